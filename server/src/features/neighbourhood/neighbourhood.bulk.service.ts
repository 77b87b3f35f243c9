import type { KeptKind, PlaceFacts } from '@liren/shared/neighbourhood.editing'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import {
  holdStanding,
  insertBuildings,
  insertEntrances,
  insertUnits,
  readEstate,
  updateUnits,
  type BuildingRow,
  type EntranceRow,
  type UnitFacts,
  type UnitRow,
} from './neighbourhood.bulk.store.ts'
import { insertPlaceChanges, type PlaceChangeRow } from './neighbourhood.history.store.ts'

/** Whose import it is that writes; its id stands as the reason in the history of each place. */
export interface Importer {
  actorId: string
  importId: string
}

/** Writes down what somebody did to places. */
export const recordPlaceChanges = insertPlaceChanges

/** What the history says of a new unit. */
export const factsOfUnit = ({
  label,
  use,
  areaCentiares,
  areaSource,
  saleState,
}: Omit<UnitRow, 'id' | 'entranceId'>) => ({
  name: label,
  use,
  areaCentiares,
  areaSource,
  saleState,
})

/** Holds these places of one kind until the transaction ends; `not_found` unless all of them stand. */
export async function holdPlaces(db: Db, communityId: string, kind: KeptKind, ids: string[]): Promise<void> {
  const distinct = [...new Set(ids)]
  if ((await holdStanding(db, communityId, kind, distinct)) < distinct.length) throw new DomainError('not_found')
}

const imported = (
  placeKind: KeptKind,
  placeId: string,
  { importId }: Importer,
  after: PlaceFacts,
  before: PlaceFacts = {},
): PlaceChangeRow => ({ placeKind, placeId, action: 'imported', before, after, reason: importId })

/** Adds buildings under the ids given; throws `not_found` without the estate, `place_name_taken` on a name used twice. */
export async function addBuildings(db: Db, communityId: string, rows: BuildingRow[], by: Importer): Promise<void> {
  const estateIds = rows.map((row) => row.estateId)
  await holdPlaces(db, communityId, 'estate', estateIds)
  await insertBuildings(db, communityId, rows)
  const changes = rows.map(({ id, name, ordinal }) => imported('building', id, by, { name, ordinal }))
  await insertPlaceChanges(db, communityId, changes, by.actorId)
}

/** Adds entrances under the ids given; throws `not_found` without the building, `place_name_taken` on a name used twice. */
export async function addEntrances(db: Db, communityId: string, rows: EntranceRow[], by: Importer): Promise<void> {
  const buildingIds = rows.map((row) => row.buildingId)
  await holdPlaces(db, communityId, 'building', buildingIds)
  await insertEntrances(db, communityId, rows)
  const changes = rows.map(({ id, name, ordinal }) => imported('entrance', id, by, { name, ordinal }))
  await insertPlaceChanges(db, communityId, changes, by.actorId)
}

/** Adds units under the ids given; throws `not_found` without the entrance, `unit_label_taken` on a label used twice. */
export async function addUnitRows(db: Db, communityId: string, rows: UnitRow[], by: Importer): Promise<void> {
  const entranceIds = rows.map((row) => row.entranceId)
  await holdPlaces(db, communityId, 'entrance', entranceIds)
  await insertUnits(db, communityId, rows)
  const changes = rows.map((row) => imported('unit', row.id, by, factsOfUnit(row)))
  await insertPlaceChanges(db, communityId, changes, by.actorId)
}

/** A unit as an import changes it: the fields that differ, and what they were. */
export type UnitChange = { id: string; before: PlaceFacts } & Partial<UnitFacts>

/** Changes units; throws `edited_elsewhere` when one of them is no longer there. */
export async function changeUnitRows(db: Db, communityId: string, rows: UnitChange[], by: Importer): Promise<void> {
  const sets = rows.map(({ before: _, ...set }) => set)
  if ((await updateUnits(db, communityId, sets)) < rows.length) throw new DomainError('edited_elsewhere')
  const changes = rows.map(({ id, before, ...after }) => imported('unit', id, by, after, before))
  await insertPlaceChanges(db, communityId, changes, by.actorId)
}

/** Everything that stands in an estate, in the order people count. */
export const treeWithUnits = readEstate
