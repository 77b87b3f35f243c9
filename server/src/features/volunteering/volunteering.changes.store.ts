import type { Db, Hot } from '../../platform/db/context.ts'

const changeStatement: Hot = {
  name: 'volunteer_shift_change',
  text: `UPDATE volunteer_shift SET place = $3, starts_at = $4, ends_at = $5, capacity = $6, changed_at = $7,
      changes = changes + 1 WHERE community_id = $1 AND id = $2`,
}

interface Planned {
  place: string
  startsAt: Date
  endsAt: Date
  capacity: number
}

export const writeChange = (db: Db, communityId: string, id: string, to: Planned, at: Date) =>
  db.hot(changeStatement, [communityId, id, to.place, to.startsAt, to.endsAt, to.capacity, at])

const cancelStatement: Hot = {
  name: 'volunteer_shift_cancel',
  text: `UPDATE volunteer_shift SET cancelled_at = $3, closed_at = $3, cancelled_for = $4, taken = 0, waiting = 0
    WHERE community_id = $1 AND id = $2`,
}

export const writeCancelled = (db: Db, communityId: string, id: string, at: Date, reason: string) =>
  db.hot(cancelStatement, [communityId, id, at, reason])

const isThereStatement: Hot = {
  name: 'volunteer_shift_attended',
  text: 'SELECT FROM volunteer_attendance WHERE community_id = $1 AND shift_id = $2 LIMIT 1',
}

/** Whether somebody has checked in already. */
export const isAttended = async (db: Db, communityId: string, shiftId: string): Promise<boolean> =>
  (await db.hot(isThereStatement, [communityId, shiftId])).length > 0

const signedStatement: Hot = {
  name: 'volunteer_shift_signed',
  text: `SELECT id, account_id AS "accountId", state FROM volunteer_signup
    WHERE community_id = $1 AND shift_id = $2 AND state IN ('in', 'waiting') ORDER BY signed_at, id`,
}

/** Who comes to a shift and who waits. */
export const signedUp = (db: Db, communityId: string, shiftId: string) =>
  db.hot<{ id: string; accountId: string; state: 'in' | 'waiting' }>(signedStatement, [communityId, shiftId])

// In one order for everybody, so that two shifts that move at once wait for each other and do not lock up.
const promiseStatement: Hot = {
  name: 'volunteer_slots_promise',
  text: `WITH promised AS (
      INSERT INTO volunteer_slot (community_id, account_id, quarter, signup_id)
      SELECT u.community_id, u.account_id, q, u.id FROM volunteer_signup u CROSS JOIN unnest($3::timestamptz[]) q
      WHERE u.community_id = $1 AND u.id = ANY($2::uuid[]) ORDER BY u.account_id, q
      ON CONFLICT ON CONSTRAINT volunteer_slot_pk DO NOTHING RETURNING signup_id)
    SELECT u.id, u.account_id AS "accountId" FROM volunteer_signup u
    WHERE u.community_id = $1 AND u.id = ANY($2::uuid[])
      AND (SELECT count(*) FROM promised p WHERE p.signup_id = u.id) < cardinality($3::timestamptz[])`,
}

/** Promises quarter-hours to all of these sign-ups; those of them that are promised elsewhere at the time. */
export const promiseAll = (db: Db, communityId: string, signupIds: readonly string[], quarters: readonly Date[]) =>
  db.hot<{ id: string; accountId: string }>(promiseStatement, [communityId, signupIds, quarters])

const dropStatement: Hot = {
  name: 'volunteer_signups_drop',
  text: `UPDATE volunteer_signup SET state = 'cancelled', ended_at = $3 WHERE community_id = $1 AND id = ANY($2::uuid[])`,
}

export const dropSignups = (db: Db, communityId: string, ids: readonly string[], at: Date) =>
  db.hot(dropStatement, [communityId, ids, at])

const anewStatement: Hot = {
  name: 'volunteer_signups_anew',
  text: `UPDATE volunteer_signup SET placed_at = $3, reminded_at = NULL
    WHERE community_id = $1 AND shift_id = $2 AND state = 'in'`,
}

/** Who comes is reminded of the new time. */
export const remindAnew = (db: Db, communityId: string, shiftId: string, at: Date) =>
  db.hot(anewStatement, [communityId, shiftId, at])
