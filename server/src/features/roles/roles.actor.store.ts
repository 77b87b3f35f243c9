import type { AccountActor, ActorHome, CommunityActor, RoleScope } from '../../platform/http/actor.ts'
import type { Claims } from '../../platform/http/tokens.ts'
import type { Db, Hot } from '../../platform/db/context.ts'

const live = `EXISTS (SELECT FROM session WHERE id = $2 AND account_id = $1 AND ended_at IS NULL)`
const inForce = `ended_at IS NULL AND (expires_at IS NULL OR expires_at > app.now())`
const at = `'role', role, 'scopeKind', scope_kind, 'scopeId', scope_id`
const scope = `json_build_object(${at}, 'post', post)`
const scopeAbove = `json_build_object(${at}, 'department', department)`

const accountStatement: Hot = {
  name: 'actor_account',
  text: `SELECT (SELECT coalesce(json_agg(${scopeAbove}), '[]') FROM role_grant_above
      WHERE account_id = $1 AND ${inForce}) AS above
    WHERE ${live}`,
}

/** The account of a live session, with its roles above communities; null when the session is over. */
export async function accountActor(db: Db, { sub, sid }: Claims): Promise<AccountActor | null> {
  const [row] = await db.hot<{ above: RoleScope[] }>(accountStatement, [sub, sid])
  return row ? { accountId: sub, sessionId: sid, above: row.above } : null
}

const inCommunity = `SELECT
    (SELECT coalesce(json_agg(${scope}), '[]') FROM role_grant
      WHERE community_id = $3 AND account_id = $1 AND ${inForce}) AS roles,
    (SELECT coalesce(json_agg(json_build_object('residenceId', r.id, 'unitId', u.id, 'entranceId', e.id,
        'buildingId', b.id, 'gridId', b.grid_id, 'estateId', b.estate_id, 'relation', r.relation,
        'isVerifiedOwner', r.verified_at IS NOT NULL, 'isUnder14', r.is_under14)
        ORDER BY r.created_at, r.id), '[]')
      FROM residence r
      JOIN unit u ON u.community_id = r.community_id AND u.id = r.unit_id
      JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
      JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
      WHERE r.community_id = $3 AND r.account_id = $1 AND r.ended_at IS NULL
        AND (NOT r.is_under14 OR r.guardian_at IS NOT NULL)) AS homes,
    ARRAY(SELECT g.estate_id FROM vote_group_member v
      JOIN vote_group g ON g.community_id = v.community_id AND g.id = v.group_id
      WHERE v.community_id = $3 AND v.account_id = $1 AND g.ended_at IS NULL) AS groups,
    (SELECT coalesce(json_agg(${scopeAbove}), '[]') FROM role_grant_above
      WHERE account_id = $1 AND ${inForce} AND EXISTS (SELECT FROM community WHERE id = $3) AND (role = 'operator' OR scope_id IN (
        SELECT s.id FROM community c JOIN street s ON s.id = c.street_id WHERE c.id = $3
        UNION ALL SELECT s.district_id FROM community c JOIN street s ON s.id = c.street_id WHERE c.id = $3))) AS above`

interface CommunityRow {
  roles: RoleScope[]
  homes: ActorHome[]
  groups: string[]
  above: RoleScope[]
}

const communityStatement: Hot = { name: 'actor_community', text: `${inCommunity} WHERE ${live}` }

/**
 * The person in one community: homes, roles there, and roles above that cover it. Null when the session is over;
 * a community that does not exist gives a stranger to it.
 */
export async function communityActor(
  db: Db,
  { sub, sid }: Claims,
  communityId: string,
): Promise<CommunityActor | null> {
  const [row] = await db.hot<CommunityRow>(communityStatement, [sub, sid, communityId])
  return row ? { accountId: sub, sessionId: sid, communityId, ...row } : null
}

const absentStatement: Hot = { name: 'actor_absent', text: `${inCommunity} WHERE $2::uuid IS NULL` }

/** A person in one community as they stand now, for what they ordered earlier: no session is needed. */
export async function actorOf(db: Db, communityId: string, accountId: string): Promise<CommunityActor> {
  const [row] = await db.hot<CommunityRow>(absentStatement, [accountId, null, communityId])
  if (!row) throw new Error('the actor could not be read')
  return { accountId, sessionId: '', communityId, ...row }
}
