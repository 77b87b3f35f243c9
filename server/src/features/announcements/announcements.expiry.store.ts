import type { Db, Hot } from '../../platform/db/context.ts'

const expiredStatement: Hot = {
  name: 'announcement_expired',
  text: `SELECT DISTINCT community_id AS "communityId", announcement_id AS id FROM (
      SELECT community_id, announcement_id FROM announcement_target
      WHERE NOT is_past AND expires_at IS NOT NULL AND expires_at <= (SELECT app.now())
      ORDER BY expires_at LIMIT $1) AS expired`,
}

/** Notices that have expired and still lie in the way of the feed, in all communities; in the purpose `sweep`. */
export const readExpired = (db: Db, limit: number) =>
  db.hot<{ communityId: string; id: string }>(expiredStatement, [limit])

const pastStatement: Hot = {
  name: 'announcement_mark_past',
  text: `UPDATE announcement_target SET is_past = true
    WHERE community_id = $1 AND announcement_id = ANY($2) AND NOT is_past AND expires_at <= app.now()`,
}

/** Takes expired notices out of the index of the feed. */
export const markPast = (db: Db, communityId: string, ids: readonly string[]) =>
  db.hot(pastStatement, [communityId, ids])
