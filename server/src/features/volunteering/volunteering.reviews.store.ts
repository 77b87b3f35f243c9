import type { ReviewKind } from '@liren/shared/volunteering.attendance'
import type { Db, Hot } from '../../platform/db/context.ts'
import { laterThan } from '../../platform/db/keyset.ts'
import { volunteerReview } from './volunteering.attendance.tables.ts'

export interface ReviewRow {
  id: string
  kind: ReviewKind
  signupId: string
  accountId: string
  openedAt: Date
  decidedAt: Date | null
  shiftId: string
  title: string
  place: string
  startsAt: Date
  endsAt: Date
  nickname: string
  inAt: Date | null
  outAt: Date | null
  settledAt: Date | null
  minutes: number | null
  journalId: string | null
  said: string | null
  /** What neighbours object; whether the reader is one of them, or vouched for the presence. */
  objections: string[]
  hasObjected: boolean
  hasVouched: boolean
  /** Who has rejected this service before, and the last reason. */
  rejecters: string[]
  rejectedFor: string | null
}

const mostWords = 20

/** As the account in a parameter sees it. */
const columnsFor = (
  reader: string,
) => `r.id, r.kind, r.signup_id AS "signupId", r.account_id AS "accountId", r.opened_at AS "openedAt",
  r.decided_at AS "decidedAt", s.id AS "shiftId", a.title, s.place, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
  m.nickname, t.in_at AS "inAt", t.out_at AS "outAt", t.settled_at AS "settledAt", t.minutes,
  t.journal_id AS "journalId", r.said,
  ARRAY(SELECT o.said FROM volunteer_objection o WHERE o.community_id = r.community_id AND o.review_id = r.id
    ORDER BY o.made_at LIMIT ${String(mostWords)}) AS objections,
  EXISTS (SELECT FROM volunteer_objection o WHERE o.community_id = r.community_id AND o.review_id = r.id
    AND o.objected_by = ${reader}) AS "hasObjected",
  ${reader} IN (t.confirmed_by, t.entered_by) IS TRUE AS "hasVouched",
  ARRAY(SELECT d.decided_by FROM volunteer_review d WHERE d.community_id = r.community_id AND d.signup_id = r.signup_id
    AND NOT d.is_accepted) AS rejecters,
  (SELECT d.reason FROM volunteer_review d WHERE d.community_id = r.community_id AND d.signup_id = r.signup_id
    AND NOT d.is_accepted ORDER BY d.decided_at DESC LIMIT 1) AS "rejectedFor"`
const joined = `volunteer_review r
  JOIN volunteer_signup u ON u.community_id = r.community_id AND u.id = r.signup_id
  JOIN volunteer_shift s ON s.community_id = r.community_id AND s.id = u.shift_id
  JOIN volunteer_activity a ON a.community_id = r.community_id AND a.id = s.activity_id
  JOIN member m ON m.community_id = r.community_id AND m.account_id = r.account_id
  LEFT JOIN volunteer_attendance t ON t.community_id = r.community_id AND t.signup_id = r.signup_id`

const listStatement: Hot = {
  name: 'volunteer_review_list',
  text: `SELECT ${columnsFor('$5::uuid')} FROM ${joined} WHERE r.community_id = $1 AND r.decided_at IS NULL
      AND u.state = 'in' AND (r.kind <> 'objection' OR r.account_id <> $5) AND ${laterThan('r.opened_at, r.id', '$2', '$3')}
    ORDER BY r.opened_at, r.id LIMIT $4`,
}

/** What waits to be looked at, oldest first, after the cursor; nobody reads what neighbours say against their own hours. */
export const listReviews = (
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<ReviewRow>(listStatement, [communityId, after?.[0] ?? null, after?.[1] ?? null, limit, accountId])

const findStatement: Hot = {
  name: 'volunteer_review_find',
  text: `SELECT ${columnsFor('$3::uuid')} FROM ${joined} WHERE r.community_id = $1 AND r.id = $2`,
}

export async function findReview(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  id: string,
): Promise<ReviewRow | null> {
  const [row] = await db.hot<ReviewRow>(findStatement, [communityId, id, accountId])
  return row ?? null
}

/** Puts before a person what somebody objects to. */
export const insertAppeal = (db: Db, row: typeof volunteerReview.$inferInsert) =>
  db.orm.insert(volunteerReview).values(row)

const decideStatement: Hot = {
  name: 'volunteer_review_decide',
  text: `UPDATE volunteer_review SET decided_by = $3, decided_at = $4, is_accepted = $5, reason = $6
    WHERE community_id = $1 AND id = $2 AND decided_at IS NULL RETURNING id`,
}

/** Decides what is open; of many decisions at once the first stands, and the others get false. */
export const decideReview = async (
  db: Db,
  at: { communityId: string; id: string },
  verdict: { by: string; at: Date; isAccepted: boolean; reason: string },
): Promise<boolean> =>
  (await db.hot(decideStatement, [at.communityId, at.id, verdict.by, verdict.at, verdict.isAccepted, verdict.reason]))
    .length === 1

const dueStatement: Hot = {
  name: 'volunteer_shifts_due',
  text: `SELECT id FROM volunteer_shift WHERE community_id = $1 AND is_open AND closed_at IS NULL
    AND ends_at <= (SELECT app.now()) - $2 * interval '1 millisecond' ORDER BY ends_at, id LIMIT $3`,
}

/** Shifts whose door has closed since. */
export const shiftsDue = async (db: Db, communityId: string, lateMs: number, limit: number): Promise<string[]> =>
  (await db.hot<{ id: string }>(dueStatement, [communityId, lateMs, limit])).map(({ id }) => id)

const closeStatement: Hot = {
  name: 'volunteer_shift_close',
  text: `UPDATE volunteer_shift SET closed_at = $3 WHERE community_id = $1 AND id = $2 AND closed_at IS NULL RETURNING id`,
}

/** Notes that a shift was seen to; false when somebody has done it. */
export const closeShift = async (db: Db, communityId: string, id: string, at: Date): Promise<boolean> =>
  (await db.hot(closeStatement, [communityId, id, at])).length === 1

const forgottenStatement: Hot = {
  name: 'volunteer_attendance_forgotten',
  text: `UPDATE volunteer_attendance t SET out_at = greatest(s.ends_at, t.in_at), out_by = 'clock' FROM volunteer_shift s
    WHERE t.community_id = $1 AND t.shift_id = $2 AND t.out_at IS NULL AND s.community_id = $1 AND s.id = t.shift_id
      AND EXISTS (SELECT FROM volunteer_signup u
        WHERE u.community_id = $1 AND u.id = t.signup_id AND u.state = 'in')
    RETURNING t.signup_id AS "signupId", t.account_id AS "accountId"`,
}

/** Ends, at the planned end, the attendance of whoever forgot to check out; who they are. */
export const closeForgotten = (db: Db, communityId: string, shiftId: string) =>
  db.hot<{ signupId: string; accountId: string }>(forgottenStatement, [communityId, shiftId])
