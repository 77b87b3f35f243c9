import type { Db, Hot } from '../../platform/db/context.ts'

const dueStatement: Hot = {
  name: 'volunteer_shifts_near',
  text: `SELECT id FROM volunteer_shift WHERE community_id = $1 AND is_open AND cancelled_at IS NULL
    AND reminded_at IS NULL AND starts_at > (SELECT app.now())
    AND starts_at <= (SELECT app.now()) + $2 * interval '1 millisecond' ORDER BY starts_at, id LIMIT $3`,
}

/** Shifts that begin so soon, and of which nobody was reminded. */
export const shiftsNear = async (db: Db, communityId: string, aheadMs: number, limit: number): Promise<string[]> =>
  (await db.hot<{ id: string }>(dueStatement, [communityId, aheadMs, limit])).map(({ id }) => id)

const noteStatement: Hot = {
  name: 'volunteer_shift_reminded',
  text: `UPDATE volunteer_shift s SET reminded_at = $3 FROM volunteer_activity a
    WHERE s.community_id = $1 AND s.id = $2 AND s.reminded_at IS NULL AND s.cancelled_at IS NULL
      AND a.community_id = s.community_id AND a.id = s.activity_id
    RETURNING a.title, s.place, s.starts_at AS "startsAt"`,
}

/** Notes that who comes to a shift is reminded now; null when that was done, or there is nothing to come to. */
export async function noteReminded(
  db: Db,
  communityId: string,
  shiftId: string,
  at: Date,
): Promise<{ title: string; place: string; startsAt: Date } | null> {
  const [row] = await db.hot<{ title: string; place: string; startsAt: Date }>(noteStatement, [
    communityId,
    shiftId,
    at,
  ])
  return row ?? null
}

const comingStatement: Hot = {
  name: 'volunteer_signups_coming',
  text: `SELECT account_id AS id FROM volunteer_signup WHERE community_id = $1 AND shift_id = $2 AND state = 'in'
    ORDER BY signed_at, id`,
}

/** Who comes to a shift. It has five hundred places at most. */
export const whoComes = async (db: Db, communityId: string, shiftId: string): Promise<string[]> =>
  (await db.hot<{ id: string }>(comingStatement, [communityId, shiftId])).map(({ id }) => id)
