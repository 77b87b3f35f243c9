import type { Db, Hot } from '../../platform/db/context.ts'
import type { Dweller } from './register.people.rules.ts'

const dwellersStatement: Hot = {
  name: 'register_dwellers',
  text: `SELECT r.account_id AS "accountId", m.nickname, e.name AS estate, b.name AS building, n.name AS entrance,
      u.label AS unit, r.owner_id AS "ownerId"
    FROM residence r JOIN member m ON m.community_id = r.community_id AND m.account_id = r.account_id
      JOIN unit u ON u.community_id = r.community_id AND u.id = r.unit_id
      JOIN entrance n ON n.community_id = u.community_id AND n.id = u.entrance_id
      JOIN building b ON b.community_id = n.community_id AND b.id = n.building_id
      JOIN estate e ON e.community_id = b.community_id AND e.id = b.estate_id
    WHERE r.community_id = $1 AND r.ended_at IS NULL`,
}

/** Everybody who lives in the community, flat by flat. */
export const readDwellers = (db: Db, communityId: string) => db.hot<Dweller>(dwellersStatement, [communityId])

const membersStatement: Hot = {
  name: 'register_members_here',
  text: `SELECT m.account_id AS "accountId", m.nickname FROM member m
    WHERE m.community_id = $1 AND m.account_id = ANY($2) AND (
      EXISTS (SELECT FROM residence r WHERE r.community_id = $1 AND r.account_id = m.account_id AND r.ended_at IS NULL)
      OR EXISTS (SELECT FROM role_grant g WHERE g.community_id = $1 AND g.account_id = m.account_id
        AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > app.now())))`,
}

/** Who of these lives or serves in the community. */
export const readMembers = (db: Db, communityId: string, accountIds: readonly string[]) =>
  db.hot<{ accountId: string; nickname: string }>(membersStatement, [communityId, accountIds])

const namesStatement: Hot = {
  name: 'register_owner_names',
  text: `SELECT id, name_sealed AS "nameSealed" FROM owner WHERE community_id = $1 AND id = ANY($2)`,
}

const personStatement: Hot = {
  name: 'register_person_name',
  text: `SELECT w.id, w.name_sealed AS "nameSealed" FROM residence r
    JOIN owner w ON w.community_id = r.community_id AND w.id = r.owner_id
    WHERE r.community_id = $1 AND r.account_id = $2 AND r.ended_at IS NULL AND r.verified_at IS NOT NULL
      AND r.relation IN ('owner', 'co_owner') AND w.kind = 'person' AND NOT r.is_under14
    ORDER BY r.verified_at DESC, r.id LIMIT 1`,
}

/** The name of the owner that somebody is, sealed, where that was checked: not of one whom they act for. */
export async function readOwnName(db: Db, communityId: string, accountId: string) {
  const [row] = await db.hot<{ id: string; nameSealed: string }>(personStatement, [communityId, accountId])
  return row ?? null
}

/** The names of owners, sealed. */
export const readOwnerNames = (db: Db, communityId: string, ids: readonly string[]) =>
  db.hot<{ id: string; nameSealed: string }>(namesStatement, [communityId, ids])
