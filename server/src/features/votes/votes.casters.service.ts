import { readClock } from '../../platform/db/clock.ts'
import type { MyHead } from '@liren/shared/votes.casting'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { ownersOfUnits } from '../register/register.owners.service.ts'
import { ballotsOfHeads, type VotedRow } from './votes.ballots.store.ts'
import { designatedOf } from './votes.designations.rules.ts'
import { readDesignations } from './votes.designations.store.ts'
import { castRefusal, type Voter } from './votes.eligibility.rules.ts'
import { ownerHomes } from './votes.people.store.ts'
import { ownUnits } from './votes.policy.ts'
import { headsWithPaper } from './votes.paper.store.ts'
import { openProxies } from './votes.proxies.store.ts'
import * as roll from './votes.roll.store.ts'
import type { DecisionRow } from './votes.store.ts'
import { casterOf } from './votes.transfer.rules.ts'
import { stateAt } from './votes.view.service.ts'

/** A head that the actor has something to do with: its units, and whether they may cast for it now. */
export interface Standing {
  head: roll.HeadRow
  /** As they were frozen. */
  units: roll.HeadUnitRow[]
  unitIds: string[]
  isSplit: boolean
  /** Who may cast for it as it is owned now, and which of them the actor is. */
  ownerKeys: readonly string[]
  mine: string[]
  mayCast: boolean
  /** Nobody of several co-owners may, as long as they have not named one. */
  isUndesignated: boolean
}

const rollAt = ({ communityId, id: decisionId, freeze }: DecisionRow): roll.RollAt => ({
  communityId,
  decisionId,
  freeze,
})

/**
 * The heads of the frozen roll that hold units of the actor. Who may cast follows the register as it is now; heads and
 * areas stay as they were frozen.
 */
export async function standingsOf(db: Db, actor: CommunityActor, row: DecisionRow): Promise<Standing[]> {
  const { communityId, accountId } = actor
  const own = ownUnits(actor, row.estateId)
  if (row.freeze === 0 || own.length === 0) return []
  const heads = await roll.headsOfUnits(db, rollAt(row), own)
  const held = await roll.unitsOfHeads(
    db,
    communityId,
    heads.map(({ id }) => id),
  )
  const unitsOf = groupBy(held, ({ headId }) => headId)
  const owners = await ownersOfUnits(
    db,
    communityId,
    held.map(({ unitId }) => unitId),
  )
  const ownersNow = new Map([...owners].map(([unitId, some]) => [unitId, some.map(({ id }) => id)]))
  const homes = await ownerHomes(db, communityId, accountId)
  const namings = await readDesignations(
    db,
    communityId,
    heads.map(({ id }) => id),
  )
  return heads.map((head) => {
    const frozen = unitsOf.get(head.id) ?? []
    const unitIds = frozen.map(({ unitId }) => unitId)
    // What the developer holds is cast by the developer as frozen, whoever stands in the register for what was sold.
    const units = frozen.map(({ unitId: id, ownerIds: ownerKeys }) => ({ id, ownerKeys }))
    const caster = casterOf(units, head.isDeveloper ? new Map() : ownersNow)
    const here = homes.filter(({ unitId }) => unitIds.includes(unitId))
    const voters = here.map(({ ownerId, verification, unitId }): Voter => ({
      ownerKeys: ownerId === null ? (ownersNow.get(unitId) ?? []) : [ownerId],
      verification,
      isSteppedUp: true,
    }))
    const designated = designatedOf(
      caster.ownerKeys,
      namings.filter(({ headId }) => headId === head.id),
    )
    const refusals = voters.map((voter) => castRefusal(voter, caster, row.policy, designated))
    // Whoever stands for several owners of a flat at once is none of them in particular.
    const alone = voters.flatMap(({ ownerKeys }) => (ownerKeys.length === 1 ? ownerKeys : []))
    return {
      ...{ head, units: frozen, unitIds, isSplit: caster.isSplit, ownerKeys: caster.ownerKeys },
      mine: [...new Set(alone)].filter((key) => caster.ownerKeys.includes(key)),
      mayCast: refusals.includes(null),
      isUndesignated: !refusals.includes(null) && refusals.includes('vote_undesignated'),
    }
  })
}

/** The actor's standing in one head; `not_found` where there is none, `vote_not_entitled` without the right to cast, which co-owners have to name first where the rules ask for it. */
export async function expectCaster(db: Db, actor: CommunityActor, row: DecisionRow, headId: string): Promise<Standing> {
  const standing = (await standingsOf(db, actor, row)).find(({ head }) => head.id === headId)
  if (!standing) throw new DomainError('not_found')
  if (standing.isUndesignated) throw new DomainError('vote_undesignated')
  if (!standing.mayCast) throw new DomainError('vote_not_entitled')
  return standing
}

/** Whether a ballot came from a phone, and not by a proxy. */
export const isByOwnPhone = ({ body }: VotedRow): boolean => body.channel === 'ELECTRONIC' && body.grant === null

/** The actor's heads with whether they have voted: never what. */
export async function myHeads(db: Db, actor: CommunityActor, row: DecisionRow): Promise<MyHead[]> {
  const { communityId, accountId } = actor
  const standings = await standingsOf(db, actor, row)
  const at = { communityId, decisionId: row.id }
  const ids = standings.map(({ head }) => head.id)
  const ballots = new Map((await ballotsOfHeads(db, at, ids)).map((one) => [one.headId, one]))
  const papers = await headsWithPaper(db, at, ids)
  const proxies = await openProxies(db, at, ids)
  const places = await placesEver(
    db,
    communityId,
    standings.flatMap(({ unitIds }) => unitIds),
  )
  const state = stateAt(row, await readClock(db))
  const isOpen = state === 'OPEN' || state === 'EXTENDED'
  return standings.map(({ head, units, isSplit, mayCast }) => {
    const ballot = ballots.get(head.id)
    const waiting = papers.has(head.id) ? 'paper_received' : 'waiting'
    const granted = proxies.some(({ headId, status }) => headId === head.id && status === 'granted')
    const pending = granted ? 'proxy_granted' : waiting
    const may = isOpen && mayCast
    // Where the rules let one vote again: who cast it by phone, and in person.
    const mayAgain = row.policy.allowRevote && ballot?.castBy === accountId && isByOwnPhone(ballot)
    return {
      headId: head.id,
      pseudonym: head.pseudonym,
      areaCentiares: head.areaCentiares,
      units: units.map(({ unitId, areaCentiares }) => ({
        unitId,
        label: places.get(unitId)?.label ?? '',
        areaCentiares,
      })),
      status: ballot ? 'voted' : pending,
      voted: ballot
        ? {
            seq: ballot.seq,
            at: ballot.at.toISOString(),
            channel: ballot.body.channel,
            isMine: ballot.castBy === accountId,
            isByProxy: ballot.body.grant !== null,
          }
        : null,
      isSplit,
      abilities: { cast: may && (!ballot || mayAgain), grantProxy: may && !ballot && !granted },
    }
  })
}
