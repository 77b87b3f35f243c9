import type { Db, Hot } from '../../platform/db/context.ts'
import { volunteerSignup } from './volunteering.tables.ts'

const lockStatement: Hot = {
  name: 'volunteer_shift_lock',
  text: 'SELECT id FROM volunteer_shift WHERE community_id = $1 AND id = $2 FOR UPDATE',
}

/** Who joins and who leaves a shift come one after the other; false when there is no such shift. */
export const lockShift = async (db: Db, communityId: string, id: string): Promise<boolean> =>
  (await db.hot(lockStatement, [communityId, id])).length === 1

const takeStatement: Hot = {
  name: 'volunteer_place_take',
  text: `UPDATE volunteer_shift SET taken = taken + 1 WHERE community_id = $1 AND id = $2 AND taken < capacity
    RETURNING id`,
}

/** Takes a place; false when there is none left. */
export const takePlace = async (db: Db, communityId: string, shiftId: string): Promise<boolean> =>
  (await db.hot(takeStatement, [communityId, shiftId])).length === 1

const changeStatement: Hot = {
  name: 'volunteer_shift_counts',
  text: `UPDATE volunteer_shift SET taken = taken + $3, waiting = waiting + $4 WHERE community_id = $1 AND id = $2`,
}

export const changeCounts = (db: Db, communityId: string, shiftId: string, by: { taken: number; waiting: number }) =>
  db.hot(changeStatement, [communityId, shiftId, by.taken, by.waiting])

export const insertSignup = (db: Db, row: typeof volunteerSignup.$inferInsert) =>
  db.orm.insert(volunteerSignup).values(row)

const slotsStatement: Hot = {
  name: 'volunteer_slots_take',
  text: `INSERT INTO volunteer_slot (community_id, account_id, quarter, signup_id)
    SELECT $1, $2, q, $3 FROM unnest($4::timestamptz[]) q`,
}

interface Promised {
  communityId: string
  accountId: string
  signupId: string
}

/** Promises a person's quarter-hours to a shift; refused by their key where one is promised already. */
export const takeSlots = (db: Db, { communityId, accountId, signupId }: Promised, quarters: Date[]) =>
  db.hot(slotsStatement, [communityId, accountId, signupId, quarters])

const tryStatement: Hot = {
  name: 'volunteer_slots_try',
  text: `${slotsStatement.text} ON CONFLICT ON CONSTRAINT volunteer_slot_pk DO NOTHING RETURNING quarter`,
}

/** The same for somebody who waited: false, and nothing is promised, where one of them is promised elsewhere. */
export async function trySlots(db: Db, of: Promised, quarters: Date[]): Promise<boolean> {
  const taken = await db.hot(tryStatement, [of.communityId, of.accountId, of.signupId, quarters])
  if (taken.length === quarters.length) return true
  await freeSlots(db, of.communityId, [of.signupId])
  return false
}

const freeStatement: Hot = {
  name: 'volunteer_slots_free',
  text: 'DELETE FROM volunteer_slot WHERE community_id = $1 AND signup_id = ANY($2::uuid[])',
}

export const freeSlots = (db: Db, communityId: string, signupIds: readonly string[]) =>
  db.hot(freeStatement, [communityId, signupIds])

const endStatement: Hot = {
  name: 'volunteer_signup_end',
  text: `UPDATE volunteer_signup SET state = 'withdrawn', ended_at = $3 WHERE community_id = $1 AND id = $2`,
}

export const endSignup = (db: Db, communityId: string, signupId: string, at: Date) =>
  db.hot(endStatement, [communityId, signupId, at])

const waitingStatement: Hot = {
  name: 'volunteer_signups_waiting',
  text: `SELECT u.id AS "signupId", u.account_id AS "accountId", (SELECT count(*)::int FROM volunteer_signup e
      WHERE e.community_id = $1 AND e.account_id = u.account_id AND e.state IN ('withdrawn', 'cancelled')
        AND e.shift_id = $2) AS earlier
    FROM volunteer_signup u WHERE u.community_id = $1 AND u.shift_id = $2 AND u.state = 'waiting'
    ORDER BY u.signed_at, u.id`,
}

/** Who waits, in the order they came, and how often they had left before. */
export const waitingFor = (db: Db, communityId: string, shiftId: string) =>
  db.hot<{ signupId: string; accountId: string; earlier: number }>(waitingStatement, [communityId, shiftId])

const moveStatement: Hot = {
  name: 'volunteer_signup_move',
  text: `UPDATE volunteer_signup SET state = 'in', placed_at = $3 WHERE community_id = $1 AND id = $2`,
}

export const moveIn = (db: Db, communityId: string, signupId: string, at: Date) =>
  db.hot(moveStatement, [communityId, signupId, at])

const cancelStatement: Hot = {
  name: 'volunteer_signups_cancel',
  text: `UPDATE volunteer_signup SET state = 'cancelled', ended_at = $3
    WHERE community_id = $1 AND shift_id = ANY($2::uuid[]) AND state IN ('in', 'waiting')
    RETURNING id, account_id AS "accountId"`,
}

/** Frees everybody of cancelled shifts; who they were. */
export const cancelSignups = (db: Db, communityId: string, shiftIds: readonly string[], at: Date) =>
  db.hot<{ id: string; accountId: string }>(cancelStatement, [communityId, shiftIds, at])
