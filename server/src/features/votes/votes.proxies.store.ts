import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { voteProxy } from './votes.channels.tables.ts'
import type { LogAt } from './votes.log.store.ts'

export type ProxyRow = typeof voteProxy.$inferSelect

const columns = `id, community_id AS "communityId", decision_id AS "decisionId", head_id AS "headId",
  principal_id AS "principalId", agent_index AS "agentIndex", agent_masked AS "agentMasked", slot, status,
  grant_seq AS "grantSeq", granted_at AS "grantedAt"`

const openStatement: Hot = {
  name: 'vote_proxies_of_heads',
  text: `SELECT ${columns} FROM vote_proxy
    WHERE community_id = $1 AND decision_id = $2 AND head_id = ANY($3) AND status IN ('granted', 'cast')`,
}

/** The proxies of these heads that are in force or were used. */
export const openProxies = (db: Db, at: LogAt, headIds: readonly string[]): Promise<ProxyRow[]> =>
  db.hot<ProxyRow>(openStatement, [at.communityId, at.decisionId, headIds])

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
