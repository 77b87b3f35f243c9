import type { Attachment } from '@liren/shared/announcements.attachments'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { LateFile, type KeptFile } from '../../platform/http/files.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { pictureName } from './announcements.attachments.rules.ts'
import * as files from './announcements.attachments.store.ts'
import type { DetailRow } from './announcements.detail.store.ts'
import { abilitiesOf, isOfOffice } from './announcements.policy.ts'
import { lockOne } from './announcements.store.ts'
import { expectVisible } from './announcements.visible.service.ts'

/** Takes a file that was received and read into a free slot of a notice of the actor's office. */
export async function attach(
  db: Db,
  actor: CommunityActor,
  announcementId: string,
  file: KeptFile,
): Promise<Attachment> {
  const { communityId, accountId } = actor
  await lockOne(db, communityId, announcementId)
  const row = await expectVisible(db, actor, announcementId)
  if (!isOfOffice(actor, row)) throw new DomainError('forbidden')
  if (row.withdrawnAt) throw new DomainError('announcement_withdrawn')
  if (!abilitiesOf(actor, row).attach) throw new DomainError('forbidden')
  if (!file.facts) throw new Error('the file was not read')
  const { kind, bytes, width, height } = file.facts
  const name = kind === 'picture' ? pictureName(file.name) : file.name
  const made = { id: uuidv7(), kind, name, bytes, width, height }
  const keys = { fileKey: file.key, previewKey: file.preview }
  await files.insertFile(db, { ...made, ...keys, communityId, announcementId, uploadedBy: accountId })
  file.isTaken = true
  return { ...made, alt: null }
}

/** Deletes files of a draft, and has what was stored removed after the transaction. */
export async function dropAttachments(db: Db, communityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (const key of await files.deleteFiles(db, communityId, ids))
    await enqueue(db, 'remove_attachment', key, { communityId, key })
}

interface At {
  communityId: string
  announcementId: string
  attachmentId: string
}

export interface Wanted {
  kind: 'picture' | 'pdf'
  size: 'full' | 'preview'
}

/** A file of a notice that somebody may see: shown now or before, and not withdrawn; all files to the office itself. */
export async function fileOf(
  db: Db,
  storage: SealedFiles,
  at: At,
  { kind, size }: Wanted,
  reader: { row: DetailRow; isOurs: boolean },
): Promise<LateFile> {
  const found = await files.readFile(db, at)
  const isOpen = reader.isOurs || (found?.isShown === true && !reader.row.withdrawnAt)
  if (!found || found.kind !== kind || !isOpen) throw new DomainError('not_found')
  const key = size === 'preview' ? (found.previewKey ?? found.fileKey) : found.fileKey
  return new LateFile(found.name, async () => {
    const bytes = await storage.get(key)
    if (!bytes) throw new DomainError('not_found')
    return bytes
  })
}

/** A file of a notice, as the actor may see it. */
export async function fileFor(
  db: Db,
  storage: SealedFiles,
  actor: CommunityActor,
  at: At,
  wanted: Wanted,
): Promise<LateFile> {
  const row = await expectVisible(db, actor, at.announcementId)
  return fileOf(db, storage, at, wanted, { row, isOurs: isOfOffice(actor, row) })
}
