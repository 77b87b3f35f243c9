import type { DemandCounts, DemandEstate, VoteDemand } from '@liren/shared/votes.demands'
import type { Matter } from '@liren/shared/votes.matters'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { countHeads } from '../register/register.heads.rules.ts'
import { openDraft, tellOfDemand } from './votes.demands.opening.service.ts'
import { demandWeights, headAnchor, isDemandReached, type DemandingHead } from './votes.demands.rules.ts'
import * as store from './votes.demands.store.ts'
import { estatesFor, presentDemands } from './votes.demands.view.service.ts'
import { committeeEstates, ownEstates, ownUnits, reviewsVotes, seesEveryEstate } from './votes.policy.ts'
import { unitsOfRoll } from './votes.roll.rules.ts'
import { unitsNow } from './votes.roll.service.ts'

const isAmong = (actor: CommunityActor, estateId: string): boolean =>
  seesEveryEstate(actor) ||
  actor.above.some(({ role }) => role === 'street') ||
  actor.homes.some((home) => home.estateId === estateId)

/** A demand of an estate that the actor belongs to or looks after; `not_found` otherwise. */
async function expectDemand(
  db: Db,
  actor: CommunityActor,
  demandId: string,
  isLocked = false,
): Promise<store.DemandRow> {
  const row = await (isLocked ? store.lockDemand : store.readDemand)(db, actor.communityId, demandId)
  if (!row || !isAmong(actor, row.estateId)) throw new DomainError('not_found')
  return row
}

async function expectOpen(db: Db, actor: CommunityActor, demandId: string): Promise<store.DemandRow> {
  const row = await expectDemand(db, actor, demandId, true)
  if (row.state !== 'open') throw new DomainError('vote_demand_over')
  return row
}

/** The heads of an estate as the register has them now, counted as for a roll of the whole estate. */
async function headsNow(db: Db, communityId: string, estateId: string): Promise<DemandingHead[]> {
  const units = unitsOfRoll(await unitsNow(db, communityId, estateId), { kind: 'estate' }, { countParkingArea: false })
  return countHeads(units, 'OWNER_SET').heads
}

/** Heads of which the actor is a verified owner. */
const headsOf = (actor: CommunityActor, estateId: string, heads: readonly DemandingHead[]): DemandingHead[] => {
  const own = new Set(ownUnits(actor, estateId))
  return heads.filter(({ unitIds }) => unitIds.some((unitId) => own.has(unitId)))
}

/** Which unit a head is joined by: its first one that the actor owns, so that a sale of it takes the consent along. */
const unitOf = (actor: CommunityActor, head: DemandingHead): string => {
  const own = new Set(ownUnits(actor))
  return headAnchor({ ...head, unitIds: head.unitIds.filter((unitId) => own.has(unitId)) })
}

const present = async (db: Db, actor: CommunityActor, id: string): Promise<VoteDemand> => {
  const [shown] = await presentDemands(db, actor, [await expectDemand(db, actor, id)])
  if (!shown) throw new DomainError('not_found')
  return shown
}

/** Counts a locked demand anew; at a fifth it is reached, and what follows from that is done. */
async function recount(db: Db, row: store.DemandRow, heads: readonly DemandingHead[], now: Date): Promise<void> {
  const { communityId, id } = row
  const joins = await store.joinsOf(db, communityId, id)
  const { joined, total } = demandWeights(heads, new Set(joins.map(({ unitId }) => unitId)))
  const set = {
    ...{ heads: joined.heads, areaCentiares: joined.areaCentiares, countedAt: now },
    ...{ totalHeads: total.heads, totalAreaCentiares: total.areaCentiares },
  }
  if (!isDemandReached(row.counts, joined, total)) return store.updateDemand(db, communityId, id, set)
  const addressedTo = await openDraft(db, row, { joined, total }, now)
  await store.updateDemand(db, communityId, id, { ...set, state: 'reached', reachedAt: now, addressedTo })
  await tellOfDemand(db, row, addressedTo, [...new Set(joins.map(({ accountId }) => accountId))])
}

/** Joins for every head of the actor's; of heads that have joined already nothing changes. */
async function joinAll(
  db: Db,
  actor: CommunityActor,
  row: store.DemandRow,
  heads: readonly DemandingHead[],
  now: Date,
): Promise<void> {
  const own = headsOf(actor, row.estateId, heads)
  if (own.length === 0) throw new DomainError('vote_not_entitled')
  const joined = new Set((await store.joinsOf(db, actor.communityId, row.id)).map(({ unitId }) => unitId))
  const fresh = own.filter(({ unitIds }) => !unitIds.some((unitId) => joined.has(unitId)))
  if (fresh.length === 0) throw new DomainError('vote_demand_joined')
  const at = { communityId: actor.communityId, demandId: row.id, accountId: actor.accountId, joinedAt: now }
  // One co-owner joins by the unit they own, another by the same head's first one: the count finds them in one head.
  await store.insertJoins(
    db,
    fresh.map((head) => ({ ...at, id: uuidv7(), unitId: unitOf(actor, head) })),
  )
  await recount(db, row, heads, now)
}

/** Starts a demand, as the first to join it. */
export async function startDemand(
  db: Db,
  actor: CommunityActor,
  estateId: string,
  { title, text, matter }: { title: string; text: string; matter: Matter },
): Promise<VoteDemand> {
  const { communityId, accountId } = actor
  if (!isAmong(actor, estateId)) throw new DomainError('not_found')
  if (ownUnits(actor, estateId).length === 0) throw new DomainError('vote_not_entitled')
  const now = await readClock(db)
  const heads = await headsNow(db, communityId, estateId)
  const { counts } = (await store.countsOf(db, communityId, [estateId])).get(estateId) ?? { counts: 'HEADS' as const }
  const id = uuidv7()
  const { total } = demandWeights(heads, new Set())
  await store.insertDemand(db, {
    ...{ communityId, id, estateId, title, body: text, matter, counts, state: 'open' },
    ...{ startedBy: accountId, startedAt: now, heads: 0, areaCentiares: 0, countedAt: now },
    ...{ totalHeads: total.heads, totalAreaCentiares: total.areaCentiares },
  })
  await joinAll(db, actor, await expectOpen(db, actor, id), heads, now)
  return present(db, actor, id)
}

/** Joins a demand; whoever brings it to a fifth opens its draft. */
export async function joinDemand(db: Db, actor: CommunityActor, demandId: string): Promise<VoteDemand> {
  const row = await expectOpen(db, actor, demandId)
  const now = await readClock(db)
  await joinAll(db, actor, row, await headsNow(db, actor.communityId, row.estateId), now)
  return present(db, actor, demandId)
}

/** Takes a consent back, before a fifth is reached. */
export async function leaveDemand(db: Db, actor: CommunityActor, demandId: string): Promise<VoteDemand> {
  const row = await expectOpen(db, actor, demandId)
  const now = await readClock(db)
  await store.leaveDemand(db, { communityId: actor.communityId, demandId }, actor.accountId, now)
  await recount(db, row, await headsNow(db, actor.communityId, row.estateId), now)
  return present(db, actor, demandId)
}

/** Withdraws a demand one started. */
export async function withdrawDemand(db: Db, actor: CommunityActor, demandId: string): Promise<VoteDemand> {
  const row = await expectDemand(db, actor, demandId, true)
  if (row.startedBy !== actor.accountId) throw new DomainError('forbidden')
  if (row.state !== 'open') throw new DomainError('vote_demand_over')
  await store.updateDemand(db, actor.communityId, demandId, { state: 'withdrawn' })
  return present(db, actor, demandId)
}

/** Says in writing what becomes of a demand; by the owners' committee of the estate, or the residents' committee. */
export async function answerDemand(
  db: Db,
  actor: CommunityActor,
  demandId: string,
  { text }: { text: string },
): Promise<VoteDemand> {
  const row = await expectDemand(db, actor, demandId, true)
  if (!committeeEstates(actor).includes(row.estateId) && !reviewsVotes(actor)) throw new DomainError('forbidden')
  if (row.state !== 'reached') throw new DomainError('vote_step_illegal')
  if (row.answeredAt !== null) throw new DomainError('vote_remark_answered')
  const answered = { answer: text, answeredBy: actor.accountId, answeredAt: await readClock(db) }
  await store.updateDemand(db, actor.communityId, demandId, answered)
  return present(db, actor, demandId)
}

/** Demands of the actor's estates, and how they are counted there. */
export async function demandsFor(
  db: Db,
  actor: CommunityActor,
): Promise<{ items: VoteDemand[]; estates: DemandEstate[] }> {
  const estateIds = ownEstates(actor)
  const ids = await store.listDemands(db, actor.communityId, estateIds, seesEveryEstate(actor))
  const rows: store.DemandRow[] = []
  for (const id of ids) rows.push(await expectDemand(db, actor, id))
  return { items: await presentDemands(db, actor, rows), estates: await estatesFor(db, actor) }
}

export const demandFor = present

/** How a fifth is counted in an estate from now on; what is under way keeps its own count. */
export async function setDemandCounts(
  db: Db,
  actor: CommunityActor,
  estateId: string,
  { counts, basis }: { counts: DemandCounts; basis: string | null },
): Promise<DemandEstate> {
  const { communityId, accountId } = actor
  const shown = async () => (await estatesFor(db, actor)).find((one) => one.estateId === estateId)
  if (!(await shown())) throw new DomainError('not_found')
  if (counts !== 'HEADS' && basis === null) throw new DomainError('vote_reason_missing')
  await store.saveCounts(db, { communityId, estateId, counts, basis, setBy: accountId, setAt: await readClock(db) })
  const found = await shown()
  if (!found) throw new DomainError('not_found')
  return found
}
