import type { GrantRule } from '@liren/shared/points'
import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import { pointsMerit } from './points.merits.tables.ts'

export interface MeritRow {
  id: string
  rule: GrantRule
  accountId: string
  nickname: string
  said: string
  points: number
  journalId: string | null
  recorder: string
  recordedAt: Date
  revoker: string | null
  revokedAt: Date | null
  reason: string | null
}

export const insertMerit = (db: Db, row: typeof pointsMerit.$inferInsert) => db.orm.insert(pointsMerit).values(row)

/** Notes what a merit granted. */
export const writeGrant = (
  db: Db,
  { communityId, id }: { communityId: string; id: string },
  grant: { journalId: string | null; points: number },
) =>
  db.orm
    .update(pointsMerit)
    .set(grant)
    .where(and(eq(pointsMerit.communityId, communityId), eq(pointsMerit.id, id)))

const columns = `p.id, p.rule, p.account_id AS "accountId", m.nickname, coalesce(c.text, g.title, '') AS said, p.points, p.journal_id AS "journalId",
  r.nickname AS recorder, p.recorded_at AS "recordedAt", v.nickname AS revoker, p.revoked_at AS "revokedAt", p.reason`
const joined = `points_merit p JOIN member m ON m.community_id = p.community_id AND m.account_id = p.account_id
  JOIN member r ON r.community_id = p.community_id AND r.account_id = p.recorded_by
  LEFT JOIN member v ON v.community_id = p.community_id AND v.account_id = p.revoked_by
  LEFT JOIN complaint c ON c.community_id = p.community_id AND c.id = p.source_id
  LEFT JOIN complaint_meeting g ON g.community_id = p.community_id AND g.id = p.source_id`

const findStatement: Hot = {
  name: 'points_merit_find',
  text: `SELECT ${columns} FROM ${joined} WHERE p.community_id = $1 AND p.id = $2`,
}

export async function findMerit(db: Db, communityId: string, id: string): Promise<MeritRow | null> {
  const [row] = await db.hot<MeritRow>(findStatement, [communityId, id])
  return row ?? null
}

const listStatement: Hot = {
  name: 'points_merits',
  text: `SELECT ${columns} FROM ${joined} WHERE p.community_id = $1 AND p.rule = $2
      AND ${olderThan('p.recorded_at, p.id', '$3', '$4')}
    ORDER BY p.recorded_at DESC, p.id DESC LIMIT $5`,
}

type After = readonly [Date, string] | null

/** What a rule has granted, newest first, after the cursor. */
export const listMerits = (db: Db, communityId: string, rule: GrantRule, after: After, limit: number) =>
  db.hot<MeritRow>(listStatement, [communityId, rule, after?.[0] ?? null, after?.[1] ?? null, limit])

const revokeStatement: Hot = {
  name: 'points_merit_revoke',
  text: `UPDATE points_merit SET revoked_by = $3, revoked_at = app.now(), reason = $4
    WHERE community_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id`,
}

/** Takes a merit back; of many at once the first does, and the others get false. */
export async function revokeMerit(
  db: Db,
  communityId: string,
  id: string,
  { by, reason }: { by: string; reason: string },
): Promise<boolean> {
  return (await db.hot(revokeStatement, [communityId, id, by, reason])).length === 1
}

export interface SourceRow {
  id: string
  said: string
  at: Date
  /** Whose it is; null for a meeting. */
  accountId: string | null
  nickname: string | null
}

// What an office has handled, and not refused: the author's own yes or no to it earns nothing, so that it stays free.
const handled = `c.community_id = $1 AND c.category = $2 AND c.state IN ('RESOLVED', 'CLOSED')
  AND c.resolved_at IS NOT NULL`
const report = 'c.id, c.text AS said, c.resolved_at AS at, c.reporter_id AS "accountId", m.nickname'
const reporter = 'complaint c JOIN member m ON m.community_id = c.community_id AND m.account_id = c.reporter_id'
const held = `m.community_id = $1 AND m.state = 'HELD' AND NOT m.is_private`
const meeting = 'm.id, m.title AS said, m.starts_at AS at, NULL::uuid AS "accountId", NULL::text AS nickname'

const reportsStatement: Hot = {
  name: 'points_merit_reports',
  text: `SELECT ${report} FROM ${reporter} WHERE ${handled} AND c.created_at > app.now() - interval '1 year'
      AND NOT EXISTS (SELECT FROM points_merit p WHERE p.community_id = $1 AND p.rule = $2 AND p.source_id = c.id
        AND p.revoked_at IS NULL)
      AND ${olderThan('c.resolved_at, c.id', '$3', '$4')}
    ORDER BY c.resolved_at DESC, c.id DESC LIMIT $5`,
}
const meetingsStatement: Hot = {
  name: 'points_merit_meetings',
  text: `SELECT ${meeting} FROM complaint_meeting m WHERE ${held} AND $2 = 'meeting'
      AND m.starts_at > app.now() - interval '1 year' AND ${olderThan('m.starts_at, m.id', '$3', '$4')}
    ORDER BY m.starts_at DESC, m.id DESC LIMIT $5`,
}

/** What a rule may grant for and has not, of the last year, newest first. A meeting stays: others may have come, too. */
export const listSources = (db: Db, communityId: string, rule: GrantRule, after: After, limit: number) =>
  db.hot<SourceRow>(rule === 'meeting' ? meetingsStatement : reportsStatement, [
    ...[communityId, rule, after?.[0] ?? null, after?.[1] ?? null, limit],
  ])

const reportStatement: Hot = {
  name: 'points_merit_report',
  text: `SELECT ${report} FROM ${reporter} WHERE ${handled} AND c.id = $3`,
}
const meetingStatement: Hot = {
  name: 'points_merit_meeting',
  text: `SELECT ${meeting} FROM complaint_meeting m WHERE ${held} AND $2 = 'meeting' AND m.id = $3`,
}

/** One matter or meeting that a rule may grant for; null where there is none, or it was not handled or held. */
export async function findSource(db: Db, communityId: string, rule: GrantRule, id: string): Promise<SourceRow | null> {
  const statement = rule === 'meeting' ? meetingStatement : reportStatement
  const [row] = await db.hot<SourceRow>(statement, [communityId, rule, id])
  return row ?? null
}

const isReversedStatement: Hot = {
  name: 'points_journal_is_reversed',
  text: 'SELECT FROM points_journal WHERE community_id = $1 AND reverses_id = $2',
}

/** Whether a journal was taken back already, by two people say. */
export const isReversed = async (db: Db, communityId: string, journalId: string): Promise<boolean> =>
  (await db.hot(isReversedStatement, [communityId, journalId])).length > 0
