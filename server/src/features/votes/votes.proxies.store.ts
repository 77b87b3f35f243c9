import { and, eq } from 'drizzle-orm'
import { columnsOf } from '../../platform/db/columns.ts'
import type { Db, Hot } from '../../platform/db/context.ts'
import { voteProxy } from './votes.channels.tables.ts'
import type { LogAt } from './votes.log.store.ts'

export type ProxyRow = typeof voteProxy.$inferSelect

export const insertProxy = (db: Db, row: typeof voteProxy.$inferInsert) => db.orm.insert(voteProxy).values(row)

const columns = columnsOf(voteProxy)

const openStatement: Hot = {
  name: 'vote_proxies_of_heads',
  text: `SELECT ${columns} FROM vote_proxy
    WHERE community_id = $1 AND decision_id = $2 AND head_id = ANY($3) AND status IN ('granted', 'cast')`,
}

/** The proxies of these heads that are in force or were used. */
export const openProxies = (db: Db, at: LogAt, headIds: readonly string[]): Promise<ProxyRow[]> =>
  db.hot<ProxyRow>(openStatement, [at.communityId, at.decisionId, headIds])

const ofAgentStatement: Hot = {
  name: 'vote_proxies_of_agent',
  text: `SELECT ${columns} FROM vote_proxy
    WHERE community_id = $1 AND decision_id = $2 AND agent_index = $3 AND status IN ('granted', 'cast')`,
}

/** What an agent holds or has used in a decision. */
export const proxiesOfAgent = (db: Db, at: LogAt, agentIndex: string): Promise<ProxyRow[]> =>
  db.hot<ProxyRow>(ofAgentStatement, [at.communityId, at.decisionId, agentIndex])

const mineStatement: Hot = {
  name: 'vote_proxies_of_person',
  text: `SELECT ${columns} FROM vote_proxy WHERE community_id = $1 AND decision_id = $2
      AND (principal_id = $3 OR (agent_index = $4 AND status IN ('granted', 'cast')))
    ORDER BY granted_at, id LIMIT 100`,
}

/** What a person granted, and what was granted to their phone. */
export const proxiesOfPerson = (
  db: Db,
  at: LogAt,
  person: { accountId: string; phoneIndex: string | null },
): Promise<ProxyRow[]> =>
  db.hot<ProxyRow>(mineStatement, [at.communityId, at.decisionId, person.accountId, person.phoneIndex])

const oneStatement: Hot = {
  name: 'vote_proxy_read',
  text: `SELECT ${columns} FROM vote_proxy WHERE community_id = $1 AND decision_id = $2 AND id = $3`,
}

/** One proxy of a decision, or null. */
export async function readProxy(db: Db, at: LogAt, id: string): Promise<ProxyRow | null> {
  const [row] = await db.hot<ProxyRow>(oneStatement, [at.communityId, at.decisionId, id])
  return row ?? null
}

/** Uses up a granted proxy, or ends it; false when it is no longer granted. */
export async function endProxy(
  db: Db,
  communityId: string,
  id: string,
  status: 'cast' | 'revoked' | 'lapsed',
): Promise<boolean> {
  const rows = await db.orm
    .update(voteProxy)
    .set({ status })
    .where(and(eq(voteProxy.communityId, communityId), eq(voteProxy.id, id), eq(voteProxy.status, 'granted')))
    .returning({ id: voteProxy.id })
  return rows.length === 1
}

const sealedStatement: Hot = {
  name: 'vote_log_sealed',
  text: `SELECT sealed, body ->> 'commitment' AS commitment FROM vote_log
    WHERE community_id = $1 AND decision_id = $2 AND seq = $3`,
}

/** The ballot that a grant carries, sealed as its owner sealed it. */
export async function grantedBallot(
  db: Db,
  at: LogAt,
  seq: number,
): Promise<{ sealed: string; commitment: string } | null> {
  const [row] = await db.hot<{ sealed: string; commitment: string }>(sealedStatement, [
    at.communityId,
    at.decisionId,
    seq,
  ])
  return row ?? null
}

const grantedByStatement: Hot = {
  name: 'vote_proxy_granted_by',
  text: `SELECT EXISTS (SELECT FROM vote_proxy WHERE community_id = $1 AND decision_id = $2 AND principal_id = $3
    AND grant_seq = $4) AS "isTheirs"`,
}

/** Whether a person granted the proxy of an entry of the log. */
export async function hasGranted(db: Db, at: LogAt, personId: string, grantSeq: number): Promise<boolean> {
  const [row] = await db.hot<{ isTheirs: boolean }>(grantedByStatement, [
    ...[at.communityId, at.decisionId, personId, grantSeq],
  ])
  return row?.isTheirs ?? false
}
