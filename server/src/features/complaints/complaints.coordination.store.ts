import type { ComplaintCategory } from '@liren/shared/complaints'
import type { TopicSource } from '@liren/shared/complaints.coordination'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { complaintTopic, complaintTopicMatter } from './complaints.coordination.tables.ts'

export type TopicStored = typeof complaintTopic.$inferSelect

/** Matters that could be one thing. */
export interface Group {
  category: ComplaintCategory
  buildingId: string
  topicId: string | null
  complaintIds: string[]
}

const groupsStatement: Hot = {
  name: 'complaint_topic_groups',
  text: `SELECT c.category, c.building_id AS "buildingId", t.id AS "topicId", array_agg(c.id ORDER BY c.created_at, c.id) AS "complaintIds"
    FROM complaint c
    LEFT JOIN complaint_topic t ON t.community_id = $1 AND t.category = c.category AND t.building_id = c.building_id
      AND t.source = 'cluster' AND t.settled_at IS NULL
    WHERE c.community_id = $1 AND c.created_at > (SELECT app.now()) - make_interval(days => $2) AND c.building_id IS NOT NULL
      AND c.category NOT IN ('dispute', 'consultation', 'suggestion') AND c.state NOT IN ('REFUSED', 'WITHDRAWN')
      AND NOT EXISTS (SELECT FROM complaint_topic_matter m
        JOIN complaint_topic k ON k.community_id = $1 AND k.id = m.topic_id AND k.source = 'cluster'
        WHERE m.community_id = $1 AND m.complaint_id = c.id)
    GROUP BY c.category, c.building_id, t.id HAVING t.id IS NOT NULL OR count(*) >= $3 LIMIT 100`,
}

/** Young matters of a category in a building that no cluster holds yet: with an open cluster there, or enough for one. */
export const groupsDue = (db: Db, communityId: string, days: number, least: number) =>
  db.hot<Group>(groupsStatement, [communityId, days, least])

// Looked up for each of the few that climbed so far: joined as a whole, all there ever was on the list would be read.
const singlesStatement: Hot = {
  name: 'complaint_topic_singles',
  text: `SELECT s.source, c.id, c.category, c.place_label AS "placeLabel" FROM (
      SELECT 'climbed' AS source, id FROM complaint
        WHERE community_id = $1 AND rung >= 5 AND desk_role IS NOT NULL AND category <> 'dispute'
      UNION ALL
      SELECT DISTINCT 'silent', complaint_id FROM complaint_call WHERE community_id = $1 AND rung = 5 AND ended_at IS NULL
    ) s JOIN complaint c ON c.community_id = $1 AND c.id = s.id AND c.category <> 'dispute'
    LEFT JOIN LATERAL (SELECT t.id FROM complaint_topic t WHERE t.community_id = $1 AND t.complaint_id = c.id
      AND (t.settled_at IS NULL OR t.source = s.source) LIMIT 1) k ON true
    WHERE k.id IS NULL
    ORDER BY s.source, c.id LIMIT 200`,
}

/** Matters that reached the top of the ladder, or a call to which did, and that are not on the list yet. */
export const singlesDue = (db: Db, communityId: string) =>
  db.hot<{ source: TopicSource; id: string; category: ComplaintCategory; placeLabel: string }>(singlesStatement, [
    communityId,
  ])

/** Puts something on the list; false when it is there already, whoever was faster. */
export async function insertTopic(db: Db, row: typeof complaintTopic.$inferInsert): Promise<boolean> {
  const rows = await db.orm
    .insert(complaintTopic)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: complaintTopic.id })
  return rows.length === 1
}

/** Puts matters under a topic; those that are there stay. */
export async function addMatters(
  db: Db,
  { communityId, topicId }: { communityId: string; topicId: string },
  complaintIds: readonly string[],
): Promise<void> {
  await db.orm
    .insert(complaintTopicMatter)
    .values(complaintIds.map((complaintId) => ({ communityId, topicId, complaintId })))
    .onConflictDoNothing()
}

const overStatement: Hot = {
  name: 'complaint_topic_over',
  text: `UPDATE complaint_topic t SET settled_at = app.now() FROM complaint c
    WHERE t.community_id = $1 AND t.settled_at IS NULL AND t.source <> 'cluster' AND c.community_id = $1
      AND c.id = t.complaint_id AND c.state IN ('CLOSED', 'WITHDRAWN', 'REFUSED')`,
}

/** Takes off the list what was there for one matter alone that has ended. */
export async function settleEnded(db: Db, communityId: string): Promise<void> {
  await db.hot(overStatement, [communityId])
}

/** Settles a topic that is open; false when somebody has. */
export async function settleTopic(
  db: Db,
  { communityId, id }: { communityId: string; id: string },
  settled: { settledAt: Date; settledBy: string; settledFor: string },
): Promise<boolean> {
  const rows = await db.orm
    .update(complaintTopic)
    .set(settled)
    .where(
      and(eq(complaintTopic.communityId, communityId), eq(complaintTopic.id, id), isNull(complaintTopic.settledAt)),
    )
    .returning({ id: complaintTopic.id })
  return rows.length === 1
}

export async function readTopic(db: Db, communityId: string, id: string): Promise<TopicStored | null> {
  const [row] = await db.orm
    .select()
    .from(complaintTopic)
    .where(and(eq(complaintTopic.communityId, communityId), eq(complaintTopic.id, id)))
  return row ?? null
}

/** More matters than any topic will show. */
const mostMatters = 200

/** The matters under a topic. */
export async function mattersUnder(db: Db, communityId: string, topicId: string): Promise<string[]> {
  const rows = await db.orm
    .select({ id: complaintTopicMatter.complaintId })
    .from(complaintTopicMatter)
    .where(and(eq(complaintTopicMatter.communityId, communityId), eq(complaintTopicMatter.topicId, topicId)))
    .limit(mostMatters)
  return rows.map(({ id }) => id)
}

/** A topic as the list shows it. */
export interface ListedTopic {
  id: string
  source: TopicSource
  category: ComplaintCategory
  placeLabel: string
  listedAt: Date
  settledAt: Date | null
  matters: number
  openMatters: number
  text: string
}

const listText = (isSettled: boolean) => `SELECT t.id, t.source, t.category, t.place_label AS "placeLabel",
      t.listed_at AS "listedAt", t.settled_at AS "settledAt", k.matters, k.open AS "openMatters", k.text
    FROM (SELECT * FROM complaint_topic WHERE community_id = $1 AND settled_at IS ${isSettled ? 'NOT NULL' : 'NULL'}
      AND ($2::timestamptz IS NULL OR (listed_at, id) < ($2, $3::uuid)) ORDER BY listed_at DESC, id DESC LIMIT $4) t
    CROSS JOIN LATERAL (SELECT count(*)::int AS matters, (count(*) FILTER (WHERE c.desk_role IS NOT NULL))::int AS open,
        coalesce((array_agg(c.text ORDER BY c.created_at, c.id))[1], '') AS text
      FROM complaint_topic_matter m JOIN complaint c ON c.community_id = $1 AND c.id = m.complaint_id
      WHERE m.community_id = $1 AND m.topic_id = t.id) k
    ORDER BY t.listed_at DESC, t.id DESC`
const listStatements: Record<'open' | 'settled', Hot> = {
  open: { name: 'complaint_topics_open', text: listText(false) },
  settled: { name: 'complaint_topics_settled', text: listText(true) },
}

/** What is on the list, or was, newest first. */
export const listTopics = (
  db: Db,
  communityId: string,
  state: 'open' | 'settled',
  after: readonly [Date, string] | null,
  limit: number,
): Promise<ListedTopic[]> =>
  db.hot<ListedTopic>(listStatements[state], [communityId, after?.[0] ?? null, after?.[1] ?? null, limit])
