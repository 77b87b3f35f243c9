import type { DemandCounts } from '@liren/shared/votes.demands'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { voteDemand, voteDemandCounts, voteDemandJoin } from './votes.demands.tables.ts'
import type { DecisionRow } from './votes.store.ts'

export type DemandRow = typeof voteDemand.$inferSelect

export const insertDemand = (db: Db, row: typeof voteDemand.$inferInsert) => db.orm.insert(voteDemand).values(row)

const at = (communityId: string, id: string) => and(eq(voteDemand.communityId, communityId), eq(voteDemand.id, id))

/** A demand, or null. */
export async function readDemand(db: Db, communityId: string, id: string): Promise<DemandRow | null> {
  const [row] = await db.orm.select().from(voteDemand).where(at(communityId, id))
  return row ?? null
}

const lockStatement: Hot = {
  name: 'vote_demand_lock',
  text: `SELECT id FROM vote_demand WHERE community_id = $1 AND id = $2 FOR NO KEY UPDATE`,
}

/** A demand, held until the transaction ends: who joins is counted one after the other. */
export async function lockDemand(db: Db, communityId: string, id: string): Promise<DemandRow | null> {
  await db.hot(lockStatement, [communityId, id])
  return readDemand(db, communityId, id)
}

export async function updateDemand(
  db: Db,
  communityId: string,
  id: string,
  set: Partial<typeof voteDemand.$inferInsert>,
): Promise<void> {
  await db.orm.update(voteDemand).set(set).where(at(communityId, id))
}

const listStatement: Hot = {
  name: 'vote_demand_list',
  text: `SELECT id FROM vote_demand WHERE community_id = $1 AND (estate_id = ANY($2) OR $3)
    ORDER BY started_at DESC, id DESC LIMIT 50`,
}

/** Demands of some estates, newest first; or of all. */
export async function listDemands(
  db: Db,
  communityId: string,
  estateIds: readonly string[],
  seesAll: boolean,
): Promise<string[]> {
  return (await db.hot<{ id: string }>(listStatement, [communityId, estateIds, seesAll])).map(({ id }) => id)
}

export const insertJoins = (db: Db, rows: (typeof voteDemandJoin.$inferInsert)[]) =>
  db.orm.insert(voteDemandJoin).values(rows)

/** Takes back what a person joined for. */
export async function leaveDemand(
  db: Db,
  { communityId, demandId }: { communityId: string; demandId: string },
  accountId: string,
  leftAt: Date,
): Promise<void> {
  await db.orm
    .update(voteDemandJoin)
    .set({ leftAt })
    .where(
      and(
        eq(voteDemandJoin.communityId, communityId),
        eq(voteDemandJoin.demandId, demandId),
        eq(voteDemandJoin.accountId, accountId),
        isNull(voteDemandJoin.leftAt),
      ),
    )
}

const joinedStatement: Hot = {
  name: 'vote_demand_joined',
  text: `SELECT j.unit_id AS "unitId", j.account_id AS "accountId" FROM vote_demand_join j
    WHERE j.community_id = $1 AND j.demand_id = $2 AND j.left_at IS NULL AND EXISTS (
      SELECT FROM residence r WHERE r.community_id = j.community_id AND r.unit_id = j.unit_id
        AND r.account_id = j.account_id AND r.ended_at IS NULL AND r.verified_at IS NOT NULL)`,
}

/** Heads that joined, by their first unit; of whoever has sold since it counts no longer. */
export const joinsOf = (
  db: Db,
  communityId: string,
  demandId: string,
): Promise<{ unitId: string; accountId: string }[]> => db.hot(joinedStatement, [communityId, demandId])

const aroundStatement: Hot = {
  name: 'vote_demand_heads_around',
  text: `SELECT array_agg(s.unit_id) AS units FROM (
      SELECT o.unit_id, array_agg(o.owner_id ORDER BY o.owner_id) AS owners FROM ownership o
      WHERE o.community_id = $1 AND o.ended_at IS NULL AND o.unit_id IN (
        SELECT other.unit_id FROM ownership mine JOIN ownership other
          ON other.community_id = mine.community_id AND other.owner_id = mine.owner_id AND other.ended_at IS NULL
        WHERE mine.community_id = $1 AND mine.unit_id = ANY($2) AND mine.ended_at IS NULL)
      GROUP BY o.unit_id) s
    GROUP BY s.owners`,
}

/** The heads, each as its units, that these units and those of the same owners make up. */
export async function headsAround(db: Db, communityId: string, unitIds: readonly string[]): Promise<string[][]> {
  if (unitIds.length === 0) return []
  return (await db.hot<{ units: string[] }>(aroundStatement, [communityId, unitIds])).map(({ units }) => units)
}

const estatesStatement: Hot = {
  name: 'vote_demand_estates',
  text: `SELECT id, name FROM estate WHERE community_id = $1 AND (id = ANY($2) OR $3) AND ended_at IS NULL ORDER BY name, id`,
}

/** Some estates, or all, by name. */
export const estatesOf = (
  db: Db,
  communityId: string,
  estateIds: readonly string[],
  all: boolean,
): Promise<{ id: string; name: string }[]> => db.hot(estatesStatement, [communityId, estateIds, all])

/** How the estates among these count a fifth; those that are not in the map by heads. */
export async function countsOf(
  db: Db,
  communityId: string,
  estateIds: readonly string[],
): Promise<Map<string, { counts: DemandCounts; basis: string | null }>> {
  if (estateIds.length === 0) return new Map()
  const rows = await db.orm
    .select()
    .from(voteDemandCounts)
    .where(and(eq(voteDemandCounts.communityId, communityId), inArray(voteDemandCounts.estateId, [...estateIds])))
  return new Map(rows.map(({ estateId, counts, basis }) => [estateId, { counts, basis }]))
}

export async function saveCounts(db: Db, row: typeof voteDemandCounts.$inferInsert): Promise<void> {
  const { counts, basis, setBy, setAt } = row
  await db.orm
    .insert(voteDemandCounts)
    .values(row)
    .onConflictDoUpdate({
      target: [voteDemandCounts.communityId, voteDemandCounts.estateId],
      set: { counts, basis, setBy, setAt },
    })
}

const openedStatement: Hot = {
  name: 'vote_demand_opened',
  text: `SELECT d.demand_id AS "demandId", d.id, d.title, d.state, coalesce(l.at, d.created_at) AS since,
      l.body ->> 'reason' AS reason
    FROM vote_decision d LEFT JOIN LATERAL (
      SELECT at, body FROM vote_log WHERE community_id = d.community_id AND decision_id = d.id AND body ->> 'to' = d.state
      ORDER BY seq DESC LIMIT 1) l ON true
    WHERE d.community_id = $1 AND d.demand_id = ANY($2)`,
}

export interface OpenedDecision {
  demandId: string
  id: string
  title: string
  state: DecisionRow['state']
  since: Date
  reason: string | null
}

/** The drafts that demands opened, and how far each has come. */
export const decisionsOpened = (db: Db, communityId: string, demandIds: readonly string[]): Promise<OpenedDecision[]> =>
  db.hot<OpenedDecision>(openedStatement, [communityId, demandIds])

const newestPolicyStatement: Hot = {
  name: 'vote_newest_policy',
  text: `SELECT policy FROM vote_decision WHERE community_id = $1 AND estate_id = $2 AND organiser_kind = 'OWNERS_COMMITTEE'
    ORDER BY created_at DESC, id DESC LIMIT 1`,
}

/** The policy that the owners' committee of an estate used last; null when it never ran a decision. */
export async function newestPolicy(
  db: Db,
  communityId: string,
  estateId: string,
): Promise<DecisionRow['policy'] | null> {
  const [row] = await db.hot<{ policy: DecisionRow['policy'] }>(newestPolicyStatement, [communityId, estateId])
  return row?.policy ?? null
}

const residentsStatement: Hot = {
  name: 'vote_residents_committee',
  text: `SELECT DISTINCT account_id AS id FROM role_grant
    WHERE community_id = $1 AND role = 'committee' AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > app.now())`,
}

/** Who serves on the residents' committee. */
export async function residentsCommittee(db: Db, communityId: string): Promise<string[]> {
  return (await db.hot<{ id: string }>(residentsStatement, [communityId])).map(({ id }) => id)
}
