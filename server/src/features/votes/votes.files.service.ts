import type { VoteFile } from '@liren/shared/votes.files'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { LateFile, type Intake, type KeptFile } from '../../platform/http/files.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { createOrphanRounds } from '../../platform/storage/orphans.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { attachmentIntake } from '../announcements/announcements.intake.service.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import type { FileUse } from './votes.files.tables.ts'
import * as store from './votes.files.store.ts'

/** Judged as files of notices are, pictures drawn anew; kept apart from them. */
export const voteIntake: Intake = { ...attachmentIntake, folder: 'votes' }

export const presentFile = ({ id, kind, name, bytes, width, height, digest }: store.FileRow): VoteFile => ({
  ...{ id, kind, name, bytes, width, height, digest },
})

/** Where a file is put: an estate's documents, or something of one decision. */
export interface FileAt {
  communityId: string
  estateId: string
  decisionId: string | null
  use: FileUse
  paperNumber?: number | null
}

const named = (kind: 'picture' | 'pdf', name: string): string =>
  kind === 'pdf' ? name : `${name.replace(/\.[a-z0-9]{1,5}$/i, '') || 'picture'}.jpg`

/** Takes a received file, if there is room for it: `attachments_full` otherwise. Whoever calls knows that it may. */
export async function takeFile(
  db: Db,
  actor: CommunityActor,
  { communityId, estateId, decisionId, use, paperNumber = null }: FileAt,
  file: KeptFile | null,
  most: number,
): Promise<VoteFile> {
  if (!file) throw new DomainError('file_missing')
  if (!file.facts) throw new Error('the file was not read')
  if ((await store.countFiles(db, { communityId, decisionId, estateId }, { use, paperNumber })) >= most)
    throw new DomainError('attachments_full')
  const { kind, bytes, width, height } = file.facts
  const made = {
    ...{ id: uuidv7(), kind, name: named(kind, file.name), bytes, width, height },
    digest: file.storedDigest,
  }
  await store.insertFile(db, {
    ...{ ...made, communityId, estateId, decisionId, use, paperNumber },
    ...{ fileKey: file.key, previewKey: file.preview, uploadedBy: actor.accountId },
  })
  file.isTaken = true
  return made
}

/** The bytes of a file, to be fetched after the transaction; `not_found` when it is of another kind. */
export function lateFile(
  storage: SealedFiles,
  row: store.FileRow,
  { kind, size }: { kind: 'picture' | 'pdf'; size: 'full' | 'preview' },
): LateFile {
  if (row.kind !== kind) throw new DomainError('not_found')
  const key = size === 'preview' ? (row.previewKey ?? row.fileKey) : row.fileKey
  return new LateFile(row.name, async () => {
    const bytes = await storage.get(key)
    if (!bytes) throw new DomainError('not_found')
    return bytes
  })
}

/** Deletes files, and has what was stored removed after the transaction. */
export async function dropFiles(db: Db, communityId: string, ids: readonly string[]): Promise<void> {
  for (const key of await store.deleteFiles(db, communityId, ids))
    await enqueue(db, 'remove_attachment', key, { communityId, key })
}

const atOnce = 200
/** A draft may lie on a phone for a while before it is saved. */
const unusedDays = 30
const orphanHours = 24

const removeOrphans = createOrphanRounds('votes', orphanHours)

/** Housekeeping: documents nobody named, scans and signed sheets whose years are over, files nothing names. */
export async function sweepVoteFiles(pool: pg.Pool, files: SealedFiles): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity))
    await withContext(pool, { communityId }, async (db) => {
      const unused = await store.unusedDocuments(db, communityId, unusedDays, atOnce)
      const expired = await store.expiredFiles(db, communityId, atOnce)
      await dropFiles(db, communityId, [...unused, ...expired])
    })
  await removeOrphans(files, (keys) => withContext(pool, { purpose: 'sweep' }, (db) => store.keysKept(db, keys)))
}
