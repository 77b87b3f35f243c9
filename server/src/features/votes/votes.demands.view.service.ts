import type { DemandEstate, VoteDemand } from '@liren/shared/votes.demands'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { neededOf } from './votes.demands.rules.ts'
import * as store from './votes.demands.store.ts'
import { committeeEstates, ownEstates, ownUnits, reviewsVotes, seesEveryEstate } from './votes.policy.ts'

const isDraft = (state: string) => state === 'DRAFT' || state === 'REVIEW'

function opened(actor: CommunityActor, row: store.DemandRow, found: store.OpenedDecision | undefined) {
  if (!found) return null
  const { id, title, state, since, reason } = found
  const prepares = committeeEstates(actor).includes(row.estateId) || (reviewsVotes(actor) && state === 'REVIEW')
  return { id, title, state, since: since.toISOString(), reason, isReadable: !isDraft(state) || prepares }
}

/** Heads that are mine or partly mine: how many have joined, and for how many I did. */
function standingIn(
  heads: readonly string[][],
  joins: readonly { unitId: string; accountId: string }[],
  { own, accountId }: { own: readonly string[]; accountId: string },
): VoteDemand['mine'] {
  const mine = heads.filter((units) => units.some((unitId) => own.includes(unitId)))
  const joined = mine.filter((units) => joins.some(({ unitId }) => units.includes(unitId)))
  const byMe = joins.filter((one) => one.accountId === accountId).length
  return { heads: mine.length, joined: joined.length, byMe }
}

/** Demands as one person sees them. */
export async function presentDemands(
  db: Db,
  actor: CommunityActor,
  rows: readonly store.DemandRow[],
): Promise<VoteDemand[]> {
  const { communityId, accountId } = actor
  const places = await placesEver(db, communityId, [...new Set(rows.map(({ estateId }) => estateId))])
  const decisions = await store.decisionsOpened(
    db,
    communityId,
    rows.map(({ id }) => id),
  )
  const shown: VoteDemand[] = []
  for (const row of rows) {
    const own = ownUnits(actor, row.estateId)
    const joins = await store.joinsOf(db, communityId, row.id)
    const mine = standingIn(await store.headsAround(db, communityId, own), joins, { own, accountId })
    const isMine = row.startedBy === accountId
    const isOpen = row.state === 'open'
    const total = { heads: row.totalHeads, areaCentiares: row.totalAreaCentiares }
    const answers = committeeEstates(actor).includes(row.estateId) || reviewsVotes(actor)
    shown.push({
      ...{ id: row.id, estateId: row.estateId, title: row.title, text: row.body, matter: row.matter },
      estateName: places.get(row.estateId)?.label ?? '',
      by: await nicknameOf(db, communityId, row.startedBy),
      isMine,
      startedAt: row.startedAt.toISOString(),
      ...{ state: row.state, counts: row.counts, total, needed: neededOf(total), addressedTo: row.addressedTo },
      joined: { heads: row.heads, areaCentiares: row.areaCentiares },
      countedAt: row.countedAt.toISOString(),
      reachedAt: row.reachedAt?.toISOString() ?? null,
      decision: opened(
        actor,
        row,
        decisions.find(({ demandId }) => demandId === row.id),
      ),
      answer:
        row.answer === null || row.answeredAt === null || row.answeredBy === null
          ? null
          : {
              text: row.answer,
              by: await nicknameOf(db, communityId, row.answeredBy),
              at: row.answeredAt.toISOString(),
            },
      mine,
      abilities: {
        join: isOpen && own.length > 0 && mine.joined < mine.heads,
        leave: isOpen && mine.byMe > 0,
        withdraw: isOpen && isMine,
        answer: row.state === 'reached' && row.answeredAt === null && answers,
      },
    })
  }
  return shown
}

/** The estates in which the actor may start a demand or set how a fifth is counted. */
export async function estatesFor(db: Db, actor: CommunityActor): Promise<DemandEstate[]> {
  const { communityId } = actor
  const estateIds = ownEstates(actor)
  const estates = await store.estatesOf(db, communityId, estateIds, seesEveryEstate(actor))
  const rules = await store.countsOf(
    db,
    communityId,
    estates.map(({ id }) => id),
  )
  return estates.map(({ id, name }) => {
    const { counts, basis } = rules.get(id) ?? { counts: 'HEADS' as const, basis: null }
    const abilities = { start: ownUnits(actor, id).length > 0, setCounts: reviewsVotes(actor) }
    return { estateId: id, estateName: name, counts, basis, abilities }
  })
}
