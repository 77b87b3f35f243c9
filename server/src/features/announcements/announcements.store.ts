import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { announcement, announcementRead, announcementTarget } from './announcements.tables.ts'

export type AnnouncementRow = typeof announcement.$inferSelect
type NewRow = typeof announcement.$inferInsert

const one = (communityId: string, id: string) => and(eq(announcement.communityId, communityId), eq(announcement.id, id))

export async function insertDraft(db: Db, row: NewRow): Promise<AnnouncementRow> {
  const [written] = await db.orm.insert(announcement).values(row).returning()
  if (!written) throw new Error('the draft was not written')
  return written
}

/** Replaces a draft that still has this version; null when it was edited, published or discarded meanwhile. */
export async function replaceDraft(db: Db, row: NewRow & { version: number }): Promise<AnnouncementRow | null> {
  const { communityId, id, version, ...set } = row
  const [written] = await db.orm
    .update(announcement)
    .set({ ...set, version: version + 1, updatedAt: sql`app.now()` })
    .where(and(one(communityId, id), eq(announcement.version, version), isNull(announcement.publishedAt)))
    .returning()
  return written ?? null
}

/** Publishes a draft that still has this version, to these keys; null when it was touched meanwhile. */
export async function publishDraft(
  db: Db,
  at: { communityId: string; id: string; version: number },
  set: { authorNickname: string; authorScopeLabel: string; audienceLabels: string[] },
  keys: string[],
): Promise<AnnouncementRow | null> {
  const [row] = await db.orm
    .update(announcement)
    .set({ ...set, version: at.version + 1, publishedAt: sql`app.now()`, updatedAt: sql`app.now()` })
    .where(and(one(at.communityId, at.id), eq(announcement.version, at.version), isNull(announcement.publishedAt)))
    .returning()
  if (!row?.publishedAt) return null
  const { publishedAt } = row
  await db.orm.insert(announcementTarget).values(
    keys.map((audienceKey) => ({
      communityId: at.communityId,
      announcementId: at.id,
      audienceKey,
      publishedAt,
    })),
  )
  return row
}

/** Throws a draft of the author away; false when it is not one. */
export async function deleteDraft(db: Db, communityId: string, id: string, authorId: string): Promise<boolean> {
  const rows = await db.orm
    .delete(announcement)
    .where(and(one(communityId, id), eq(announcement.authorId, authorId), isNull(announcement.publishedAt)))
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

/** What the author wrote, last touched first, with how many have read it. */
export function listMine(
  db: Db,
  communityId: string,
  authorId: string,
  after: readonly [Date, string] | null,
  limit: number,
) {
  const peopleRead = sql<number>`(SELECT count(*)::int FROM announcement_read r
    WHERE r.community_id = ${announcement.communityId} AND r.announcement_id = ${announcement.id})`
  return db.orm
    .select({
      id: announcement.id,
      title: announcement.title,
      audienceLabels: announcement.audienceLabels,
      updatedAt: announcement.updatedAt,
      publishedAt: announcement.publishedAt,
      peopleRead,
    })
    .from(announcement)
    .where(
      and(
        eq(announcement.communityId, communityId),
        eq(announcement.authorId, authorId),
        after
          ? sql`(${announcement.updatedAt}, ${announcement.id}) < (${after[0].toISOString()}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(announcement.updatedAt), desc(announcement.id))
    .limit(limit)
}

/** A published notice, for those who deliver it. */
export async function findPublished(db: Db, communityId: string, id: string): Promise<AnnouncementRow | null> {
  const [row] = await db.orm
    .select()
    .from(announcement)
    .where(and(one(communityId, id), isNotNull(announcement.publishedAt)))
  return row ?? null
}
