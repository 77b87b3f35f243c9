import type { Verification } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'

const boundStatement: Hot = {
  name: 'vote_bound_owners',
  text: `SELECT DISTINCT account_id AS id FROM residence
    WHERE community_id = $1 AND unit_id = ANY($2) AND ended_at IS NULL AND verified_at IS NOT NULL ORDER BY 1`,
}

/** Accounts that have an owner's rights in any of these units. */
export async function boundOwners(db: Db, communityId: string, unitIds: readonly string[]): Promise<string[]> {
  if (unitIds.length === 0) return []
  return (await db.hot<{ id: string }>(boundStatement, [communityId, unitIds])).map(({ id }) => id)
}

const committeeStatement: Hot = {
  name: 'vote_committee_members',
  text: `SELECT DISTINCT account_id AS id FROM role_grant
    WHERE community_id = $1 AND scope_id = $2 AND role = 'owners_committee' AND ended_at IS NULL
      AND (expires_at IS NULL OR expires_at > app.now())`,
}

/** Who is on the owners' committee of an estate. */
export async function committeeMembers(db: Db, communityId: string, estateId: string): Promise<string[]> {
  return (await db.hot<{ id: string }>(committeeStatement, [communityId, estateId])).map(({ id }) => id)
}

const nomineesStatement: Hot = {
  name: 'vote_nominees',
  text: `SELECT nominee_id AS id FROM vote_candidacy
    WHERE community_id = $1 AND decision_id = $2 AND status = 'accepted' AND nominee_id IS NOT NULL`,
}

/** Who stands in an election, as far as they accepted on a phone: also those who have moved since. */
export async function nomineesOf(db: Db, communityId: string, decisionId: string): Promise<string[]> {
  return (await db.hot<{ id: string }>(nomineesStatement, [communityId, decisionId])).map(({ id }) => id)
}

const homesStatement: Hot = {
  name: 'vote_owner_homes',
  text: `SELECT unit_id AS "unitId", owner_id AS "ownerId", verification FROM residence
    WHERE community_id = $1 AND account_id = $2 AND ended_at IS NULL AND verified_at IS NOT NULL`,
}

/** Homes in which a person was checked as an owner: which owner of the register, and how. */
export interface OwnerHome {
  unitId: string
  ownerId: string | null
  verification: Verification
}

export const ownerHomes = (db: Db, communityId: string, accountId: string): Promise<OwnerHome[]> =>
  db.hot<OwnerHome>(homesStatement, [communityId, accountId])

const addressedStatement: Hot = {
  name: 'vote_addressed',
  text: `SELECT DISTINCT r.account_id AS id FROM residence r
    JOIN unit u ON u.community_id = r.community_id AND u.id = r.unit_id
    JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
    JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
    JOIN vote_decision d ON d.community_id = b.community_id AND d.estate_id = b.estate_id
    LEFT JOIN vote_head_unit h ON h.community_id = d.community_id AND h.decision_id = d.id AND h.freeze_no = d.freeze_no
      AND h.unit_id = r.unit_id
    LEFT JOIN effective_ballot v ON v.community_id = d.community_id AND v.decision_id = d.id AND v.head_id = h.head_id
    WHERE d.community_id = $1 AND d.id = $2 AND r.ended_at IS NULL AND r.verified_at IS NOT NULL
      AND (d.freeze_no = 0 OR h.unit_id IS NOT NULL) AND (NOT $3 OR v.seq IS NULL)
      AND ($4::uuid IS NULL OR r.account_id > $4)
    ORDER BY 1 LIMIT $5`,
}

/**
 * Owners whom a decision concerns, by account: of the roll once there is one, before it of the estate; or only those
 * with a head that has not voted.
 */
export async function addressedOwners(
  db: Db,
  at: { communityId: string; decisionId: string },
  onlySilent: boolean,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const values = [at.communityId, at.decisionId, onlySilent, after, limit]
  return (await db.hot<{ id: string }>(addressedStatement, values)).map(({ id }) => id)
}

const agentStatement: Hot = {
  name: 'vote_agent_standing',
  text: `SELECT EXISTS (SELECT FROM member WHERE community_id = $1 AND account_id = $2) AS "isKnown",
    EXISTS (SELECT FROM role_grant WHERE community_id = $1 AND account_id = $2 AND role = 'property_staff'
      AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > app.now())) AS "isStaff"`,
}

/** Whether somebody who is to be a proxy is known in the community, and whether they work for a property company. */
export async function agentStanding(
  db: Db,
  communityId: string,
  accountId: string,
): Promise<{ isKnown: boolean; isStaff: boolean }> {
  const [row] = await db.hot<{ isKnown: boolean; isStaff: boolean }>(agentStatement, [communityId, accountId])
  return row ?? { isKnown: false, isStaff: false }
}
