import { createHmac } from 'node:crypto'
import type pg from 'pg'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { PostOutside } from '../../platform/outbound/public.post.ts'
import { requestOf, updatesIn } from './complaints.outside.rules.ts'
import { readShared, updatesOf } from './complaints.outside.store.ts'
import * as store from './complaints.partners.store.ts'

/** What a partner checks the signature with; computed, and nowhere kept. */
const secretOf = (vault: Vault, communityId: string, partnerId: string): string =>
  vault.blindIndex('partner_callback', `${communityId}:${partnerId}`)

/** Where a partner is told of what happens with its matters; an operator looked at the address before. */
export async function setCallback(
  db: Db,
  vault: Vault,
  { communityId }: CommunityActor,
  { partnerId, url }: { partnerId: string; url: string | null },
): Promise<{ secret: string | null }> {
  if (!(await store.setCallback(db, communityId, partnerId, url))) throw new DomainError('not_found')
  return { secret: url === null ? null : secretOf(vault, communityId, partnerId) }
}

/** Has the partners that share a matter told of a step, once it is committed. */
export async function callLater(
  db: Db,
  { communityId, complaintId, seq }: { communityId: string; complaintId: string; seq: number },
): Promise<void> {
  for (const partnerId of await store.partnersToCall(db, communityId, complaintId)) {
    const payload = { communityId, partnerId, complaintId, seq: String(seq) }
    await enqueue(db, 'call_partner', `${complaintId}:${partnerId}:${String(seq)}`, payload)
  }
}

export interface CallDeps {
  pool: pg.Pool
  vault: Vault
  postOutside: PostOutside
}

const timeoutMs = 10_000

interface Call {
  communityId: string
  partnerId: string
  complaintId: string
  seq: number
}

/** What a partner is sent; null where it is not to hear of it. */
function messageFor({ pool }: CallDeps, { communityId, partnerId, complaintId, seq }: Call) {
  return withContext(pool, { communityId }, async (db) => {
    const at = { communityId, partnerId }
    const url = await store.readCallback(db, communityId, partnerId)
    const row = await readShared(db, at, complaintId)
    if (url === null || !row) return null
    const taken = (await updatesOf(db, at, complaintId)).filter((one) => one.seq === seq)
    const [update] = updatesIn(complaintId, taken)
    if (!update) return null
    return { url: new URL(url), now: await readClock(db), body: JSON.stringify({ request: requestOf(row), update }) }
  })
}

/**
 * Job: tells a partner of a step. The signature is HMAC-SHA-256 over the time and the body. Unless the answer is a success
 * it fails, and the queue tries it again, later and later.
 */
export async function callPartner(deps: CallDeps, call: Call): Promise<void> {
  const message = await messageFor(deps, call)
  if (message === null) return
  const { url, now, body } = message
  const time = String(Math.floor(now.getTime() / 1_000))
  const secret = secretOf(deps.vault, call.communityId, call.partnerId)
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-liren-time': time,
    'x-liren-signature': signature,
    'x-liren-delivery': `${call.complaintId}:${String(call.seq)}`,
  }
  const status = await deps.postOutside(url, { headers, body }, timeoutMs)
  if (status < 200 || status > 299) throw new Error(`a partner answered ${String(status)}`)
}
