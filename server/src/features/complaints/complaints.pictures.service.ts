import type { ComplaintPicture } from '@liren/shared/complaints.pictures'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { LateFile, type Intake, type KeptFile } from '../../platform/http/files.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { kindOfFile } from '../../platform/pictures/file.kind.ts'
import { createOrphanRounds } from '../../platform/storage/orphans.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { attachmentIntake } from '../announcements/announcements.intake.service.ts'
import * as store from './complaints.parts.store.ts'
import { expectSeen } from './complaints.seen.service.ts'

/** Pictures alone, drawn anew as those of notices are: where they were taken is gone. */
export const complaintIntake: Intake = {
  folder: 'complaints',
  make(file) {
    if (kindOfFile(file.bytes) === 'pdf') throw new DomainError('attachment_unreadable')
    return attachmentIntake.make(file)
  },
}

/** A picture as whoever sees it gets it. */
export const pictureOf = ({ id, width, height, bytes }: ComplaintPicture): ComplaintPicture => ({
  ...{ id, width, height, bytes },
})

/** So many pictures of one person may wait for a report. */
const mostUnused = 27

/** Keeps a picture that was received for a report or a step of the actor's. */
export async function attach(db: Db, actor: CommunityActor, file: KeptFile): Promise<ComplaintPicture> {
  const { communityId, accountId } = actor
  if (!file.facts || file.preview === null) throw new Error('the picture was not read')
  if ((await store.countUnused(db, communityId, accountId)) >= mostUnused) throw new DomainError('attachments_full')
  const { bytes, width, height } = file.facts
  const made = { id: uuidv7(), bytes, width: width ?? 0, height: height ?? 0 }
  await store.insertPicture(db, {
    ...made,
    communityId,
    fileKey: file.key,
    previewKey: file.preview,
    uploadedBy: accountId,
  })
  file.isTaken = true
  return made
}

/** A picture of a matter that the actor sees; neighbours those of the report alone. */
export async function pictureFor(
  db: Db,
  storage: SealedFiles,
  actor: CommunityActor,
  at: { complaintId: string; pictureId: string },
  size: 'full' | 'preview',
): Promise<LateFile> {
  const { row, sight } = await expectSeen(db, actor, at.complaintId)
  const found = await store.readPicture(db, { communityId: row.communityId, complaintId: row.id }, at.pictureId)
  const isOfReport = found?.callId === null && found.seq === 1
  if (!found || sight === 'course' || (sight === 'outline' && !isOfReport)) throw new DomainError('not_found')
  const key = size === 'preview' ? found.previewKey : found.fileKey
  return new LateFile('picture.jpg', async () => {
    const bytes = await storage.get(key)
    if (!bytes) throw new DomainError('not_found')
    return bytes
  })
}

const atOnce = 200
const unusedHours = 24
const removeOrphans = createOrphanRounds('complaints', unusedHours)

/** Housekeeping: pictures that no step shows, and files nothing names. */
export async function sweepComplaintPictures(pool: pg.Pool, files: SealedFiles): Promise<void> {
  const unused = await withContext(pool, { purpose: 'sweep' }, (db) => store.unusedPictures(db, unusedHours, atOnce))
  for (const [communityId, rows] of groupBy(unused, (row) => row.communityId))
    await withContext(pool, { communityId }, async (db) => {
      const ids = rows.map(({ id }) => id)
      for (const key of await store.deletePictures(db, communityId, ids))
        await enqueue(db, 'remove_attachment', key, { communityId, key })
    })
  await removeOrphans(files, (keys) => withContext(pool, { purpose: 'sweep' }, (db) => store.pictureKeysKept(db, keys)))
}
