import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { append, markOf } from './votes.log.service.ts'
import { endProxy, openProxies } from './votes.proxies.store.ts'
import type { HeadRow } from './votes.roll.store.ts'
import type { DecisionRow } from './votes.store.ts'

/** Whoever votes in person takes back the proxy of the head, if it has one that was not used; the log says so. */
export async function lapseProxy(
  db: Db,
  vault: Vault,
  { row, now }: { row: DecisionRow; now: Date },
  { id: headId, pseudonym }: Pick<HeadRow, 'id' | 'pseudonym'>,
  accountId: string,
): Promise<void> {
  const at = { communityId: row.communityId, decisionId: row.id }
  const granted = (await openProxies(db, at, [headId])).find(({ status }) => status === 'granted')
  if (!granted || !(await endProxy(db, row.communityId, granted.id, 'lapsed'))) return
  const body = { pseudonym, grant: granted.grantSeq, actor: markOf(vault, row.id, accountId) }
  await append(db, at, { kind: 'proxy_revoked', at: now, body, actorId: accountId })
}
