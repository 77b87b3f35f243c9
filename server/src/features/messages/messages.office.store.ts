import type { officeMessageKinds } from '@liren/shared/messages.office'
import { eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import { officeMessage } from './messages.office.tables.ts'

export type OfficeMessageKind = (typeof officeMessageKinds)[number]

export interface OfficeMatter {
  communityId: string
  kind: OfficeMessageKind
  subjectId: string
  /** The how manieth time of this kind; 0 where there is only one. */
  occasion?: number
  /** What to open. */
  aboutId: string
  title: string
}

const insertStatement: Hot = {
  name: 'office_message_insert',
  text: `INSERT INTO office_message (community_id, id, account_id, kind, subject_id, occasion, about_id, title)
    SELECT $1, p.id, p.account_id, $2, $3, $4, $5, $6 FROM unnest($7::uuid[], $8::uuid[]) AS p(id, account_id)
    ON CONFLICT ON CONSTRAINT office_message_subject_key DO NOTHING`,
}

/** Lays a message in each officer's inbox; who has one about this occasion of a matter already gets no second. */
export async function insertOfficeMessages(
  db: Db,
  { communityId, kind, subjectId, occasion, aboutId, title }: OfficeMatter,
  people: { id: string; accountId: string }[],
): Promise<void> {
  await db.hot(insertStatement, [
    ...[communityId, kind, subjectId, occasion ?? 0, aboutId, title],
    people.map(({ id }) => id),
    people.map(({ accountId }) => accountId),
  ])
}

export interface OfficeMessageRow {
  id: string
  communityId: string
  communityName: string
  kind: OfficeMessageKind
  aboutId: string
  title: string
  createdAt: Date
  readAt: Date | null
}

const listStatement: Hot = {
  name: 'office_message_list',
  text: `SELECT m.id, m.community_id AS "communityId", c.name AS "communityName", m.kind, m.about_id AS "aboutId", m.title,
      m.created_at AS "createdAt", m.read_at AS "readAt"
    FROM office_message m JOIN community c ON c.id = m.community_id
    WHERE m.account_id = $1 AND ${olderThan('m.created_at, m.id', '$2', '$3')}
    ORDER BY m.created_at DESC, m.id DESC LIMIT $4`,
}

/** An officer's messages from all communities, newest first; in the person's own context, as all that follows. */
export const listOfficeMessages = (
  db: Db,
  accountId: string,
  after: readonly [Date, string] | null,
  limit: number,
): Promise<OfficeMessageRow[]> => db.hot(listStatement, [accountId, after?.[0] ?? null, after?.[1] ?? null, limit])

const upToStatement: Hot = {
  name: 'office_message_read_up_to',
  text: `UPDATE office_message SET read_at = app.now() WHERE account_id = $1 AND read_at IS NULL
    AND (created_at, id) <= (SELECT created_at, id FROM office_message WHERE account_id = $1 AND id = $2)`,
}

/** Marks the officer's messages up to and including one of them as read; an id of somebody else's marks nothing. */
export async function markOfficeReadUpTo(db: Db, accountId: string, id: string): Promise<void> {
  await db.hot(upToStatement, [accountId, id])
}

const oneStatement: Hot = {
  name: 'office_message_read_one',
  text: 'UPDATE office_message SET read_at = app.now() WHERE account_id = $1 AND id = $2 AND read_at IS NULL',
}

/** Marks one of them as read; an id of somebody else's marks nothing. */
export async function markOfficeOneRead(db: Db, accountId: string, id: string): Promise<void> {
  await db.hot(oneStatement, [accountId, id])
}

const unreadStatement: Hot = {
  name: 'office_message_unread',
  text: `SELECT count(*)::int AS n
    FROM (SELECT FROM office_message WHERE account_id = $1 AND read_at IS NULL LIMIT 100) AS unread`,
}

/** How many unread ones, counted up to 100: a badge says no more. */
export async function countOfficeUnread(db: Db, accountId: string): Promise<number> {
  const [row] = await db.hot<{ n: number }>(unreadStatement, [accountId])
  return row?.n ?? 0
}

/** Removes what an officer was told. */
export async function deleteOfficeMessages(db: Db, accountId: string): Promise<void> {
  await db.orm.delete(officeMessage).where(eq(officeMessage.accountId, accountId))
}
