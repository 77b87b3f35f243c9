import type pg from 'pg'
import { withContext } from '../../platform/db/context.ts'
import { groupBy } from '../../platform/group.ts'
import { createOrphanRounds } from '../../platform/storage/orphans.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { dropAttachments } from './announcements.attachments.service.ts'
import { keysKept, readUnused } from './announcements.attachments.store.ts'
import { markPast, readExpired } from './announcements.expiry.store.ts'

const atOnce = 200
/** Long enough for a draft to be taken up again after an upload. */
const unusedHours = 24

/** Moves what has expired out of the way of the feed, which left it out already. */
async function moveExpired(pool: pg.Pool): Promise<void> {
  const expired = await withContext(pool, { purpose: 'sweep' }, (db) => readExpired(db, atOnce))
  for (const [communityId, rows] of groupBy(expired, (row) => row.communityId))
    await withContext(pool, { communityId }, (db) =>
      markPast(
        db,
        communityId,
        rows.map((row) => row.id),
      ),
    )
}

/** Drops files that were uploaded and then not used. */
async function dropUnused(pool: pg.Pool): Promise<void> {
  const unused = await withContext(pool, { purpose: 'sweep' }, (db) => readUnused(db, unusedHours, atOnce))
  for (const [communityId, rows] of groupBy(unused, (row) => row.communityId))
    await withContext(pool, { communityId }, (db) =>
      dropAttachments(
        db,
        communityId,
        rows.map((row) => row.id),
      ),
    )
}

const removeOrphans = createOrphanRounds('attachments', unusedHours)

/** Housekeeping of announcements: what has expired, uploads nobody used, files nobody names. */
export async function sweepAnnouncements(pool: pg.Pool, files: SealedFiles): Promise<void> {
  await moveExpired(pool)
  await dropUnused(pool)
  await removeOrphans(files, (keys) => withContext(pool, { purpose: 'sweep' }, (db) => keysKept(db, keys)))
}
