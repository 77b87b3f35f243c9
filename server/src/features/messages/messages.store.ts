import type { messageKinds } from '@liren/shared/messages'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { message } from './messages.tables.ts'

export type MessageKind = (typeof messageKinds)[number]

export interface MessageBatch {
  communityId: string
  kind: MessageKind
  subjectId: string
  /** The how manieth time of this kind; 0 where there is only one. */
  occasion?: number
  /** What to open, where the subject itself cannot be. */
  aboutId?: string
  title: string
  sender: string
  /** One id per account, made by the app. */
  people: { id: string; accountId: string }[]
}

const insertStatement: Hot = {
  name: 'message_insert',
  text: `INSERT INTO message (community_id, id, account_id, kind, subject_id, title, sender, occasion, about_id)
    SELECT $1, p.id, p.account_id, $2, $3, $4, $5, $8, $9 FROM unnest($6::uuid[], $7::uuid[]) AS p(id, account_id)
    ON CONFLICT ON CONSTRAINT message_subject_key DO NOTHING RETURNING id`,
}

/** Lays a message in each inbox; who has one about this occasion of a matter already gets no second. Returns the ids of the new ones. */
export async function insertMessages(db: Db, batch: MessageBatch): Promise<Set<string>> {
  const rows = await db.hot<{ id: string }>(insertStatement, [
    batch.communityId,
    batch.kind,
    batch.subjectId,
    batch.title,
    batch.sender,
    batch.people.map((person) => person.id),
    batch.people.map((person) => person.accountId),
    batch.occasion ?? 0,
    batch.aboutId ?? null,
  ])
  return new Set(rows.map((row) => row.id))
}

/** Messages of a person, newest first, after the cursor. */
export function listMessages(
  db: Db,
  communityId: string,
  accountId: string,
  after: readonly [Date, string] | null,
  limit: number,
) {
  return db.orm
    .select()
    .from(message)
    .where(
      and(
        eq(message.communityId, communityId),
        eq(message.accountId, accountId),
        after
          ? sql`(${message.createdAt}, ${message.id}) < (${after[0].toISOString()}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(message.createdAt), desc(message.id))
    .limit(limit)
}

/** Marks the person's messages up to and including one of them; an id of somebody else's marks nothing. */
export async function markReadUpTo(db: Db, communityId: string, accountId: string, id: string): Promise<void> {
  const upTo = sql`(SELECT m.created_at, m.id FROM message m
    WHERE m.community_id = ${communityId} AND m.account_id = ${accountId} AND m.id = ${id})`
  await db.orm
    .update(message)
    .set({ readAt: sql`app.now()` })
    .where(
      and(
        eq(message.communityId, communityId),
        eq(message.accountId, accountId),
        isNull(message.readAt),
        sql`(${message.createdAt}, ${message.id}) <= ${upTo}`,
      ),
    )
}

const oneReadStatement: Hot = {
  name: 'message_one_read',
  text: `UPDATE message SET read_at = app.now()
    WHERE community_id = $1 AND account_id = $2 AND id = $3 AND read_at IS NULL`,
}

/** Marks one message of the person as read; an id of somebody else's marks nothing. */
export async function markOneRead(db: Db, communityId: string, accountId: string, id: string): Promise<void> {
  await db.hot(oneReadStatement, [communityId, accountId, id])
}

/** How many unread messages, counted up to 100: a badge says no more. */
export async function countUnread(db: Db, communityId: string, accountId: string): Promise<number> {
  const [row] = await db.hot<{ n: number }>(unreadStatement, [communityId, accountId])
  return row?.n ?? 0
}

const unreadStatement: Hot = {
  name: 'message_unread',
  text: `SELECT count(*)::int AS n FROM (SELECT FROM message
    WHERE community_id = $1 AND account_id = $2 AND read_at IS NULL LIMIT 100) AS unread`,
}

const subjectReadStatement: Hot = {
  name: 'message_subject_read',
  text: `UPDATE message SET read_at = app.now()
    WHERE community_id = $1 AND account_id = $2 AND kind = ANY($3) AND subject_id = $4 AND read_at IS NULL`,
}

/** Marks the person's messages of these kinds about one matter as read, if there are any. */
export async function markSubjectRead(
  db: Db,
  person: { communityId: string; accountId: string },
  kinds: MessageKind[],
  subjectId: string,
): Promise<void> {
  await db.hot(subjectReadStatement, [person.communityId, person.accountId, kinds, subjectId])
}
