import type { ActivityState, AgeRule } from '@liren/shared/volunteering'
import type { CalendarDay } from '@liren/shared/volunteering.changes'
import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { laterThan, olderThan } from '../../platform/db/keyset.ts'
import { volunteerActivity, volunteerShift } from './volunteering.tables.ts'

export type ActivityRow = typeof volunteerActivity.$inferSelect & {
  organiser: string
  /** The group it is for and who leads it, while the group stands. */
  group: string | null
  groupLeaderId: string | null
}

export const insertActivity = (db: Db, row: typeof volunteerActivity.$inferInsert) =>
  db.orm.insert(volunteerActivity).values(row)

export const insertShifts = (db: Db, rows: (typeof volunteerShift.$inferInsert)[]) =>
  db.orm.insert(volunteerShift).values(rows)

const columns = `a.community_id AS "communityId", a.id, a.title, a.body, a.tags, a.language, a.age,
  a.risk_note AS "riskNote", a.is_insured AS "isInsured", a.state, a.reason, a.organiser_id AS "organiserId",
  a.proposed_at AS "proposedAt", a.decided_by AS "decidedBy", a.decided_at AS "decidedAt", a.notice_id AS "noticeId",
  a.group_id AS "groupId", a.spot_latitude AS "spotLatitude", a.spot_longitude AS "spotLongitude",
  a.spot_radius AS "spotRadius", m.nickname AS organiser, g.name AS "group", g.leader_id AS "groupLeaderId"`
const named = `JOIN member m ON m.community_id = a.community_id AND m.account_id = a.organiser_id
  LEFT JOIN volunteer_group g ON g.community_id = a.community_id AND g.id = a.group_id AND g.ended_at IS NULL`

const findStatement: Hot = {
  name: 'volunteer_activity_find',
  text: `SELECT ${columns} FROM volunteer_activity a ${named} WHERE a.community_id = $1 AND a.id = $2`,
}

export async function findActivity(db: Db, communityId: string, id: string): Promise<ActivityRow | null> {
  const [row] = await db.hot<ActivityRow>(findStatement, [communityId, id])
  return row ?? null
}

const lockStatement: Hot = {
  name: 'volunteer_activity_lock',
  text: 'SELECT id FROM volunteer_activity WHERE community_id = $1 AND id = $2 FOR UPDATE',
}

/** Whoever decides about an activity comes after who does so now. */
export const lockActivity = (db: Db, communityId: string, id: string) => db.hot(lockStatement, [communityId, id])

export async function decideActivity(
  db: Db,
  at: { communityId: string; id: string },
  verdict: { state: ActivityState; decidedBy: string; decidedAt: Date; reason: string | null; noticeId?: string },
): Promise<void> {
  await db.orm
    .update(volunteerActivity)
    .set(verdict)
    .where(and(eq(volunteerActivity.communityId, at.communityId), eq(volunteerActivity.id, at.id)))
}

const listStatement: Hot = {
  name: 'volunteer_activity_list',
  text: `SELECT ${columns},
      (SELECT json_agg(json_build_object('startsAt', s.starts_at, 'capacity', s.capacity) ORDER BY s.starts_at)
        FROM volunteer_shift s WHERE s.community_id = a.community_id AND s.activity_id = a.id) AS shifts
    FROM volunteer_activity a ${named}
    WHERE a.community_id = $1 AND a.state = $2 AND ($3::uuid IS NULL OR a.organiser_id = $3 OR g.leader_id = $3)
      AND ${olderThan('a.proposed_at, a.id', '$4', '$5')}
    ORDER BY a.proposed_at DESC, a.id DESC LIMIT $6`,
}

/** Activities of one state, newest first, after the cursor; of one organiser or the groups they lead, or of all. */
export const listActivities = (
  db: Db,
  at: { communityId: string; state: ActivityState; organiserId: string | null },
  after: readonly [Date, string] | null,
  limit: number,
) =>
  db.hot<ActivityRow & { shifts: { startsAt: string; capacity: number }[] }>(listStatement, [
    at.communityId,
    at.state,
    at.organiserId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])

const openStatement: Hot = {
  name: 'volunteer_shifts_open',
  text: 'UPDATE volunteer_shift SET is_open = true WHERE community_id = $1 AND activity_id = $2',
}

export const openShifts = (db: Db, communityId: string, activityId: string) =>
  db.hot(openStatement, [communityId, activityId])

const cancelStatement: Hot = {
  name: 'volunteer_shifts_cancel',
  text: `UPDATE volunteer_shift SET cancelled_at = $3, closed_at = $3, taken = 0, waiting = 0
    WHERE community_id = $1 AND activity_id = $2 AND starts_at > $3 AND cancelled_at IS NULL RETURNING id`,
}

/** Cancels the shifts of an activity that have not begun; their ids. */
export async function cancelShifts(db: Db, communityId: string, activityId: string, now: Date): Promise<string[]> {
  return (await db.hot<{ id: string }>(cancelStatement, [communityId, activityId, now])).map(({ id }) => id)
}

const firstStatement: Hot = {
  name: 'volunteer_shifts_first',
  text: 'SELECT min(starts_at) AS at FROM volunteer_shift WHERE community_id = $1 AND id = ANY($2::uuid[])',
}

/** When the first of some shifts begins. */
export async function firstBegin(db: Db, communityId: string, ids: readonly string[]): Promise<Date | null> {
  const [row] = await db.hot<{ at: Date | null }>(firstStatement, [communityId, ids])
  return row?.at ?? null
}

/** A shift with what of its activity and of my own part in it is shown. */
export interface ShiftRow {
  id: string
  activityId: string
  title: string
  tags: string[]
  language: string | null
  age: AgeRule
  riskNote: string | null
  isInsured: boolean
  organiserId: string
  proposedAt: Date
  spotLatitude: number | null
  spotLongitude: number | null
  spotRadius: number | null
  place: string
  startsAt: Date
  endsAt: Date
  capacity: number
  taken: number
  waiting: number
  isOpen: boolean
  cancelledAt: Date | null
  cancelledFor: string | null
  changedAt: Date | null
  changes: number
  needsGuardian: boolean | null
  guardianAt: Date | null
  isAppealed: boolean
  signupId: string | null
  signupState: 'in' | 'waiting' | null
  ahead: number
  inAt: Date | null
  outAt: Date | null
  enteredBy: string | null
  confirmedBy: string | null
  rejectedAt: Date | null
  /** Why it does not count. */
  rejectedFor: string | null
  minutes: number | null
  isInReview: boolean
}

const shiftColumns = `s.id, s.activity_id AS "activityId", a.title, a.tags, a.language, a.age, a.risk_note AS "riskNote",
  a.is_insured AS "isInsured", a.organiser_id AS "organiserId", a.proposed_at AS "proposedAt", a.spot_latitude AS "spotLatitude",
  a.spot_longitude AS "spotLongitude", a.spot_radius AS "spotRadius", s.place, s.starts_at AS "startsAt",
  s.ends_at AS "endsAt", s.capacity, s.taken, s.waiting, s.is_open AS "isOpen", s.cancelled_at AS "cancelledAt",
  s.cancelled_for AS "cancelledFor", s.changed_at AS "changedAt", s.changes, u.needs_guardian AS "needsGuardian",
  u.guardian_at AS "guardianAt", EXISTS (SELECT FROM volunteer_review p WHERE p.community_id = u.community_id
    AND p.signup_id = u.id AND p.kind = 'appeal') AS "isAppealed",
  u.id AS "signupId", u.state AS "signupState",
  CASE WHEN u.state = 'waiting' THEN (SELECT count(*)::int FROM volunteer_signup w WHERE w.community_id = s.community_id
    AND w.shift_id = s.id AND w.state = 'waiting' AND (w.signed_at, w.id) < (u.signed_at, u.id)) ELSE 0 END AS ahead,
  t.in_at AS "inAt", t.out_at AS "outAt", t.entered_by AS "enteredBy", t.confirmed_by AS "confirmedBy",
  t.rejected_at AS "rejectedAt", CASE WHEN t.rejected_at IS NOT NULL THEN (SELECT d.reason FROM volunteer_review d
    WHERE d.community_id = u.community_id AND d.signup_id = u.id AND NOT d.is_accepted
    ORDER BY d.decided_at DESC LIMIT 1) END AS "rejectedFor", t.minutes, EXISTS (SELECT FROM volunteer_review r
    WHERE r.community_id = u.community_id AND r.signup_id = u.id AND r.decided_at IS NULL) AS "isInReview"`
const joined = `volunteer_shift s
  JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
  LEFT JOIN volunteer_signup u ON u.community_id = s.community_id AND u.shift_id = s.id AND u.account_id = $2
    AND u.state IN ('in', 'waiting')
  LEFT JOIN volunteer_attendance t ON t.community_id = u.community_id AND t.signup_id = u.id`

const shiftStatement: Hot = {
  name: 'volunteer_shift_find',
  text: `SELECT ${shiftColumns} FROM ${joined} WHERE s.community_id = $1 AND s.id = $3`,
}

export async function findShift(db: Db, communityId: string, accountId: string, id: string): Promise<ShiftRow | null> {
  const [row] = await db.hot<ShiftRow>(shiftStatement, [communityId, accountId, id])
  return row ?? null
}

const secretStatement: Hot = {
  name: 'volunteer_shift_secret',
  text: 'SELECT secret_sealed AS secret FROM volunteer_shift WHERE community_id = $1 AND id = $2',
}

/** The sealed secret of a shift's codes. */
export async function readSecret(db: Db, communityId: string, id: string): Promise<string> {
  const [row] = await db.hot<{ secret: string }>(secretStatement, [communityId, id])
  if (!row) throw new Error('a shift without a secret')
  return row.secret
}

const ofActivityStatement: Hot = {
  name: 'volunteer_shifts_of_activity',
  text: `SELECT ${shiftColumns} FROM ${joined} WHERE s.community_id = $1 AND s.activity_id = $3
    ORDER BY s.starts_at, s.id`,
}

export const shiftsOfActivity = (db: Db, communityId: string, accountId: string, activityId: string) =>
  db.hot<ShiftRow>(ofActivityStatement, [communityId, accountId, activityId])

const shiftsStatement: Hot = {
  name: 'volunteer_shifts_list',
  text: `SELECT ${shiftColumns} FROM ${joined} WHERE s.community_id = $1 AND s.is_open AND s.starts_at >= $3
      AND s.starts_at < coalesce($9, 'infinity'::timestamptz) AND s.ends_at > $4 AND (NOT $5 OR u.id IS NOT NULL)
      AND s.cancelled_at IS NULL
      AND ${laterThan('s.starts_at, s.id', '$6', '$7')}
    ORDER BY s.starts_at, s.id LIMIT $8`,
}

/** Open shifts that are not over, the next first, after the cursor. A shift lasts twelve hours at most. */
export const listShifts = (
  db: Db,
  who: { communityId: string; accountId: string; isMine: boolean },
  { from, to, notOver }: { from: Date; to: Date | null; notOver: Date },
  after: readonly [Date, string] | null,
  limit: number,
) =>
  db.hot<ShiftRow>(shiftsStatement, [
    who.communityId,
    who.accountId,
    from,
    notOver,
    who.isMine,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
    to,
  ])

const calendarStatement: Hot = {
  name: 'volunteer_calendar',
  text: `SELECT to_char(s.starts_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, count(*)::int AS shifts,
      (count(*) FILTER (WHERE s.taken < s.capacity AND s.starts_at > $5))::int AS free, count(u.id)::int AS mine
    FROM volunteer_shift s
    LEFT JOIN volunteer_signup u ON u.community_id = s.community_id AND u.shift_id = s.id AND u.account_id = $2
      AND u.state IN ('in', 'waiting')
    WHERE s.community_id = $1 AND s.is_open AND s.starts_at >= $3 AND s.starts_at < $4 AND s.ends_at > $5
      AND s.cancelled_at IS NULL
    GROUP BY 1 ORDER BY 1`,
}

/** How many open shifts that are not over begin on each day of a time, and how many of them are somebody's. */
export const countByDay = (
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  { from, to, notOver }: { from: Date; to: Date; notOver: Date },
) => db.hot<CalendarDay>(calendarStatement, [communityId, accountId, from, to, notOver])

const pastStatement: Hot = {
  name: 'volunteer_shifts_past',
  text: `SELECT ${shiftColumns} FROM ${joined} WHERE s.community_id = $1 AND u.state = 'in' AND s.ends_at <= $3
      AND s.cancelled_at IS NULL AND ${olderThan('s.starts_at, s.id', '$4', '$5')}
    ORDER BY s.starts_at DESC, s.id DESC LIMIT $6`,
}

/** Shifts that somebody was promised to and that are over, the last first, after the cursor. */
export const listPast = (
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  over: Date,
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<ShiftRow>(pastStatement, [communityId, accountId, over, after?.[0] ?? null, after?.[1] ?? null, limit])
