import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { Attachment } from '@liren/shared/announcements.attachments'
import type { EventFacts } from '@liren/shared/announcements.matter'
import type { TextBlock } from '@liren/shared/structured.text'
import { announcementConfirmation, announcementRevision } from './announcements.life.tables.ts'
import { filesSql } from './announcements.detail.store.ts'
import { one } from './announcements.store.ts'
import { announcement, announcementTarget } from './announcements.tables.ts'

interface At {
  communityId: string
  id: string
}

const targetsOf = ({ communityId, id }: At) =>
  and(eq(announcementTarget.communityId, communityId), eq(announcementTarget.announcementId, id))

/** Pins a published notice that the caller has locked, or lets it go. */
export async function pinNotice(db: Db, at: At, pinnedUntil: Date | null): Promise<void> {
  await db.orm.update(announcement).set({ pinnedUntil }).where(one(at.communityId, at.id))
  await db.orm.update(announcementTarget).set({ pinnedUntil }).where(targetsOf(at))
}

type Correction = Pick<
  typeof announcement.$inferInsert,
  'title' | 'excerpt' | 'body' | 'matter' | 'attachments' | 'coverId'
>

/** Lets a notice say something else, unless it was corrected or withdrawn meanwhile; what it said is kept. */
export async function correctNotice(
  db: Db,
  before: typeof announcementRevision.$inferInsert,
  set: Correction & { correctedAt: Date },
): Promise<boolean> {
  const { communityId, announcementId: id, version } = before
  const rows = await db.orm
    .update(announcement)
    .set({
      ...set,
      version: version + 1,
      corrections: sql`${announcement.corrections} + 1`,
      updatedAt: set.correctedAt,
    })
    .where(and(one(communityId, id), eq(announcement.version, version), isNull(announcement.withdrawnAt)))
    .returning({ id: announcement.id })
  if (rows.length === 0) return false
  await db.orm.insert(announcementRevision).values(before)
  return true
}

/** Withdraws a published notice, once; it stands above the feed no more. */
export async function withdrawNotice(
  db: Db,
  at: At,
  set: { withdrawnAt: Date; withdrawnBy: string; withdrawalReason: string },
): Promise<boolean> {
  const rows = await db.orm
    .update(announcement)
    .set({ ...set, pinnedUntil: null, version: sql`${announcement.version} + 1`, updatedAt: set.withdrawnAt })
    .where(and(one(at.communityId, at.id), isNull(announcement.withdrawnAt)))
    .returning({ id: announcement.id })
  if (rows.length === 0) return false
  await db.orm.update(announcementTarget).set({ pinnedUntil: null, urgentUntil: null }).where(targetsOf(at))
  return true
}

/** Notes that somebody confirmed a notice; who did already keeps the first time. */
export async function insertConfirmation(db: Db, row: typeof announcementConfirmation.$inferInsert): Promise<void> {
  await db.orm.insert(announcementConfirmation).values(row).onConflictDoNothing()
}

export interface RevisionRow {
  version: number
  title: string
  body: TextBlock[]
  event: EventFacts | null
  files: Attachment[]
  saidFrom: Date
  correctedAt: Date
  correctedBy: string
  reason: string
}

const revisionsStatement: Hot = {
  name: 'announcement_revisions',
  text: `SELECT r.version, r.title, r.body, r.event, r.said_from AS "saidFrom", r.corrected_at AS "correctedAt", r.reason,
      m.nickname AS "correctedBy", ${filesSql('r.attachments')} AS files
    FROM announcement_revision r
    JOIN member m ON m.community_id = $1 AND m.account_id = r.corrected_by
    WHERE r.community_id = $1 AND r.announcement_id = $2 AND r.version < $3
    ORDER BY r.version DESC LIMIT $4`,
}

/** What a notice said before, latest first, below a version. */
export const readRevisions = (db: Db, { communityId, id }: At, below: number, limit: number) =>
  db.hot<RevisionRow>(revisionsStatement, [communityId, id, below, limit])
