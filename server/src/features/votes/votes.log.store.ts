import type { LogKind } from '@liren/shared/votes.log'
import type { Json } from '@liren/shared/votes.canonical'
import type { Db, Hot } from '../../platform/db/context.ts'

/** Which log: its rows are all under one decision of one community. */
export interface LogAt {
  communityId: string
  decisionId: string
}

export interface LogRow {
  seq: number
  kind: LogKind
  at: Date
  body: Record<string, Json>
  leaf: string
  head: string
}

const columns = 'seq, kind, at, body, leaf, head'

const lastStatement: Hot = {
  name: 'vote_log_last',
  text: `SELECT seq, head FROM vote_log WHERE community_id = $1 AND decision_id = $2 ORDER BY seq DESC LIMIT 1`,
}

/** The newest entry's place and head; null while the log is empty. */
export async function lastEntry(db: Db, at: LogAt): Promise<{ seq: number; head: string } | null> {
  const [row] = await db.hot<{ seq: number; head: string }>(lastStatement, [at.communityId, at.decisionId])
  return row ?? null
}

const insertStatement: Hot = {
  name: 'vote_log_insert',
  text: `INSERT INTO vote_log (community_id, decision_id, seq, kind, at, body, leaf, head, sealed, actor_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
}

export const insertEntry = (
  db: Db,
  at: LogAt,
  row: LogRow & { sealed: string | null; actorId: string | null },
): Promise<unknown> =>
  db.hot(insertStatement, [
    at.communityId,
    at.decisionId,
    row.seq,
    row.kind,
    row.at,
    JSON.stringify(row.body),
    row.leaf,
    row.head,
    row.sealed,
    row.actorId,
  ])

const insertManyStatement: Hot = {
  name: 'vote_log_insert_many',
  text: `INSERT INTO vote_log (community_id, decision_id, seq, kind, at, body, leaf, head, sealed, actor_id)
    SELECT $1, $2, r.seq, r.kind, r.at, r.body, r.leaf, r.head, r.sealed, r."actorId"
    FROM json_to_recordset($3::json) AS r(seq int, kind text, at timestamptz, body jsonb, leaf text, head text,
      sealed text, "actorId" uuid)`,
}

/** Writes many entries by one statement. */
export const insertEntries = (
  db: Db,
  at: LogAt,
  rows: readonly (LogRow & { sealed: string | null; actorId: string | null })[],
): Promise<unknown> => db.hot(insertManyStatement, [at.communityId, at.decisionId, JSON.stringify(rows)])

const entryStatement: Hot = {
  name: 'vote_log_entry',
  text: `SELECT ${columns} FROM vote_log WHERE community_id = $1 AND decision_id = $2 AND seq = $3`,
}

/** One entry of the log. */
export async function readEntry(db: Db, at: LogAt, seq: number): Promise<LogRow> {
  const [row] = await db.hot<LogRow>(entryStatement, [at.communityId, at.decisionId, seq])
  if (!row) throw new Error('an entry of the log is not there')
  return row
}

const pageStatement: Hot = {
  name: 'vote_log_page',
  text: `SELECT ${columns} FROM vote_log WHERE community_id = $1 AND decision_id = $2 AND seq > $3
    ORDER BY seq LIMIT $4`,
}

/** Entries after one of them, in their order. */
export const pageOfLog = (db: Db, at: LogAt, after: number, limit: number): Promise<LogRow[]> =>
  db.hot<LogRow>(pageStatement, [at.communityId, at.decisionId, after, limit])

const kindsStatement: Hot = {
  name: 'vote_log_kinds',
  text: `SELECT l.seq, l.kind, l.at, l.body, l.leaf, l.head, l.actor_id AS "actorId", coalesce(m.nickname, '') AS nickname
    FROM vote_log l LEFT JOIN member m ON m.community_id = l.community_id AND m.account_id = l.actor_id
    WHERE l.community_id = $1 AND l.decision_id = $2 AND l.kind = ANY($3) ORDER BY l.seq`,
}

export interface ActedRow extends LogRow {
  actorId: string | null
  nickname: string
}

/** Entries of some kinds with who made them; for kinds of which a decision has few. */
export const entriesOfKinds = (db: Db, at: LogAt, kinds: readonly LogKind[]): Promise<ActedRow[]> =>
  db.hot<ActedRow>(kindsStatement, [at.communityId, at.decisionId, kinds])

const kindPageStatement: Hot = {
  name: 'vote_log_kind_page',
  text: `SELECT ${columns} FROM vote_log WHERE community_id = $1 AND decision_id = $2 AND kind = $3 AND seq > $4
    ORDER BY seq LIMIT $5`,
}

/** Entries of one kind after one of them, in their order. */
export const pageOfKind = (db: Db, at: LogAt, kind: LogKind, after: number, limit: number): Promise<LogRow[]> =>
  db.hot<LogRow>(kindPageStatement, [at.communityId, at.decisionId, kind, after, limit])

const leavesStatement: Hot = {
  name: 'vote_log_leaves',
  text: `SELECT leaf FROM vote_log WHERE community_id = $1 AND decision_id = $2 AND seq <= $3 ORDER BY seq`,
}

/** The leaves of a log from its beginning; tens of thousands at most, as many as a decision has entries. */
export const leavesUpTo = async (db: Db, at: LogAt, size: number): Promise<string[]> =>
  (await db.hot<{ leaf: string }>(leavesStatement, [at.communityId, at.decisionId, size])).map(({ leaf }) => leaf)
