import type { PlaceKind, Tree, unit, unitDraft } from '@liren/shared/neighbourhood'
import type { PageQuery } from '@liren/shared/page'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import { namesAbove, placesById } from './neighbourhood.labels.store.ts'
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

export async function openCommunity(db: Db, streetId: string, draft: Named): Promise<{ id: string }> {
  if (!(await store.streetExists(db, streetId))) throw new DomainError('not_found')
  const id = uuidv7()
  await store.insertCommunity(db, { id, streetId, ...draft })
  return { id }
}

export async function addEstate(db: Db, communityId: string, draft: { name: string }): Promise<{ id: string }> {
  const id = uuidv7()
  await store.insertEstate(db, { communityId, id, ...draft })
  return { id }
}

/** The place with this id and kind in the community; `not_found` otherwise. */
async function expectPlace(db: Db, communityId: string, kind: 'estate' | 'building' | 'entrance', id: string) {
  const place = (await placesById(db, communityId, [id])).get(id)
  if (place?.kind !== kind) throw new DomainError('not_found')
}

interface Ordered {
  name: string
  ordinal: number
}

export async function addBuilding(
  db: Db,
  communityId: string,
  estateId: string,
  draft: Ordered,
): Promise<{ id: string }> {
  await expectPlace(db, communityId, 'estate', estateId)
  const id = uuidv7()
  await store.insertBuilding(db, { communityId, id, estateId, ...draft })
  return { id }
}

export async function addEntrance(
  db: Db,
  communityId: string,
  buildingId: string,
  draft: Ordered,
): Promise<{ id: string }> {
  await expectPlace(db, communityId, 'building', buildingId)
  const id = uuidv7()
  await store.insertEntrance(db, { communityId, id, buildingId, ...draft })
  return { id }
}

/** Adds all units or none; a label used twice is `unit_label_taken`. Ids come back in the order given. */
export async function addUnits(
  db: Db,
  communityId: string,
  entranceId: string,
  drafts: z.output<typeof unitDraft>[],
): Promise<{ ids: string[] }> {
  await expectPlace(db, communityId, 'entrance', entranceId)
  const rows = drafts.map((draft) => ({ communityId, id: uuidv7(), entranceId, ...draft }))
  await store.insertUnits(db, rows)
  return { ids: rows.map((row) => row.id) }
}

/** Draws a grid over buildings; each belongs to one grid at most (`building_in_other_grid`). */
export async function addGrid(
  db: Db,
  communityId: string,
  draft: { name: string; buildingIds: string[] },
): Promise<{ id: string }> {
  const buildingIds = [...new Set(draft.buildingIds)]
  if ((await store.countBuildings(db, communityId, buildingIds)) < buildingIds.length)
    throw new DomainError('not_found')
  const id = uuidv7()
  await store.insertGrid(db, { communityId, id, name: draft.name })
  const assigned = await store.assignGrid(db, communityId, id, buildingIds)
  if (assigned < buildingIds.length) throw new DomainError('building_in_other_grid')
  return { id }
}

/** Whether a district or street with this id exists. */
export async function placeAbove(db: Db, kind: PlaceKind, id: string): Promise<boolean> {
  if (kind === 'district') return store.districtExists(db, id)
  return kind === 'street' && store.streetExists(db, id)
}

/** The places of a community among these ids, by id, with what surrounds them. */
export const placesOf = placesById

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
  await expectPlace(db, communityId, 'entrance', entranceId)
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
