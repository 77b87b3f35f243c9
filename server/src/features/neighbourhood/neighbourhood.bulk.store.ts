import type { KeptKind } from '@liren/shared/neighbourhood.editing'
import type { saleStates, areaSources, unitUses } from '@liren/shared/neighbourhood'
import type { Db, Hot } from '../../platform/db/context.ts'
import { groupBy } from '../../platform/group.ts'

export interface BuildingRow {
  id: string
  estateId: string
  name: string
  ordinal: number
}

export interface EntranceRow {
  id: string
  buildingId: string
  name: string
  ordinal: number
}

/** What is written down about a unit, but its label. */
export interface UnitFacts {
  use: (typeof unitUses)[number]
  areaCentiares: number | null
  areaSource: (typeof areaSources)[number] | null
  saleState: (typeof saleStates)[number]
}

export interface UnitRow extends UnitFacts {
  id: string
  entranceId: string
  label: string
}

const holdStatement = (kind: KeptKind): Hot => ({
  name: `${kind}_hold`,
  text: `SELECT id FROM ${kind} WHERE community_id = $1 AND id = ANY($2) AND ended_at IS NULL ORDER BY id FOR SHARE`,
})

/**
 * Holds places so that nobody ends them before this transaction is over; returns how many of them stand. Whoever puts
 * something into a place (a unit, a person, a role) holds it first.
 */
export async function holdStanding(db: Db, communityId: string, kind: KeptKind, ids: string[]): Promise<number> {
  return (await db.hot(holdStatement(kind), [communityId, ids])).length
}

const buildingsStatement: Hot = {
  name: 'building_insert',
  text: `INSERT INTO building (community_id, id, estate_id, name, ordinal)
    SELECT $1, r.id, r."estateId", r.name, r.ordinal
    FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "estateId" uuid, name text, ordinal int)`,
}

export const insertBuildings = (db: Db, communityId: string, rows: BuildingRow[]) =>
  db.hot(buildingsStatement, [communityId, JSON.stringify(rows)])

const entrancesStatement: Hot = {
  name: 'entrance_insert',
  text: `INSERT INTO entrance (community_id, id, building_id, name, ordinal)
    SELECT $1, r.id, r."buildingId", r.name, r.ordinal
    FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "buildingId" uuid, name text, ordinal int)`,
}

export const insertEntrances = (db: Db, communityId: string, rows: EntranceRow[]) =>
  db.hot(entrancesStatement, [communityId, JSON.stringify(rows)])

const unitsStatement: Hot = {
  name: 'unit_insert',
  text: `INSERT INTO unit (community_id, id, entrance_id, label, use, area_centiares, area_source, sale_state)
    SELECT $1, r.id, r."entranceId", r.label, r.use, r."areaCentiares", r."areaSource", r."saleState"
    FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "entranceId" uuid, label text, use text, "areaCentiares" int,
      "areaSource" text, "saleState" text)`,
}

export const insertUnits = (db: Db, communityId: string, rows: UnitRow[]) =>
  db.hot(unitsStatement, [communityId, JSON.stringify(rows)])

// A field that is not there stays as it is; one that is null becomes nothing.
const updateStatement: Hot = {
  name: 'unit_update_many',
  text: `UPDATE unit u SET version = u.version + 1,
      use = coalesce(r.d ->> 'use', u.use),
      area_centiares = CASE WHEN r.d ? 'areaCentiares' THEN (r.d ->> 'areaCentiares')::int ELSE u.area_centiares END,
      area_source = CASE WHEN r.d ? 'areaSource' THEN r.d ->> 'areaSource' ELSE u.area_source END,
      sale_state = coalesce(r.d ->> 'saleState', u.sale_state)
    FROM (SELECT d, (d ->> 'id')::uuid AS id FROM jsonb_array_elements($2::jsonb) AS d) r
    WHERE u.community_id = $1 AND u.id = r.id AND u.ended_at IS NULL RETURNING u.id`,
}

/** Changes units that stand; returns how many. */
export async function updateUnits(
  db: Db,
  communityId: string,
  rows: ({ id: string } & Partial<UnitFacts>)[],
): Promise<number> {
  return (await db.hot(updateStatement, [communityId, JSON.stringify(rows)])).length
}

// Each level is asked for by the ids of the one above: joined, a planner that has not yet seen the rows of a large
// import reads all units of the community for every entrance.
const treeStatements = {
  buildings: {
    name: 'estate_buildings',
    text: `SELECT id, name FROM building WHERE community_id = $1 AND estate_id = $2 AND ended_at IS NULL
      ORDER BY ordinal, id`,
  },
  entrances: {
    name: 'estate_entrances',
    text: `SELECT id, building_id AS "buildingId", name FROM entrance
      WHERE community_id = $1 AND building_id = ANY($2) AND ended_at IS NULL ORDER BY ordinal, id`,
  },
  units: {
    name: 'estate_units',
    text: `SELECT id, entrance_id AS "entranceId", label, use, area_centiares AS "areaCentiares",
        area_source AS "areaSource", sale_state AS "saleState"
      FROM unit WHERE community_id = $1 AND entrance_id = ANY($2) AND ended_at IS NULL ORDER BY label, id`,
  },
} satisfies Record<string, Hot>

/** Rows in the order of what they lie in, and there in the order they came. */
const within = <Row>(places: readonly { id: string }[], rows: readonly Row[], placeOf: (row: Row) => string): Row[] => {
  const rowsAt = groupBy(rows, placeOf)
  return places.flatMap(({ id }) => rowsAt.get(id) ?? [])
}

/** Everything that stands in an estate, in the order people count. */
export async function readEstate(db: Db, communityId: string, estateId: string) {
  const buildings = await db.hot<{ id: string; name: string }>(treeStatements.buildings, [communityId, estateId])
  const inBuildings = await db.hot<{ id: string; buildingId: string; name: string }>(treeStatements.entrances, [
    communityId,
    buildings.map(({ id }) => id),
  ])
  const entrances = within(buildings, inBuildings, (row) => row.buildingId)
  const inEntrances = await db.hot<UnitRow>(treeStatements.units, [communityId, entrances.map(({ id }) => id)])
  return { buildings, entrances, units: within(entrances, inEntrances, (row) => row.entranceId) }
}
