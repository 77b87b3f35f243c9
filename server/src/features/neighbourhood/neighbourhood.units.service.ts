import type { saleStates, unitDraft } from '@liren/shared/neighbourhood'
import type { PlaceAction } from '@liren/shared/neighbourhood.editing'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { dayInChina } from '../../platform/china.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { carryOwners } from '../register/register.owners.service.ts'
import { isBound, moveResidents } from '../roles/roles.bound.service.ts'
import { factsOfUnit } from './neighbourhood.bulk.service.ts'
import { holdStanding, insertUnits, type UnitFacts } from './neighbourhood.bulk.store.ts'
import { expectKept, lockAt, writeDown } from './neighbourhood.editing.service.ts'
import { endPlaces, lockPlaces, readEntrances, rewriteUnit, type LockedPlace } from './neighbourhood.editing.store.ts'
import { insertPlaceChanges } from './neighbourhood.history.store.ts'
import { areasAddUp, differing, isSaleStep } from './neighbourhood.rules.ts'

type Draft = z.output<typeof unitDraft>
type SaleState = (typeof saleStates)[number]

/** A unit with its estate; `not_found` when the id is of something else. */
async function expectUnit(db: Db, communityId: string, id: string): Promise<{ estateId: string }> {
  const { kind, estateId } = await expectKept(db, communityId, id)
  if (kind !== 'unit' || estateId === null) throw new DomainError('not_found')
  return { estateId }
}

/** A unit's facts without its label; the checks of the table make them complete. */
const written = (place: LockedPlace) => place.facts as { name: string } & UnitFacts

/** Corrects a unit. Saving what is there already changes nothing. */
export async function editUnit(
  db: Db,
  actor: CommunityActor,
  id: string,
  { version, reason, ...to }: Draft & { version: number; reason: string | null },
): Promise<{ version: number }> {
  const { communityId } = actor
  const unit = await lockAt(db, communityId, 'unit', id, version)
  const change = differing(unit.facts, factsOfUnit(to))
  if (!change) return { version }
  await rewriteUnit(db, communityId, id, to)
  await writeDown(db, actor, { kind: 'unit', id }, 'edited', change, reason)
  return { version: version + 1 }
}

/** Notes a sale or a handover on a day that is not in the future. */
export async function sellUnit(
  db: Db,
  actor: CommunityActor,
  id: string,
  sale: { version: number; saleState: SaleState; on: string; reason: string },
): Promise<{ version: number }> {
  const { communityId } = actor
  const unit = await lockAt(db, communityId, 'unit', id, sale.version)
  const { name, ...facts } = written(unit)
  const { saleState, on } = sale
  if (!isSaleStep(facts.saleState, saleState) || on > dayInChina(await readClock(db)))
    throw new DomainError('sale_step_impossible')
  await rewriteUnit(db, communityId, id, { label: name, ...facts, saleState })
  const change = { before: { saleState: facts.saleState }, after: { saleState, soldOn: on } }
  await writeDown(db, actor, { kind: 'unit', id }, 'sold', change, sale.reason)
  return { version: sale.version + 1 }
}

/** Makes several units of one. Who is registered there moves to one of them, by its place in the list. */
export async function splitUnit(
  db: Db,
  actor: CommunityActor,
  unitId: string,
  split: { version: number; into: Draft[]; residentsTo: number | null; reason: string | null },
): Promise<{ ids: string[] }> {
  const { version, ...rest } = split
  return { ids: await reshape(db, actor, 'split', { from: [{ unitId, version }], ...rest }) }
}

/** Makes one unit of several at one entrance. */
export async function mergeUnits(
  db: Db,
  actor: CommunityActor,
  merger: { from: { unitId: string; version: number }[]; into: Draft; moveResidents: boolean; reason: string | null },
): Promise<{ id: string }> {
  const { from, reason } = merger
  const plan = { from, into: [merger.into], residentsTo: merger.moveResidents ? 0 : null, reason }
  const [id] = await reshape(db, actor, 'merged', plan)
  if (!id) throw new Error('a merger made no unit')
  return { id }
}

interface Plan {
  from: { unitId: string; version: number }[]
  into: Draft[]
  /** Which of the new units takes the people of the old ones, counted from 0. */
  residentsTo: number | null
  reason: string | null
}

/**
 * The old units end and the new ones begin at the same entrance, in one step: areas add up or a reason says why not,
 * owners are carried over, people move. The history of each side names the other.
 */
async function reshape(
  db: Db,
  actor: CommunityActor,
  action: Extract<PlaceAction, 'split' | 'merged'>,
  { from, into, residentsTo, reason }: Plan,
): Promise<string[]> {
  const { communityId, accountId } = actor
  const oldIds = [...new Set(from.map((one) => one.unitId))]
  const { estateId } = await expectUnit(db, communityId, oldIds[0] ?? '')
  await lockPlaces(db, communityId, 'estate', [estateId])
  const old = await lockPlaces(db, communityId, 'unit', oldIds)
  if (old.length < from.length) throw new DomainError('not_found')
  for (const { unitId, version } of from)
    if (old.find((unit) => unit.id === unitId)?.version !== version) throw new DomainError('edited_elsewhere')
  const [entranceId, ...others] = await readEntrances(db, communityId, oldIds)
  if (entranceId === undefined || others.length > 0) throw new DomainError('units_apart')
  await holdStanding(db, communityId, 'entrance', [entranceId])

  const areasBefore = old.map((unit) => unit.facts.areaCentiares ?? null)
  const areasAfter = into.map((draft) => draft.areaCentiares)
  if (!areasAddUp(areasBefore, areasAfter) && reason === null) throw new DomainError('areas_differ')
  const made = into.map((draft) => ({ id: uuidv7(), entranceId, ...draft }))
  const target = residentsTo === null ? undefined : made[residentsTo]
  if (!target && (await isBound(db, communityId, oldIds))) throw new DomainError('unit_inhabited')

  await endPlaces(db, communityId, 'unit', oldIds)
  await insertUnits(db, communityId, made)
  if (target) await moveResidents(db, communityId, oldIds, target.id, accountId)
  await carryOwners(
    db,
    { communityId, estateId, actorId: accountId },
    oldIds,
    made.map((unit) => unit.id),
  )
  const oldUnits = old.map((unit) => ({ id: unit.id, name: written(unit).name }))
  const newUnits = made.map(({ id, label }) => ({ id, name: label }))
  const told = { placeKind: 'unit' as const, action, reason }
  await insertPlaceChanges(
    db,
    communityId,
    [
      ...old.map(({ id, facts }) => ({ ...told, placeId: id, before: facts, after: { units: newUnits } })),
      ...made.map((unit) => ({ ...told, placeId: unit.id, before: { units: oldUnits }, after: factsOfUnit(unit) })),
    ],
    accountId,
  )
  return made.map((unit) => unit.id)
}
