import type { ColumnCode } from '@liren/shared/columns'
import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { boardColumn, columnContact, columnDuty } from './columns.tables.ts'

export const insertColumns = (db: Db, rows: (typeof boardColumn.$inferInsert)[]) =>
  db.orm.insert(boardColumn).values(rows)

export interface HostRow {
  grantId: string
  accountId: string
  nickname: string
  contactId: string | null
  numberSealed: string | null
}

export interface DutyRow {
  accountId: string
  weekday: number | null
  date: string | null
  fromMinutes: number
  toMinutes: number
}

export interface ColumnRow {
  id: string
  code: ColumnCode
  name: string
  isOn: boolean
  blurb: string | null
  promisedReplyMinutes: number | null
  version: number
  rosterVersion: number
  /** In force, in the order they were appointed. */
  hosts: HostRow[]
  /** Of whoever is host still. */
  duties: DutyRow[]
}

const columnsStatement: Hot = {
  name: 'columns_with_hosts',
  text: `WITH host AS (
    SELECT g.scope_id AS column_id, g.id AS grant_id, g.account_id, g.created_at, m.nickname, k.id AS contact_id,
      k.number_sealed
    FROM role_grant g
    JOIN member m ON m.community_id = g.community_id AND m.account_id = g.account_id
    LEFT JOIN column_contact k ON k.community_id = g.community_id AND k.column_id = g.scope_id
      AND k.account_id = g.account_id
    WHERE g.community_id = $1 AND g.role = 'column_host' AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > app.now()))
  SELECT c.id, c.code, c.name, c.is_on AS "isOn", c.blurb, c.promised_reply_minutes AS "promisedReplyMinutes",
    c.version, c.roster_version AS "rosterVersion",
    coalesce((SELECT json_agg(json_build_object('grantId', h.grant_id, 'accountId', h.account_id,
        'nickname', h.nickname, 'contactId', h.contact_id, 'numberSealed', h.number_sealed)
        ORDER BY h.created_at, h.grant_id)
      FROM host h WHERE h.column_id = c.id), '[]') AS hosts,
    coalesce((SELECT json_agg(json_build_object('accountId', d.account_id, 'weekday', d.weekday, 'date', d.on_date,
        'fromMinutes', d.from_minutes, 'toMinutes', d.to_minutes)
        ORDER BY d.weekday, d.on_date, d.from_minutes, d.id)
      FROM column_duty d JOIN host h ON h.column_id = d.column_id AND h.account_id = d.account_id
      WHERE d.community_id = c.community_id AND d.column_id = c.id), '[]') AS duties
  FROM board_column c WHERE c.community_id = $1 AND ($2::uuid IS NULL OR c.id = $2) ORDER BY c.ordinal, c.id`,
}

/** The columns of a community in its order, or one of them. */
export const readColumns = (db: Db, communityId: string, columnId: string | null = null) =>
  db.hot<ColumnRow>(columnsStatement, [communityId, columnId])

const lockStatement: Hot = {
  name: 'columns_lock',
  text: `SELECT version, roster_version AS "rosterVersion" FROM board_column
    WHERE community_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY id FOR UPDATE`,
}

/** Locks all columns of a community, or one, always in the same order. */
export const lockColumns = (db: Db, communityId: string, columnId: string | null = null) =>
  db.hot<{ version: number; rosterVersion: number }>(lockStatement, [communityId, columnId])

const updateStatement: Hot = {
  name: 'columns_update',
  text: `UPDATE board_column c SET name = r.name, is_on = r."isOn", blurb = r.blurb, ordinal = r.ordinal,
      promised_reply_minutes = r."promisedReplyMinutes", version = c.version + 1
    FROM jsonb_to_recordset($2::jsonb) AS r(code text, name text, "isOn" boolean, blurb text, ordinal int,
      "promisedReplyMinutes" int)
    WHERE c.community_id = $1 AND c.code = r.code`,
}

/** Writes columns that the caller has locked anew. */
export const updateColumns = (db: Db, communityId: string, rows: object[]) =>
  db.hot(updateStatement, [communityId, JSON.stringify(rows)])

const nextRosterStatement: Hot = {
  name: 'column_next_roster',
  text: `UPDATE board_column SET roster_version = roster_version + 1 WHERE community_id = $1 AND id = $2`,
}

/** Replaces the roster of a column that the caller has locked. */
export async function replaceDuties(
  db: Db,
  communityId: string,
  columnId: string,
  rows: (typeof columnDuty.$inferInsert)[],
): Promise<void> {
  await db.hot(nextRosterStatement, [communityId, columnId])
  await db.orm.delete(columnDuty).where(and(eq(columnDuty.communityId, communityId), eq(columnDuty.columnId, columnId)))
  if (rows.length > 0) await db.orm.insert(columnDuty).values(rows)
}

const forgetStatement = (table: 'column_duty' | 'column_contact'): Hot => ({
  name: `${table}_forget`,
  text: `DELETE FROM ${table} WHERE community_id = $1 AND account_id = $2 AND ($3::uuid IS NULL OR column_id = $3)`,
})

/** Takes a person off the roster of a column, or of all. */
export const forgetDuties = (db: Db, communityId: string, accountId: string, columnId: string | null) =>
  db.hot(forgetStatement('column_duty'), [communityId, accountId, columnId])

/** Deletes the number a person shows at a column, or at all. */
export const forgetNumbers = (db: Db, communityId: string, accountId: string, columnId: string | null) =>
  db.hot(forgetStatement('column_contact'), [communityId, accountId, columnId])

export const insertContact = (db: Db, row: typeof columnContact.$inferInsert) =>
  db.orm.insert(columnContact).values(row)
