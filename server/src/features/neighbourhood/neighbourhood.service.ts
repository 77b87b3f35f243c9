import type { ScopeKind, Tree, unit, unitDraft } from '@liren/shared/neighbourhood'
import type { KeptKind, PlaceFacts } from '@liren/shared/neighbourhood.editing'
import type { PageQuery } from '@liren/shared/page'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import type { AccountActor, CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import { openColumns } from '../columns/columns.opening.service.ts'
import { factsOfUnit, holdPlaces, recordPlaceChanges } from './neighbourhood.bulk.service.ts'
import { insertUnits } from './neighbourhood.bulk.store.ts'
import { namesAbove, placesById, type PlacedRef } from './neighbourhood.labels.store.ts'
import * as store from './neighbourhood.store.ts'

interface Named {
  name: string
  code: string
}

/** Opens a district. A code is used once (`place_name_taken`). Runs in purpose `operator`, as do the next two. */
export async function openDistrict(db: Db, draft: Named): Promise<{ id: string }> {
  const id = uuidv7()
  await store.insertDistrict(db, { id, ...draft })
  return { id }
}

export async function openStreet(db: Db, districtId: string, draft: Named): Promise<{ id: string }> {
  if (!(await store.districtExists(db, districtId))) throw new DomainError('not_found')
  const id = uuidv7()
  await store.insertStreet(db, { id, districtId, ...draft })
  return { id }
}

/** Opens a community with its eight columns. Leaves the transaction inside it. */
export async function openCommunity(
  db: Db,
  operator: AccountActor,
  streetId: string,
  draft: Named,
): Promise<{ id: string }> {
  if (!(await store.streetExists(db, streetId))) throw new DomainError('not_found')
  const id = uuidv7()
  await store.insertCommunity(db, { id, streetId, ...draft })
  await db.enter({ accountId: operator.accountId, communityId: id, purpose: 'operator' })
  await openColumns(db, id)
  return { id }
}

const record = (
  db: Db,
  { communityId, accountId }: CommunityActor,
  kind: KeptKind,
  placeId: string,
  after: PlaceFacts,
) =>
  recordPlaceChanges(
    db,
    communityId,
    [{ placeKind: kind, placeId, action: 'created', before: {}, after, reason: null }],
    accountId,
  )

interface Ordered {
  name: string
  ordinal: number
}

export async function addEstate(db: Db, actor: CommunityActor, draft: Ordered): Promise<{ id: string }> {
  const id = uuidv7()
  await store.insertEstate(db, { communityId: actor.communityId, id, ...draft })
  await record(db, actor, 'estate', id, draft)
  return { id }
}

export async function addBuilding(
  db: Db,
  actor: CommunityActor,
  estateId: string,
  draft: Ordered,
): Promise<{ id: string }> {
  await holdPlaces(db, actor.communityId, 'estate', [estateId])
  const id = uuidv7()
  await store.insertBuilding(db, { communityId: actor.communityId, id, estateId, ...draft })
  await record(db, actor, 'building', id, draft)
  return { id }
}

export async function addEntrance(
  db: Db,
  actor: CommunityActor,
  buildingId: string,
  draft: Ordered,
): Promise<{ id: string }> {
  await holdPlaces(db, actor.communityId, 'building', [buildingId])
  const id = uuidv7()
  await store.insertEntrance(db, { communityId: actor.communityId, id, buildingId, ...draft })
  await record(db, actor, 'entrance', id, draft)
  return { id }
}

/** Adds all units or none; a label used twice is `unit_label_taken`. Ids come back in the order given. */
export async function addUnits(
  db: Db,
  actor: CommunityActor,
  entranceId: string,
  drafts: z.output<typeof unitDraft>[],
): Promise<{ ids: string[] }> {
  const { communityId, accountId } = actor
  await holdPlaces(db, communityId, 'entrance', [entranceId])
  const rows = drafts.map((draft) => ({ id: uuidv7(), entranceId, ...draft }))
  await insertUnits(db, communityId, rows)
  const changes = rows.map((row) => ({
    placeKind: 'unit' as const,
    placeId: row.id,
    action: 'created' as const,
    before: {},
    after: factsOfUnit(row),
    reason: null,
  }))
  await recordPlaceChanges(db, communityId, changes, accountId)
  return { ids: rows.map((row) => row.id) }
}

/** Whether a district or street with this id exists. */
export async function placeAbove(db: Db, kind: ScopeKind, id: string): Promise<boolean> {
  if (kind === 'district') return store.districtExists(db, id)
  return kind === 'street' && store.streetExists(db, id)
}

export { everyCommunity, streetOf } from './neighbourhood.store.ts'

/** Places of a community by id, also those that have ended: for names in a record. */
export const placesEver = placesById

/** The places of a community among these ids that stand, by id, with what surrounds them. */
export async function placesOf(db: Db, communityId: string, ids: string[]): Promise<Map<string, PlacedRef>> {
  const places = await placesById(db, communityId, ids)
  return new Map([...places].filter(([, place]) => place.endedAt === null))
}

/** Names of districts and streets by id. */
export const labelsAbove = namesAbove

/** The community down to its entrances. */
export async function treeOf(db: Db, communityId: string): Promise<Tree> {
  const { community, estates, buildings, entrances, grids } = await store.readTree(db, communityId)
  if (!community) throw new DomainError('not_found')
  const entrancesOf = groupBy(entrances, (row) => row.buildingId)
  const buildingsOf = groupBy(buildings, (row) => row.estateId)
  return {
    community,
    grids,
    estates: estates.map((estate) => ({
      ...estate,
      buildings: (buildingsOf.get(estate.id) ?? []).map((building) => ({
        ...building,
        entrances: entrancesOf.get(building.id) ?? [],
      })),
    })),
  }
}

/** Units of an entrance, by label. */
export async function unitsOf(db: Db, communityId: string, entranceId: string, query: PageQuery) {
  if ((await placesOf(db, communityId, [entranceId])).get(entranceId)?.kind !== 'entrance')
    throw new DomainError('not_found')
  const rows = await store.listUnits(db, communityId, entranceId, textPositionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.label, row.id],
    (row) => row as UnitRow,
  )
}

/** The checks of the table make the text columns one of the contract's words. */
type UnitRow = z.output<typeof unit>
