import type { PageQuery } from '@liren/shared/page'
import type { Turnout } from '@liren/shared/votes.casting'
import { quorumThreshold } from '@liren/shared/votes.matters'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import { readDoors, readTurnout, type TurnoutRow } from './votes.ballots.store.ts'
import { endOfDays } from './votes.days.rules.ts'
import { partOf } from './votes.hats.service.ts'
import { addressedOwners } from './votes.people.store.ts'
import { expectVisible } from './votes.service.ts'
import { updateDecision, type DecisionRow } from './votes.store.ts'
import { tellOwners } from './votes.telling.service.ts'
import { testOf } from './votes.thresholds.rules.ts'
import { isVotedNow, stateAt } from './votes.view.service.ts'

/** Where the actor may see who has not voted: everywhere, in some buildings, or nowhere. */
async function sightOf(db: Db, actor: CommunityActor, row: DecisionRow): Promise<'all' | string[]> {
  const { isOrganiser, parties } = await partOf(db, actor, row, [])
  if (isOrganiser || parties.includes('RESIDENTS_COMMITTEE')) return 'all'
  return actor.roles.flatMap(({ role, scopeKind, scopeId }) =>
    role === 'building_head' && scopeKind === 'building' && scopeId !== null ? [scopeId] : [],
  )
}

/** A decision with a roll of which the actor may see who has voted, and in which buildings; `forbidden` where in none. */
export async function expectSight(db: Db, actor: CommunityActor, decisionId: string) {
  const row = await expectVisible(db, actor, decisionId)
  const sight = await sightOf(db, actor, row)
  if (sight.length === 0) throw new DomainError('forbidden')
  if (row.freeze === 0) throw new DomainError('not_found')
  return { row, sight, at: { communityId: actor.communityId, decisionId, freeze: row.freeze } }
}

const of = (row: TurnoutRow | undefined) => ({
  total: { areaCentiares: row?.area ?? 0, heads: row?.heads ?? 0 },
  voted: { areaCentiares: row?.votedArea ?? 0, heads: row?.votedHeads ?? 0 },
})

/** Nobody is nagged: once a day, and so often in all. */
const mostReminders = 3

/** How often those who have not voted may still be reminded, and from when on: once on each day of the calendar. */
const remindersOf = ({ reminders, remindedAt }: DecisionRow) => ({
  left: mostReminders - reminders,
  nextAt: remindedAt && endOfDays(remindedAt, 0),
})

/** As `remindersOf`, as long as the actor may remind; else null. */
async function remindersFor(db: Db, actor: CommunityActor, row: DecisionRow): Promise<Turnout['reminders']> {
  const { isOrganiser, parties } = await partOf(db, actor, row, [])
  const now = await readClock(db)
  const serves = isOrganiser || parties.includes('RESIDENTS_COMMITTEE')
  if (!serves || !isVotedNow(row, stateAt(row, now), now)) return null
  const { left, nextAt } = remindersOf(row)
  return { left, nextAt: nextAt?.toISOString() ?? null }
}

/** How many have voted, by heads and area; a building head sees the own building beside the whole. */
export async function turnoutFor(db: Db, actor: CommunityActor, decisionId: string): Promise<Turnout> {
  const { row: decision, sight, at } = await expectSight(db, actor, decisionId)
  const rows = await readTurnout(db, at)
  const { total, voted } = of(rows.find(({ buildingId }) => buildingId === null))
  const buildings = rows
    .toSorted((one, other) => one.ordinal - other.ordinal)
    .flatMap((row) => (row.buildingId === null ? [] : [{ buildingId: row.buildingId, name: row.name, ...of(row) }]))
  return {
    ...{ total, voted, quorum: testOf(quorumThreshold, voted, total) },
    reminders: await remindersFor(db, actor, decision),
    buildings: buildings.filter(({ buildingId }) => sight === 'all' || sight.includes(buildingId)),
  }
}

/** Units of a building that have not voted, by label. */
export async function doorsFor(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  { buildingId, ...query }: PageQuery & { buildingId: string },
) {
  const { sight, at } = await expectSight(db, actor, decisionId)
  if (sight !== 'all' && !sight.includes(buildingId)) throw new DomainError('forbidden')
  const rows = await readDoors(db, at, buildingId, textPositionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.label, row.unitId],
    (row) => row,
  )
}

/** More people than anybody reminds at once. */
const mostCounted = 50_000

/** Reminds who has not voted. */
export async function remindSilent(db: Db, actor: CommunityActor, decisionId: string): Promise<{ people: number }> {
  const row = await expectVisible(db, actor, decisionId, true)
  const { isOrganiser, parties } = await partOf(db, actor, row, [])
  if (!isOrganiser && !parties.includes('RESIDENTS_COMMITTEE')) throw new DomainError('forbidden')
  const now = await readClock(db)
  const state = stateAt(row, now)
  if (!isVotedNow(row, state, now)) throw new DomainError(state === 'CLOSED' ? 'vote_closed' : 'vote_not_open')
  const { left, nextAt } = remindersOf(row)
  if (left <= 0 || (nextAt !== null && now < nextAt)) throw new DomainError('vote_reminded')
  const at = { communityId: actor.communityId, decisionId }
  const people = await addressedOwners(db, at, true, null, mostCounted)
  await updateDecision(db, actor.communityId, decisionId, { reminders: row.reminders + 1, remindedAt: now })
  await tellOwners(db, { ...at, occasion: 'REMIND', number: row.reminders + 1, since: now })
  return { people: people.length }
}
