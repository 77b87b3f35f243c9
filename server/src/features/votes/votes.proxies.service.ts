import type { VoteProxy } from '@liren/shared/votes.proxies'
import { maskPhone } from '@liren/shared/primitives'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { accountOfPhone, blindPhoneOf } from '../identity/identity.accounts.service.ts'
import { expectFreshCode } from '../identity/identity.stepup.service.ts'
import { tell } from '../messages/messages.service.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { ballotsOfHeads } from './votes.ballots.store.ts'
import { expectCaster } from './votes.casters.service.ts'
import {
  expectOpen,
  expectWellFormed,
  receiptOf,
  type Committed,
  refuseSecond,
  takeIn,
  tellOfBallot,
  type VotesDeps,
} from './votes.casting.service.ts'
import { append, markOf } from './votes.log.service.ts'
import { isPropertyStaff } from './votes.policy.ts'
import { agentStanding } from './votes.people.store.ts'
import { grantRefusal, type ProxyGrant } from './votes.proxies.rules.ts'
import * as store from './votes.proxies.store.ts'
import { readHead, unitsOfHeads } from './votes.roll.store.ts'
import { expectVisible } from './votes.service.ts'
import type { DecisionRow } from './votes.store.ts'
import { stateAt } from './votes.view.service.ts'

/** A row as the rules look at it: heads and agents by what tells them apart. */
const grantOf = (row: store.ProxyRow, { closesAt }: DecisionRow): ProxyGrant => ({
  headKey: row.headId,
  agent: row.agentIndex,
  validFrom: row.grantedAt,
  validTo: closesAt ?? row.grantedAt,
  revokedAt: row.status === 'granted' || row.status === 'cast' ? null : row.grantedAt,
  castSeq: row.status === 'cast' ? row.grantSeq : null,
})

/** The first slot of an agent that is free; the key of the slots is what holds the cap. */
const freeSlot = (held: readonly store.ProxyRow[]): number => {
  const taken = new Set(held.map(({ slot }) => slot))
  return held.map((_, at) => at + 1).find((slot) => !taken.has(slot)) ?? held.length + 1
}

async function present(
  db: Db,
  actor: CommunityActor,
  row: DecisionRow,
  rows: readonly store.ProxyRow[],
): Promise<VoteProxy[]> {
  const { communityId, accountId } = actor
  const headIds = rows.map(({ headId }) => headId)
  const units = groupBy(await unitsOfHeads(db, communityId, headIds), ({ headId }) => headId)
  const unitIds = [...units.values()].flat().map(({ unitId }) => unitId)
  const places = await placesEver(db, communityId, unitIds)
  const state = stateAt(row, await readClock(db))
  const isOpen = state === 'OPEN' || state === 'EXTENDED'
  const shown: VoteProxy[] = []
  for (const one of rows) {
    const own = units.get(one.headId) ?? []
    const isMine = one.principalId === accountId
    const may = isOpen && one.status === 'granted'
    shown.push({
      ...{ id: one.id, headId: one.headId, status: one.status, agentPhoneMasked: one.agentMasked },
      unitLabels: own.map(({ unitId }) => places.get(unitId)?.label ?? '').toSorted(),
      areaCentiares: own.reduce((sum, { areaCentiares }) => sum + areaCentiares, 0),
      principal: await nicknameOf(db, communityId, one.principalId),
      iAm: isMine ? 'principal' : 'agent',
      grantedAt: one.grantedAt.toISOString(),
      abilities: { revoke: may && isMine, cast: may && !isMine },
    })
  }
  return shown
}

/** What the actor granted, and what was granted to their phone. */
export async function proxiesFor(db: Db, actor: CommunityActor, decisionId: string): Promise<VoteProxy[]> {
  const row = await expectVisible(db, actor, decisionId)
  const { index } = await blindPhoneOf(db, actor.accountId)
  const at = { communityId: actor.communityId, decisionId }
  const person = { accountId: actor.accountId, phoneIndex: index }
  return present(db, actor, row, await store.proxiesOfPerson(db, at, person))
}

/** Whose phone this is, if anybody’s. Leaves the actor’s context as it was. */
async function agentOf(db: Db, vault: Vault, { accountId, communityId }: CommunityActor, phone: string) {
  await db.enter({ accountId, communityId, purpose: 'grant' })
  const found = await accountOfPhone(db, vault, phone)
  await db.enter({ accountId, communityId })
  return found
}

type Asked = { headId: string; agentPhone: string; commitment: string; sealed: string }

/** Lets somebody hand in the ballot of the actor's head, as the actor sealed it. */
export async function grantProxy(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  decisionId: string,
  { headId, agentPhone, commitment, sealed }: Asked,
): Promise<VoteProxy> {
  const { communityId, accountId } = actor
  await expectFreshCode(db, actor)
  const { row, now } = await expectOpen(db, deps, actor, decisionId)
  const { head } = await expectCaster(db, actor, row, headId)
  await expectWellFormed(db, row, sealed)
  const at = { communityId, decisionId }
  const agentIndex = deps.vault.blindIndex('phone', agentPhone)
  const own = await blindPhoneOf(db, accountId)
  const [voted] = await ballotsOfHeads(db, at, [headId])
  if (voted) refuseSecond(voted)
  const held = await store.proxiesOfAgent(db, at, agentIndex)
  const open = await store.openProxies(db, at, [headId])
  const agentId = await agentOf(db, deps.vault, actor, agentPhone)
  const agent = agentId === null ? null : await agentStanding(db, communityId, agentId)
  const asked = {
    ...{ headKey: headId, principal: own.index ?? accountId, agent: agentIndex, hasVoted: false },
    isPropertyStaff: agent?.isStaff === true,
  }
  const grants = [...held, ...open].map((one) => grantOf(one, row))
  const refusal = grantRefusal(asked, grants, row.policy, now)
  if (refusal) throw new DomainError(refusal)
  const mark = markOf(deps.vault, decisionId, accountId)
  const body = {
    ...{ pseudonym: head.pseudonym, commitment, actor: mark },
    agent: markOf(deps.vault, decisionId, agentIndex),
  }
  const entry = await append(db, at, { kind: 'proxy_granted', at: now, body, sealed, actorId: accountId })
  const made = {
    ...{ communityId, id: uuidv7(), decisionId, headId, principalId: accountId, agentIndex },
    ...{ agentMasked: maskPhone(agentPhone), slot: freeSlot(held), status: 'granted' as const },
    ...{ grantSeq: entry.seq, grantedAt: now },
  }
  await store.insertProxy(db, made)
  const matter = {
    communityId,
    kind: 'vote_proxy_granted' as const,
    subjectId: decisionId,
    title: row.title,
    sender: '',
  }
  if (agentId !== null && agent?.isKnown) await tell(db, matter, [agentId])
  const [shown] = await present(db, actor, row, [made])
  if (!shown) throw new DomainError('not_found')
  return shown
}

/** Takes a proxy back, as long as it was not used. */
export async function revokeProxy(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  { decisionId, proxyId }: { decisionId: string; proxyId: string },
): Promise<void> {
  const { communityId, accountId } = actor
  const { now } = await expectOpen(db, deps, actor, decisionId)
  const at = { communityId, decisionId }
  const found = await store.readProxy(db, at, proxyId)
  if (found?.principalId !== accountId) throw new DomainError('not_found')
  if (found.status === 'cast') throw new DomainError('already_voted')
  if (!(await store.endProxy(db, communityId, proxyId, 'revoked'))) throw new DomainError('vote_proxy_over')
  const [unit] = await unitsOfHeads(db, communityId, [found.headId])
  if (!unit) throw new DomainError('not_found')
  const body = { grant: found.grantSeq, actor: markOf(deps.vault, decisionId, accountId) }
  await append(db, at, { kind: 'proxy_revoked', at: now, body, actorId: accountId })
}

/** Hands in the ballot of a head as its proxy: the one that was granted, unread. Doing so is the agent's consent. */
export async function castAsProxy(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  { decisionId, proxyId }: { decisionId: string; proxyId: string },
): Promise<Committed> {
  const { communityId, accountId } = actor
  await expectFreshCode(db, actor)
  const { row, now } = await expectOpen(db, deps, actor, decisionId)
  const at = { communityId, decisionId }
  const found = await store.readProxy(db, at, proxyId)
  const { index } = await blindPhoneOf(db, accountId)
  if (!found || index === null || found.agentIndex !== index) throw new DomainError('not_found')
  if (isPropertyStaff(actor)) throw new DomainError('vote_proxy_barred')
  const [voted] = await ballotsOfHeads(db, at, [found.headId])
  if (voted?.body.grant === found.grantSeq && voted.castBy === accountId) return receiptOf(voted)
  if (voted) refuseSecond(voted)
  if (!(await store.endProxy(db, communityId, proxyId, 'cast'))) throw new DomainError('vote_proxy_over')
  const head = await readHead(db, { ...at, freeze: row.freeze }, found.headId)
  const granted = await store.grantedBallot(db, at, found.grantSeq)
  if (!head || !granted) throw new DomainError('not_found')
  const ballot = { headId: head.id, pseudonym: head.pseudonym, ...granted, grant: found.grantSeq }
  const entry = await takeIn(db, { row, now }, ballot, { accountId, replaces: false })
  const unitIds = (await unitsOfHeads(db, communityId, [head.id])).map(({ unitId }) => unitId)
  await tellOfBallot(db, row, { seq: entry.seq, at: now, unitIds, by: 'PROXY' })
  return receiptOf({ ...entry, body: { ...ballot, channel: 'ELECTRONIC' } })
}
