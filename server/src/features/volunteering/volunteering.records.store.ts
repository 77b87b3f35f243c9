import type { RecordKind } from '@liren/shared/volunteering.records'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import { volunteerRecord } from './volunteering.records.tables.ts'

export interface RecordRow {
  id: string
  accountId: string
  kind: RecordKind
  nickname: string
  title: string
  detail: string
  happenedOn: string
  minutes: number | null
  recorder: string
  recordedAt: Date
}

export const insertRecord = (db: Db, row: typeof volunteerRecord.$inferInsert) =>
  db.orm.insert(volunteerRecord).values(row)

const columns = `e.id, e.account_id AS "accountId", e.kind, m.nickname, e.title, e.detail,
  e.happened_on::text AS "happenedOn", e.minutes, r.nickname AS recorder, e.recorded_at AS "recordedAt"`
const joined = `volunteer_record e JOIN member m ON m.community_id = e.community_id AND m.account_id = e.account_id
  JOIN member r ON r.community_id = e.community_id AND r.account_id = e.recorded_by`

const findStatement: Hot = {
  name: 'volunteer_record_find',
  text: `SELECT ${columns} FROM ${joined} WHERE e.community_id = $1 AND e.id = $2`,
}

export async function findRecord(db: Db, communityId: string, id: string): Promise<RecordRow | null> {
  const [row] = await db.hot<RecordRow>(findStatement, [communityId, id])
  return row ?? null
}

const listStatement: Hot = {
  name: 'volunteer_records',
  text: `SELECT ${columns} FROM ${joined} WHERE e.community_id = $1
      AND ${olderThan('e.recorded_at, e.id', '$2', '$3')}
    ORDER BY e.recorded_at DESC, e.id DESC LIMIT $4`,
}

/** What was written into records here, newest first, after the cursor. */
export const listRecords = (db: Db, communityId: string, after: readonly [Date, string] | null, limit: number) =>
  db.hot<RecordRow>(listStatement, [communityId, after?.[0] ?? null, after?.[1] ?? null, limit])

const ofStatement: Hot = {
  name: 'volunteer_records_of',
  text: `SELECT ${columns} FROM ${joined} WHERE e.community_id = $1 AND e.account_id = $2
    ORDER BY e.happened_on, e.id LIMIT $3`,
}

/** What is in somebody's record, the oldest first. */
export const listRecordsOf = (db: Db, communityId: string, accountId: string, limit: number) =>
  db.hot<RecordRow>(ofStatement, [communityId, accountId, limit])

const deleteStatement: Hot = {
  name: 'volunteer_record_delete',
  text: 'DELETE FROM volunteer_record WHERE community_id = $1 AND id = $2 RETURNING id',
}

/** Takes an entry out; false when it has gone already. */
export const deleteRecord = async (db: Db, communityId: string, id: string): Promise<boolean> =>
  (await db.hot(deleteStatement, [communityId, id])).length === 1

const forgetStatement: Hot = {
  name: 'volunteer_records_forget',
  text: 'DELETE FROM volunteer_record WHERE community_id = $1 AND account_id = $2',
}

/** Removes what is in somebody's record: it names them. */
export const deleteRecords = (db: Db, communityId: string, accountId: string) =>
  db.hot(forgetStatement, [communityId, accountId])
