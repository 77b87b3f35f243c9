import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { mapInTurns } from '../../platform/turns.ts'
import {
  addBuildings,
  addEntrances,
  addUnitRows,
  changeUnitRows,
  type Importer,
} from '../neighbourhood/neighbourhood.bulk.service.ts'
import { uncheckCorrected } from '../roles/roles.bound.service.ts'
import { uncheckSold } from '../roles/roles.residences.service.ts'
import type { Drawing } from './register.drawing.rules.ts'
import type { Current } from './register.drawing.service.ts'
import type { ImportRow } from './register.import.store.ts'
import { labelKey } from './register.labels.rules.ts'
import type { PlannedUnit } from './register.plan.rules.ts'
import { sealOwner } from './register.sealing.service.ts'
import * as store from './register.store.ts'

/** Units written at a time. */
const batch = 2_000

/** The number in a place's name, by which people count: `12号楼` is 12. Places without one come last. */
const ordinalOf = (name: string): number => Math.min(Number(/\d+/.exec(name)?.[0] ?? 999), 999)

/** The entrance of each new unit, made with its building where it is not there yet. */
async function placeEntrances(
  db: Db,
  { communityId, estateId }: ImportRow,
  { tree }: Current,
  { units }: Drawing,
  by: Importer,
): Promise<(unit: PlannedUnit) => string> {
  const buildingAt = new Map(tree.buildings.map(({ id, name }) => [labelKey('building', name), id]))
  const entranceKey = (buildingId: string, name: string) => `${buildingId} ${labelKey('entrance', name)}`
  const entranceAt = new Map(tree.entrances.map(({ id, buildingId, name }) => [entranceKey(buildingId, name), id]))
  const buildings: Parameters<typeof addBuildings>[2] = []
  const entrances: Parameters<typeof addEntrances>[2] = []
  for (const { row, kind } of units) {
    if (kind !== 'created') continue
    const building = labelKey('building', row.building)
    if (!buildingAt.has(building)) {
      const id = uuidv7()
      buildingAt.set(building, id)
      buildings.push({ id, estateId, name: row.building, ordinal: ordinalOf(building) })
    }
    const buildingId = buildingAt.get(building) ?? ''
    const entrance = entranceKey(buildingId, row.entrance)
    if (entranceAt.has(entrance)) continue
    const id = uuidv7()
    entranceAt.set(entrance, id)
    entrances.push({ id, buildingId, name: row.entrance, ordinal: ordinalOf(labelKey('entrance', row.entrance)) })
  }
  await addBuildings(db, communityId, buildings, by)
  await addEntrances(db, communityId, entrances, by)
  return ({ row }) => {
    const buildingId = buildingAt.get(labelKey('building', row.building)) ?? ''
    return entranceAt.get(entranceKey(buildingId, row.entrance)) ?? ''
  }
}

const unitFields = { use: 'use', area: 'areaCentiares', area_source: 'areaSource', sale_state: 'saleState' } as const

/** The facts of a unit that an import changes. */
function changedFacts({ fields, after }: PlannedUnit): Partial<PlannedUnit['after']> {
  const names = fields.flatMap(({ field }) => (field === 'owners' ? [] : [unitFields[field]]))
  return Object.fromEntries(names.map((name) => [name, after[name]]))
}

/** Writes units; returns the id of each, those of new ones made here. */
async function writeUnits(
  db: Db,
  { communityId, ...row }: ImportRow,
  current: Current,
  drawing: Drawing,
  by: Importer,
): Promise<(unit: PlannedUnit) => string> {
  const entranceOf = await placeEntrances(db, { communityId, ...row }, current, drawing, by)
  const idOf = new Map(drawing.units.map((unit) => [unit, unit.unitId ?? uuidv7()]))
  const created = drawing.units.filter(({ kind }) => kind === 'created')
  const rows = created.map((unit) => ({
    id: idOf.get(unit) ?? '',
    entranceId: entranceOf(unit),
    label: unit.row.unit,
    ...unit.after,
  }))
  for (let from = 0; from < rows.length; from += batch)
    await addUnitRows(db, communityId, rows.slice(from, from + batch), by)
  const now = new Map(current.tree.units.map((unit) => [unit.id, unit]))
  const changed = drawing.units.flatMap((unit) => {
    const facts = changedFacts(unit)
    const before = now.get(unit.unitId ?? '')
    if (unit.kind !== 'changed' || !before || Object.keys(facts).length === 0) return []
    const old = Object.fromEntries(Object.keys(facts).map((name) => [name, before[name as keyof typeof facts]]))
    return [{ id: before.id, ...facts, before: old }]
  })
  await changeUnitRows(db, communityId, changed, by)
  return (unit) => idOf.get(unit) ?? ''
}

/** Writes owners that are new or differ; returns the id that each key stands for. */
async function writeOwners(
  db: Db,
  vault: Vault,
  { communityId, estateId }: ImportRow,
  { known, identityKeys }: Current,
  { owners }: Drawing,
): Promise<ReadonlyMap<string, string>> {
  // An owner keeps the key under which it came; one that since changed its numbers may bear what is now another's.
  const identityKeyOf = (key: string, id: string) => {
    const identityKey = vault.blindIndex('owner', key)
    return identityKeys.has(identityKey) ? vault.blindIndex('owner', `${key} ${id}`) : identityKey
  }
  const before = new Map(known.map((owner) => [owner.key, owner]))
  const idOf = new Map(owners.map((owner) => [owner.key, owner.knownKey ?? uuidv7()]))
  const isAsBefore = (owner: (typeof owners)[number]) => {
    const old = owner.knownKey === null ? undefined : before.get(owner.knownKey)
    return old && (['kind', 'name', 'phone', 'idNumber', 'idTail'] as const).every((name) => old[name] === owner[name])
  }
  const rows = await mapInTurns(
    owners.filter((owner) => !isAsBefore(owner)),
    (owner) => {
      const id = idOf.get(owner.key) ?? ''
      const { kind, name, phone } = owner
      const entry = { kind, name, phone, number: owner.idNumber ?? owner.idTail }
      return { isNew: owner.knownKey === null, key: owner.key, id, ...sealOwner(vault, id, entry) }
    },
  )
  const written = (isNew: boolean) =>
    rows.filter((row) => row.isNew === isNew).map(({ isNew: _, key, ...row }) => ({ key, row }))
  await store.insertOwners(
    db,
    communityId,
    written(true).map(({ key, row }) => ({
      ...row,
      estateId,
      identityKey: identityKeyOf(key, row.id),
    })),
  )
  const changed = written(false).map(({ row }) => row)
  await store.updateOwners(db, communityId, changed)
  const phoneOf = (id: string) => before.get(id)?.phone ?? null
  const corrected = owners.filter(({ knownKey, phone }) => knownKey !== null && phoneOf(knownKey) !== phone)
  await uncheckCorrected(
    db,
    communityId,
    corrected.flatMap(({ knownKey }) => knownKey ?? []),
  )
  return idOf
}

/** Writes a drawing into the register, in the transaction that holds its lock. Every change is in the places' history. */
export async function writeDrawing(
  db: Db,
  vault: Vault,
  row: ImportRow,
  { current, drawing }: { current: Current; drawing: Drawing },
): Promise<void> {
  const { communityId, handledBy } = row
  const unitIdOf = await writeUnits(db, row, current, drawing, { actorId: handledBy, importId: row.id })
  const ownerIds = await writeOwners(db, vault, row, current, drawing)
  const changed = drawing.units.filter(
    ({ kind, fields }) => kind === 'created' || fields.some(({ field }) => field === 'owners'),
  )
  await store.endOwnerships(
    db,
    communityId,
    changed.flatMap(({ unitId }) => unitId ?? []),
    handledBy,
  )
  await store.insertOwnerships(
    db,
    { communityId, estateId: row.estateId, by: handledBy },
    changed.flatMap((unit) =>
      unit.ownerKeys.map((key, index) => ({
        id: uuidv7(),
        unitId: unitIdOf(unit),
        ownerId: ownerIds.get(key) ?? key,
        ordinal: index + 1,
      })),
    ),
  )
  // Who has sold holds no owner's rights from this moment.
  const now = new Map(current.units.map((unit) => [unit.id, new Set(unit.ownerKeys)]))
  const isSold = ({ unitId, ownerKeys }: PlannedUnit) => {
    const before = now.get(unitId ?? '')
    return before !== undefined && (before.size !== ownerKeys.length || ownerKeys.some((key) => !before.has(key)))
  }
  await uncheckSold(
    db,
    communityId,
    changed.filter(isSold).flatMap(({ unitId }) => unitId ?? []),
  )
}
