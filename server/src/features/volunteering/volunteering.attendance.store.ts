import type { GuardianWay } from '@liren/shared/volunteering'
import type { Direction, ReviewKind } from '@liren/shared/volunteering.attendance'
import type { PlaceCheck } from '@liren/shared/volunteering.place'
import type { Db, Hot } from '../../platform/db/context.ts'
import { type volunteerReview, volunteerScan } from './volunteering.attendance.tables.ts'

/** Somebody who comes to a shift, with what there is of their attendance. */
export interface AttendeeRow {
  signupId: string
  shiftId: string
  accountId: string
  nickname: string
  state: 'in' | 'waiting'
  inAt: Date | null
  inBy: 'code' | 'kept' | 'organiser' | null
  outAt: Date | null
  outBy: 'code' | 'kept' | 'organiser' | 'clock' | null
  enteredBy: string | null
  confirmedBy: string | null
  placeCheck: PlaceCheck | null
  rejectedAt: Date | null
  settledAt: Date | null
  needsGuardian: boolean
  guardianAt: Date | null
  guardianWay: GuardianWay | null
  /** Nickname of who consented, or who holds the paper. */
  guardian: string | null
  minutes: number | null
  points: number | null
  /** What each who rated it gave. */
  ratings: { by: string; rating: number }[] | null
  recipients: RecipientRow[] | null
  /** What is open; not what neighbours object to, which is for the committee alone. */
  reviews: ReviewKind[]
}

/** A flat that a service was for, with what somebody who lives there said of it. */
export interface RecipientRow {
  id: string
  unitId: string
  isSolved: boolean | null
  rating: number | null
  words: string | null
  isPublic: boolean | null
  passedBy: string | null
}

const columns = `u.id AS "signupId", u.shift_id AS "shiftId", u.account_id AS "accountId", m.nickname, u.state,
  t.in_at AS "inAt", t.in_by AS "inBy", t.out_at AS "outAt", t.out_by AS "outBy", t.entered_by AS "enteredBy", t.place_check AS "placeCheck",
  t.confirmed_by AS "confirmedBy", t.rejected_at AS "rejectedAt", t.settled_at AS "settledAt", t.minutes, t.points,
  u.needs_guardian AS "needsGuardian", u.guardian_at AS "guardianAt", u.guardian_way AS "guardianWay", g.nickname AS guardian,
  (SELECT json_agg(json_build_object('by', k.given_by, 'rating', k.rating)) FROM volunteer_thanks k
    WHERE k.community_id = u.community_id AND k.signup_id = u.id) AS ratings,
  (SELECT json_agg(json_build_object('id', n.id, 'unitId', n.unit_id, 'isSolved', n.is_solved, 'rating', k.rating,
      'words', k.words, 'isPublic', k.is_public, 'passedBy', k.passed_by) ORDER BY n.named_at, n.id)
    FROM volunteer_recipient n LEFT JOIN volunteer_thanks k ON k.community_id = n.community_id
      AND k.signup_id = n.signup_id AND k.given_by = n.rated_by
    WHERE n.community_id = u.community_id AND n.signup_id = u.id) AS recipients,
  ARRAY(SELECT r.kind FROM volunteer_review r WHERE r.community_id = u.community_id AND r.signup_id = u.id
    AND r.decided_at IS NULL AND r.kind <> 'objection' ORDER BY r.opened_at, r.kind) AS reviews`
const joined = `volunteer_signup u
  JOIN member m ON m.community_id = u.community_id AND m.account_id = u.account_id
  LEFT JOIN member g ON g.community_id = u.community_id AND g.account_id = u.guardian_by
  LEFT JOIN volunteer_attendance t ON t.community_id = u.community_id AND t.signup_id = u.id`

const lockStatement: Hot = {
  name: 'volunteer_signup_lock',
  text: `SELECT id FROM volunteer_signup WHERE community_id = $1 AND id = $2 FOR UPDATE`,
}
const findStatement: Hot = {
  name: 'volunteer_attendee_find',
  text: `SELECT ${columns} FROM ${joined} WHERE u.community_id = $1 AND u.id = $2 AND u.state IN ('in', 'waiting')`,
}

/** Somebody who comes, or waits; whoever changes their attendance comes after who does so now. */
export async function lockAttendee(db: Db, communityId: string, signupId: string): Promise<AttendeeRow | null> {
  await db.hot(lockStatement, [communityId, signupId])
  const [row] = await db.hot<AttendeeRow>(findStatement, [communityId, signupId])
  return row ?? null
}

const rosterStatement: Hot = {
  name: 'volunteer_roster',
  text: `SELECT ${columns} FROM ${joined} WHERE u.community_id = $1 AND u.shift_id = $2 AND u.state IN ('in', 'waiting')
    ORDER BY u.state, u.signed_at, u.id`,
}

/** Who comes and who waits, in the order they signed up. A shift has five hundred places at most. */
export const readRoster = (db: Db, communityId: string, shiftId: string) =>
  db.hot<AttendeeRow>(rosterStatement, [communityId, shiftId])

const inStatement: Hot = {
  name: 'volunteer_attendance_in',
  text: `INSERT INTO volunteer_attendance
      (community_id, signup_id, shift_id, account_id, in_at, in_by, out_at, out_by, entered_by, entered_reason, place_check)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
}

export const insertAttendance = (
  db: Db,
  communityId: string,
  { signupId, shiftId, accountId }: AttendeeRow,
  at: {
    inAt: Date
    inBy: string
    outAt?: Date | null
    enteredBy?: string
    reason?: string
    placeCheck?: PlaceCheck | null
  },
) =>
  db.hot(inStatement, [
    communityId,
    signupId,
    shiftId,
    accountId,
    at.inAt,
    at.inBy,
    at.outAt ?? null,
    at.outAt ? at.inBy : null,
    at.enteredBy ?? null,
    at.reason ?? null,
    at.placeCheck ?? null,
  ])

const outStatement: Hot = {
  name: 'volunteer_attendance_out',
  text: `UPDATE volunteer_attendance SET out_at = $3, out_by = $4, entered_by = coalesce($5, entered_by),
      entered_reason = coalesce($6, entered_reason)
    WHERE community_id = $1 AND signup_id = $2`,
}

export const writeOut = (
  db: Db,
  communityId: string,
  signupId: string,
  at: { outAt: Date; outBy: string; enteredBy?: string; reason?: string },
) => db.hot(outStatement, [communityId, signupId, at.outAt, at.outBy, at.enteredBy ?? null, at.reason ?? null])

const confirmStatement: Hot = {
  name: 'volunteer_attendance_confirm',
  text: `UPDATE volunteer_attendance SET confirmed_by = $3, confirmed_at = $4
    WHERE community_id = $1 AND signup_id = $2`,
}

export const writeConfirmed = (db: Db, communityId: string, signupId: string, by: string, at: Date) =>
  db.hot(confirmStatement, [communityId, signupId, by, at])

const settleStatement: Hot = {
  name: 'volunteer_attendance_settle',
  text: `UPDATE volunteer_attendance SET settled_at = $3, minutes = $4, points = $5, journal_id = $6
    WHERE community_id = $1 AND signup_id = $2`,
}

export const writeSettled = (
  db: Db,
  communityId: string,
  signupId: string,
  credit: { at: Date; minutes: number; points: number; journalId: string | null },
) => db.hot(settleStatement, [communityId, signupId, credit.at, credit.minutes, credit.points, credit.journalId])

const personStatement: Hot = {
  name: 'volunteer_person_lock',
  text: `SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))`,
}

/** Whoever credits somebody, or counts what they have open, comes after who does so now. */
export const lockPerson = (db: Db, communityId: string, accountId: string) =>
  db.hot(personStatement, [communityId, accountId])

const creditedStatement: Hot = {
  name: 'volunteer_attendance_credited',
  text: `SELECT s.starts_at AS "startsAt", s.ends_at AS "endsAt", t.in_at AS "inAt", t.out_at AS "outAt"
    FROM volunteer_attendance t JOIN volunteer_shift s ON s.community_id = t.community_id AND s.id = t.shift_id
    WHERE t.community_id = $1 AND t.account_id = $2 AND t.settled_at IS NOT NULL
      AND t.in_at < $4 AND t.out_at > $3 ORDER BY t.in_at LIMIT 50`,
}

/**
 * What the same person was credited with between these times. Whoever credits them comes after who does so now, so that
 * no two shifts bring the same minute.
 */
export async function lockCredited(
  db: Db,
  communityId: string,
  { accountId }: Pick<AttendeeRow, 'accountId'>,
  { inAt, outAt }: { inAt: Date; outAt: Date },
) {
  await lockPerson(db, communityId, accountId)
  return db.hot<{ startsAt: Date; endsAt: Date; inAt: Date; outAt: Date }>(creditedStatement, [
    ...[communityId, accountId],
    ...[inAt, outAt],
  ])
}

const rejectStatement: Hot = {
  name: 'volunteer_attendance_reject',
  text: 'UPDATE volunteer_attendance SET rejected_at = $3 WHERE community_id = $1 AND signup_id = $2',
}

const unrejectStatement: Hot = {
  name: 'volunteer_attendance_unreject',
  text: 'UPDATE volunteer_attendance SET rejected_at = NULL WHERE community_id = $1 AND signup_id = $2',
}

/** Takes a rejection back. */
export const clearRejected = (db: Db, communityId: string, signupId: string) =>
  db.hot(unrejectStatement, [communityId, signupId])

export const writeRejected = (db: Db, communityId: string, signupId: string, at: Date) =>
  db.hot(rejectStatement, [communityId, signupId, at])

export const insertScan = (db: Db, row: typeof volunteerScan.$inferInsert) => db.orm.insert(volunteerScan).values(row)

const scannedStatement: Hot = {
  name: 'volunteer_scan_find',
  text: `SELECT step FROM volunteer_scan WHERE community_id = $1 AND signup_id = $2 AND direction = $3 AND step = $4`,
}

/** Whether this person used this very code before. */
export const hasScanned = async (
  db: Db,
  communityId: string,
  signupId: string,
  { direction, step }: { direction: Direction; step: number },
): Promise<boolean> => (await db.hot(scannedStatement, [communityId, signupId, direction, step])).length > 0

const deviceStatement: Hot = {
  name: 'volunteer_scan_device',
  text: `SELECT u.id AS "signupId", u.account_id AS "accountId", EXISTS (SELECT FROM volunteer_review r
      WHERE r.community_id = $1 AND r.signup_id = u.id AND r.kind = 'one_device') AS "wasLookedAt"
    FROM volunteer_signup u WHERE u.community_id = $1 AND u.shift_id = $2 AND u.id <> $4
      AND EXISTS (SELECT FROM volunteer_scan c WHERE c.community_id = $1 AND c.shift_id = $2 AND c.device = $3
        AND c.signup_id = u.id)`,
}

/** For whom else a device has stood at this shift, and whether that was put before a person. */
export const othersOfDevice = (
  db: Db,
  communityId: string,
  at: { shiftId: string; signupId: string; device: string },
) =>
  db.hot<{ signupId: string; accountId: string; wasLookedAt: boolean }>(deviceStatement, [
    ...[communityId, at.shiftId, at.device, at.signupId],
  ])

const elsewhereStatement: Hot = {
  name: 'volunteer_slot_elsewhere',
  text: `SELECT quarter FROM volunteer_slot WHERE account_id = $1 AND quarter = ANY($2::timestamptz[])
    AND community_id <> $3 LIMIT 1`,
}

/** Whether somebody is promised to another community at this time. Runs in the person's own context. */
export const isElsewhere = async (db: Db, accountId: string, quarters: Date[], communityId: string): Promise<boolean> =>
  (await db.hot(elsewhereStatement, [accountId, quarters, communityId])).length > 0

const reviewStatement: Hot = {
  name: 'volunteer_review_open',
  text: `INSERT INTO volunteer_review (community_id, id, signup_id, account_id, kind, opened_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (community_id, signup_id, kind) WHERE decided_at IS NULL DO NOTHING`,
}

/** Puts something before a person, once of its kind while it waits. */
export const openReview = (db: Db, row: typeof volunteerReview.$inferInsert) =>
  db.hot(reviewStatement, [row.communityId, row.id, row.signupId, row.accountId, row.kind, row.openedAt])
