import type { GridPost } from '@liren/shared/neighbourhood.editing'
import type { Db, Hot } from '../../platform/db/context.ts'

const boundStatement: Hot = {
  name: 'place_is_bound',
  text: `SELECT EXISTS (SELECT FROM residence WHERE community_id = $1 AND unit_id = ANY($2) AND ended_at IS NULL)
    OR EXISTS (SELECT FROM role_grant WHERE community_id = $1 AND scope_id = ANY($2) AND ended_at IS NULL
      AND (expires_at IS NULL OR expires_at > app.now())) AS bound`,
}

/** Whether somebody lives in, or holds a role at, one of these places. */
export async function readBound(db: Db, communityId: string, placeIds: string[]): Promise<boolean> {
  const [row] = await db.hot<{ bound: boolean }>(boundStatement, [communityId, placeIds])
  return row?.bound === true
}

// Who was registered in several of the old units keeps the strongest of these registrations: a checked one first.
const endSecondsStatement: Hot = {
  name: 'residence_end_seconds',
  text: `UPDATE residence r SET ended_at = app.now(), ended_by = $3
    FROM (SELECT id, row_number() OVER (PARTITION BY account_id ORDER BY verified_at IS NULL, array_position(ARRAY[
          'owner', 'co_owner', 'representative', 'guardian', 'heir', 'tenant', 'family'], relation), created_at, id) AS n
      FROM residence WHERE community_id = $1 AND unit_id = ANY($2) AND ended_at IS NULL) ranked
    WHERE r.community_id = $1 AND r.id = ranked.id AND ranked.n > 1`,
}

const moveStatement: Hot = {
  name: 'residence_move_unit',
  text: `UPDATE residence SET unit_id = $3 WHERE community_id = $1 AND unit_id = ANY($2) AND ended_at IS NULL`,
}

/** Registers in one unit whoever is registered in these units; nobody twice. */
export async function updateResidences(
  db: Db,
  communityId: string,
  from: string[],
  to: string,
  by: string,
): Promise<void> {
  await db.hot(endSecondsStatement, [communityId, from, by])
  await db.hot(moveStatement, [communityId, from, to])
}

export interface GridStaff {
  gridId: string
  grantId: string
  nickname: string
  post: GridPost
}

const staffStatement: Hot = {
  name: 'grid_staff',
  text: `SELECT g.scope_id AS "gridId", g.id AS "grantId", m.nickname, g.post
    FROM role_grant g JOIN member m ON m.community_id = g.community_id AND m.account_id = g.account_id
    WHERE g.community_id = $1 AND g.role = 'grid_worker' AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > app.now())
    ORDER BY array_position(ARRAY['chief', 'worker', 'assistant'], g.post), g.created_at, g.id`,
}

/** Everybody who serves a grid: chiefs first, then workers, then assistants. */
export const readGridStaff = (db: Db, communityId: string) => db.hot<GridStaff>(staffStatement, [communityId])

const correctedStatement: Hot = {
  name: 'residence_phone_corrected',
  text: `UPDATE residence SET verified_at = NULL, verified_by = NULL, verification = NULL, owner_id = NULL
    WHERE community_id = $1 AND owner_id = ANY($2) AND verification = 'phone' AND ended_at IS NULL`,
}

/** Takes back the checks that rested on these owners' phones alone. */
export async function uncheckByPhone(db: Db, communityId: string, ownerIds: readonly string[]): Promise<void> {
  if (ownerIds.length > 0) await db.hot(correctedStatement, [communityId, ownerIds])
}
