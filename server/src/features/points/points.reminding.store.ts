import type { Db, Hot } from '../../platform/db/context.ts'

const dueStatement: Hot = {
  name: 'points_reminders_due',
  text: `SELECT DISTINCT account_id AS id FROM points_lot WHERE community_id = $1 AND remaining > 0
    AND expires_at > (SELECT app.now()) AND ((reminders < 1 AND expires_at <= (SELECT app.now()) + make_interval(days => $2))
      OR (reminders < 2 AND expires_at <= (SELECT app.now()) + make_interval(days => $3))) LIMIT $4`,
}

/** Members with points that end within so many days, and who were not told yet. */
export const membersToRemind = async (
  db: Db,
  communityId: string,
  [first, second]: readonly [number, number],
  limit: number,
): Promise<string[]> =>
  (await db.hot<{ id: string }>(dueStatement, [communityId, first, second, limit])).map(({ id }) => id)

const endingStatement: Hot = {
  name: 'points_lots_ending',
  text: `SELECT expires_at AS "expiresAt", sum(remaining)::int AS points, min(reminders) AS reminders FROM points_lot
    WHERE community_id = $1 AND account_id = $2 AND remaining > 0 AND expires_at > $3
    GROUP BY expires_at ORDER BY expires_at`,
}

/** What a member has that ends, by when, and how often they were told of it. */
export const lotsEnding = (db: Db, communityId: string, accountId: string, now: Date) =>
  db.hot<{ expiresAt: Date; points: number; reminders: number }>(endingStatement, [communityId, accountId, now])

const noteStatement: Hot = {
  name: 'points_lots_reminded',
  text: `UPDATE points_lot SET reminders = $4 WHERE community_id = $1 AND account_id = $2 AND expires_at = $3
    AND remaining > 0`,
}

export const noteReminded = (
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  expiresAt: Date,
  reminders: number,
) => db.hot(noteStatement, [communityId, accountId, expiresAt, reminders])
