import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { announcement, announcementRead, announcementTarget } from './announcements.tables.ts'

export type AnnouncementRow = typeof announcement.$inferSelect
type NewRow = typeof announcement.$inferInsert

export const one = (communityId: string, id: string) =>
  and(eq(announcement.communityId, communityId), eq(announcement.id, id))

const lockStatement: Hot = {
  name: 'announcement_lock',
  // Reading marks, which point here, need not wait.
  text: `SELECT FROM announcement WHERE community_id = $1 AND id = $2 FOR NO KEY UPDATE`,
}

/** Holds a notice, if it is there, so that what is read of it next stays true. */
export const lockOne = (db: Db, communityId: string, id: string) => db.hot(lockStatement, [communityId, id])

const shareStatement: Hot = {
  name: 'announcement_share',
  text: `SELECT FROM announcement WHERE community_id = $1 AND id = $2 FOR SHARE`,
}

/** Holds a notice against change, together with others who only look. */
export const shareOne = (db: Db, communityId: string, id: string) => db.hot(shareStatement, [communityId, id])

export async function insertDraft(db: Db, row: NewRow): Promise<void> {
  await db.orm.insert(announcement).values(row)
}

/** Replaces a draft that still has this version; false when it was edited, published or discarded meanwhile. */
export async function replaceDraft(db: Db, row: Omit<NewRow, 'authorId' | 'authorNickname'>): Promise<boolean> {
  const { communityId, id, version, ...set } = row
  const rows = await db.orm
    .update(announcement)
    .set({ ...set, scheduleFault: null, version: version + 1, updatedAt: sql`app.now()` })
    .where(and(one(communityId, id), eq(announcement.version, version), isNull(announcement.publishedAt)))
    .returning({ id: announcement.id })
  return rows.length === 1
}

export type PublishedFields = Pick<
  NewRow,
  'authorId' | 'authorNickname' | 'authorScopeLabel' | 'audienceLabels' | 'displayedUntil'
>
type TargetFields = Omit<typeof announcementTarget.$inferInsert, 'communityId' | 'announcementId' | 'audienceKey'>

/** Publishes a draft that still has this version, to these keys; false when it was touched meanwhile. */
export async function publishDraft(
  db: Db,
  at: { communityId: string; id: string; version: number },
  set: PublishedFields,
  target: TargetFields,
  keys: readonly string[],
): Promise<boolean> {
  const { communityId, id, version } = at
  const { publishedAt } = target
  const rows = await db.orm
    .update(announcement)
    .set({
      ...set,
      editedBy: null,
      publishAt: null,
      scheduledBy: null,
      scheduleFault: null,
      version: version + 1,
      publishedAt,
      updatedAt: publishedAt,
    })
    .where(and(one(communityId, id), eq(announcement.version, version), isNull(announcement.publishedAt)))
    .returning({ id: announcement.id })
  if (rows.length === 0) return false
  await db.orm
    .insert(announcementTarget)
    .values(keys.map((audienceKey) => ({ ...target, communityId, announcementId: id, audienceKey })))
  return true
}

/** Throws a draft away; false when it is none. */
export async function deleteDraft(db: Db, communityId: string, id: string): Promise<boolean> {
  const rows = await db.orm
    .delete(announcement)
    .where(and(one(communityId, id), isNull(announcement.publishedAt)))
    .returning({ id: announcement.id })
  return rows.length === 1
}

export async function insertRead(
  db: Db,
  communityId: string,
  announcementId: string,
  accountId: string,
): Promise<void> {
  await db.orm.insert(announcementRead).values({ communityId, announcementId, accountId }).onConflictDoNothing()
}

/** A published notice that was not withdrawn, for those who deliver it. */
export async function findPublished(db: Db, communityId: string, id: string): Promise<AnnouncementRow | null> {
  const [row] = await db.orm
    .select()
    .from(announcement)
    .where(and(one(communityId, id), isNotNull(announcement.publishedAt), isNull(announcement.withdrawnAt)))
  return row ?? null
}
