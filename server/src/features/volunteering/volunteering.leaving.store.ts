import type { Db, Hot } from '../../platform/db/context.ts'

const aheadStatement: Hot = {
  name: 'volunteer_shifts_ahead',
  text: `SELECT s.id FROM volunteer_signup u
    JOIN volunteer_shift s ON s.community_id = u.community_id AND s.id = u.shift_id
    WHERE u.community_id = $1 AND u.account_id = $2 AND u.state IN ('in', 'waiting') AND s.starts_at > (SELECT app.now())
    ORDER BY s.id`,
}

/** The shifts that somebody has signed up for and that have not begun. */
export const shiftsAhead = async (db: Db, communityId: string, accountId: string): Promise<string[]> =>
  (await db.hot<{ id: string }>(aheadStatement, [communityId, accountId])).map(({ id }) => id)

const servedStatement: Hot = {
  name: 'volunteer_shifts_served',
  text: `SELECT a.title, s.place, s.starts_at AS "startsAt", s.ends_at AS "endsAt", u.state, t.in_at AS "inAt",
      t.out_at AS "outAt", t.minutes, t.points, (SELECT p.said FROM volunteer_review p WHERE p.community_id = u.community_id
        AND p.signup_id = u.id AND p.kind = 'appeal') AS objection
    FROM volunteer_signup u
    JOIN volunteer_shift s ON s.community_id = u.community_id AND s.id = u.shift_id
    JOIN volunteer_activity a ON a.community_id = s.community_id AND a.id = s.activity_id
    LEFT JOIN volunteer_attendance t ON t.community_id = u.community_id AND t.signup_id = u.id
    WHERE u.community_id = $1 AND u.account_id = $2 ORDER BY s.starts_at, s.id`,
}

/** Every shift somebody signed up for, with what became of it. */
export const shiftsServed = (db: Db, communityId: string, accountId: string) =>
  db.hot<Record<string, unknown>>(servedStatement, [communityId, accountId])

const forgetStatement: Hot = {
  name: 'volunteer_appeals_forget',
  text: `UPDATE volunteer_review r SET said = '' FROM volunteer_signup u WHERE u.community_id = $1 AND u.account_id = $2
    AND r.community_id = $1 AND r.signup_id = u.id AND r.kind = 'appeal'`,
}

/** Removes the words with which somebody objected. */
export const forgetAppeals = (db: Db, communityId: string, accountId: string) =>
  db.hot(forgetStatement, [communityId, accountId])
