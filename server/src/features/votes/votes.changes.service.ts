import { mostRollLines, rollChangeKinds, type RollChanges, type RollDraft } from '@liren/shared/votes.roll'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { changesBetween } from './votes.changes.rules.ts'
import * as store from './votes.changes.store.ts'
import { partOf } from './votes.hats.service.ts'
import type { RollFault } from './votes.roll.rules.ts'
import { drawUnheld } from './votes.roll.service.ts'
import { readRoll, type RollRow } from './votes.roll.store.ts'
import { expectVisible } from './votes.service.ts'
import { stateAt } from './votes.view.service.ts'

type Labelled = { unitId: string; label: string }

/** The first units of some, by label. */
async function labelled(db: Db, communityId: string, ids: readonly string[]): Promise<Labelled[]> {
  const places = await placesEver(db, communityId, [...ids])
  const units = ids.map((unitId) => ({ unitId, label: places.get(unitId)?.label ?? '' }))
  return units.toSorted((one, other) => one.label.localeCompare(other.label, 'zh-CN', { numeric: true }))
}

const someOf = async (db: Db, communityId: string, ids: readonly string[]) => ({
  count: ids.length,
  units: (await labelled(db, communityId, ids)).slice(0, mostRollLines),
})

const faultNames: Record<RollFault['code'], NonNullable<RollDraft['fault']>> = {
  roll_empty: 'EMPTY',
  roll_area_missing: 'AREA_MISSING',
  roll_units_unknown: 'UNITS_UNKNOWN',
}

const beforeOpening = ['DRAFT', 'REVIEW', 'NOTICED', 'ROLL_FROZEN']

/** The roll as it would be frozen now, and what stands in the way; the register is read and not held. */
export async function rollDraftFor(db: Db, actor: CommunityActor, decisionId: string): Promise<RollDraft> {
  const { communityId } = actor
  const row = await expectVisible(db, actor, decisionId)
  const { isOrganiser, parties } = await partOf(db, actor, row, [])
  if (!isOrganiser && !parties.includes('RESIDENTS_COMMITTEE')) throw new DomainError('forbidden')
  if (!beforeOpening.includes(stateAt(row, await readClock(db)))) throw new DomainError('vote_step_illegal')
  const { units, drawn, counted } = await drawUnheld(db, row)
  const fault = 'fault' in drawn ? drawn.fault : null
  const merges = await store.possibleMerges(db, { communityId, estateId: row.estateId }, [...units.keys()])
  const unknown = fault?.code === 'roll_units_unknown' ? fault.unitIds : []
  const questions = merges.slice(0, mostRollLines).map(async ({ reason, names, unitIds }) => ({
    ...{ reason, names },
    units: await labelled(db, communityId, unitIds),
  }))
  return {
    isReady: fault === null,
    fault: fault && faultNames[fault.code],
    heads: counted.heads.length,
    areaCentiares: counted.areaCentiares,
    withoutArea: await someOf(db, communityId, counted.unitsWithoutArea),
    unknown: await someOf(db, communityId, unknown),
    withoutOwner: await someOf(db, communityId, counted.unitsWithoutOwner),
    merges: { count: merges.length, questions: await Promise.all(questions) },
  }
}

const summary = ({ freeze, root, heads, areaCentiares, frozenAt }: RollRow) => ({
  ...{ freeze, root, heads, areaCentiares },
  frozenAt: frozenAt.toISOString(),
})

/** What a freeze changed against the one before; `not_found` while there is only one. Lines are for who answers for it. */
export async function rollChangesFor(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  { freeze }: { freeze?: number | undefined },
): Promise<RollChanges> {
  const { communityId } = actor
  const row = await expectVisible(db, actor, decisionId)
  const number = freeze ?? row.freeze
  const [to, from] = [
    { communityId, decisionId, freeze: number },
    { communityId, decisionId, freeze: number - 1 },
  ]
  const [now, before] = [await readRoll(db, to), await readRoll(db, from)]
  if (!now || !before) throw new DomainError('not_found')
  const changes = changesBetween(await store.frozenHeads(db, from), await store.frozenHeads(db, to))
  const { isOrganiser, parties } = await partOf(db, actor, row, [])
  const told = isOrganiser || parties.includes('RESIDENTS_COMMITTEE') ? changes.slice(0, mostRollLines) : []
  const places = await placesEver(
    db,
    communityId,
    told.flatMap(({ unitIds }) => unitIds),
  )
  return {
    from: summary(before),
    to: summary(now),
    counts: rollChangeKinds.map((kind) => ({ kind, heads: changes.filter((one) => one.kind === kind).length })),
    lines: told.map(({ unitIds, ...line }) => ({
      ...line,
      units: unitIds.map((unitId) => ({ unitId, label: places.get(unitId)?.label ?? '' })),
    })),
  }
}
