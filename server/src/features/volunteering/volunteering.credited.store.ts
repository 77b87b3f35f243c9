import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import { volunteerObjection } from './volunteering.credited.tables.ts'

export interface CreditedRow {
  signupId: string
  accountId: string
  title: string
  startsAt: Date
  minutes: number
  settledAt: Date
  nickname: string
  isMinor: boolean
  isTakenBack: boolean
  /** Whether the reader has objected, and what was decided: accepted hours stand. */
  hasObjected: boolean
  isAccepted: boolean | null
}

/**
 * Hours credited for a service, as `$2` sees them. Minors, and who has ever been entered as a child here, stay without a
 * name. Joins and no EXISTS: that would be answered from all reversals and children at once, however few rows a page has.
 */
const credited = `SELECT t.signup_id AS "signupId", t.account_id AS "accountId", a.title, s.starts_at AS "startsAt",
    t.minutes, t.settled_at AS "settledAt", m.nickname, u.needs_guardian OR c.id IS NOT NULL AS "isMinor",
    k.id IS NOT NULL AS "isTakenBack", o.signup_id IS NOT NULL AS "hasObjected", v.is_accepted AS "isAccepted"
  FROM volunteer_attendance t
  JOIN volunteer_signup u ON u.community_id = t.community_id AND u.id = t.signup_id
  JOIN volunteer_shift s ON s.community_id = t.community_id AND s.id = t.shift_id
  JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
  JOIN member m ON m.community_id = t.community_id AND m.account_id = t.account_id
  LEFT JOIN LATERAL (SELECT h.id FROM residence h WHERE h.community_id = t.community_id AND h.account_id = t.account_id
    AND h.is_under14 LIMIT 1) c ON true
  LEFT JOIN points_journal k ON k.community_id = t.community_id AND k.reverses_id = t.journal_id
  LEFT JOIN volunteer_objection o ON o.community_id = t.community_id AND o.signup_id = t.signup_id AND o.objected_by = $2
  LEFT JOIN volunteer_review v ON v.community_id = o.community_id AND v.id = o.review_id
  WHERE t.community_id = $1 AND t.journal_id IS NOT NULL`

const listStatement: Hot = {
  name: 'volunteer_credited_list',
  text: `${credited} AND t.settled_at > $3 AND ${olderThan('t.settled_at, t.signup_id', '$4', '$5')}
    ORDER BY t.settled_at DESC, t.signup_id DESC LIMIT $6`,
}

/** What was credited after an instant, newest first, after the cursor. */
export const listCredited = (
  db: Db,
  of: { communityId: string; reader: string; since: Date },
  after: readonly [Date, string] | null,
  limit: number,
) =>
  db.hot<CreditedRow>(listStatement, [
    ...[of.communityId, of.reader, of.since],
    ...[after?.[0] ?? null, after?.[1] ?? null, limit],
  ])

const findStatement: Hot = { name: 'volunteer_credited_find', text: `${credited} AND t.signup_id = $3` }

export async function findCredited(
  db: Db,
  communityId: string,
  reader: string,
  signupId: string,
): Promise<CreditedRow | null> {
  const [row] = await db.hot<CreditedRow>(findStatement, [communityId, reader, signupId])
  return row ?? null
}

const openStatement: Hot = {
  name: 'volunteer_objection_open_count',
  text: `SELECT count(*)::int AS n FROM volunteer_objection o
    JOIN volunteer_review r ON r.community_id = o.community_id AND r.id = o.review_id
    WHERE o.community_id = $1 AND o.objected_by = $2 AND r.decided_at IS NULL`,
}

/** How many objections of somebody wait to be decided. */
export async function countOpenObjections(db: Db, communityId: string, accountId: string): Promise<number> {
  const [row] = await db.hot<{ n: number }>(openStatement, [communityId, accountId])
  return row?.n ?? 0
}

const reviewStatement: Hot = {
  name: 'volunteer_objection_review',
  text: `INSERT INTO volunteer_review (community_id, id, signup_id, account_id, kind, opened_at)
    VALUES ($1, $2, $3, $4, 'objection', $5) ON CONFLICT (community_id, signup_id, kind) WHERE decided_at IS NULL
    DO UPDATE SET opened_at = volunteer_review.opened_at RETURNING id`,
}

/** The review under which objections to a service are looked at together: the open one, or a new one. */
export async function reviewOfObjections(
  db: Db,
  row: { communityId: string; id: string; signupId: string; accountId: string; openedAt: Date },
): Promise<string> {
  const [found] = await db.hot<{ id: string }>(reviewStatement, [
    ...[row.communityId, row.id, row.signupId, row.accountId, row.openedAt],
  ])
  return found?.id ?? row.id
}

export const insertObjection = (db: Db, row: typeof volunteerObjection.$inferInsert) =>
  db.orm.insert(volunteerObjection).values(row)

const objectorsStatement: Hot = {
  name: 'volunteer_objectors',
  text: `SELECT objected_by AS id FROM volunteer_objection WHERE community_id = $1 AND review_id = $2`,
}

/** Whom to tell what came of it. */
export const objectorsOf = async (db: Db, communityId: string, reviewId: string): Promise<string[]> =>
  (await db.hot<{ id: string }>(objectorsStatement, [communityId, reviewId])).map(({ id }) => id)

const tracesStatement: Hot = {
  name: 'volunteer_objections_of',
  text: `SELECT a.title, o.said, o.made_at AS "madeAt", r.is_accepted = false AS "isUpheld"
    FROM volunteer_objection o
    JOIN volunteer_review r ON r.community_id = o.community_id AND r.id = o.review_id
    JOIN volunteer_signup u ON u.community_id = o.community_id AND u.id = o.signup_id
    JOIN volunteer_shift s ON s.community_id = u.community_id AND s.id = u.shift_id
    JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
    WHERE o.community_id = $1 AND o.objected_by = $2 ORDER BY o.made_at, o.signup_id`,
}

/** What somebody objected to, for their own copy of what is kept. */
export const objectionsOf = (db: Db, communityId: string, accountId: string) =>
  db.hot<Record<string, unknown>>(tracesStatement, [communityId, accountId])

const forgetStatement: Hot = {
  name: 'volunteer_objections_forget',
  text: `UPDATE volunteer_objection SET said = '' WHERE community_id = $1 AND objected_by = $2`,
}

/** Removes the words with which somebody objected. */
export const forgetObjections = (db: Db, communityId: string, accountId: string) =>
  db.hot(forgetStatement, [communityId, accountId])
