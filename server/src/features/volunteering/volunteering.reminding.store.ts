import type { Db, Hot } from '../../platform/db/context.ts'

// Who had a place the day before is reminded then; who came later, shortly before: they have just been there.
const isDue = `u.state = 'in' AND u.reminded_at IS NULL
  AND (coalesce(u.placed_at, u.signed_at) <= s.starts_at - interval '24 hours'
    OR s.starts_at <= (SELECT app.now()) + interval '2 hours')`
const isNear = `s.community_id = $1 AND s.is_open AND s.cancelled_at IS NULL AND s.starts_at > (SELECT app.now())
  AND s.starts_at <= (SELECT app.now()) + interval '24 hours'`

const dueStatement: Hot = {
  name: 'volunteer_shifts_near',
  text: `SELECT s.id FROM volunteer_shift s WHERE ${isNear} AND EXISTS (SELECT FROM volunteer_signup u
      WHERE u.community_id = s.community_id AND u.shift_id = s.id AND ${isDue})
    ORDER BY s.starts_at, s.id LIMIT $2`,
}

/** Shifts within a day that somebody comes to who is to be reminded now. */
export const shiftsNear = async (db: Db, communityId: string, limit: number): Promise<string[]> =>
  (await db.hot<{ id: string }>(dueStatement, [communityId, limit])).map(({ id }) => id)

export interface RemindedRow {
  accountId: string
  title: string
  place: string
  startsAt: Date
  /** How often the shift was changed: of another time one is reminded again. */
  changes: number
}

const noteStatement: Hot = {
  name: 'volunteer_signups_reminded',
  text: `UPDATE volunteer_signup u SET reminded_at = $3 FROM volunteer_shift s, volunteer_activity a
    WHERE u.community_id = $1 AND u.shift_id = $2 AND s.community_id = $1 AND s.id = u.shift_id AND ${isNear} AND ${isDue}
      AND a.community_id = $1 AND a.id = s.activity_id
    RETURNING u.account_id AS "accountId", a.title, s.place, s.starts_at AS "startsAt", s.changes`,
}

/** Notes that who comes to a shift is reminded now, each of them once; who they are. It has five hundred places at most. */
export const noteReminded = (db: Db, communityId: string, shiftId: string, at: Date) =>
  db.hot<RemindedRow>(noteStatement, [communityId, shiftId, at])
