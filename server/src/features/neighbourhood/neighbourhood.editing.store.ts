import type { KeptKind, PlaceFacts } from '@liren/shared/neighbourhood.editing'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { UnitFacts } from './neighbourhood.bulk.store.ts'

/** What is written down about a place of each kind, as the history tells it. */
const factsOf: Record<KeptKind, string> = {
  estate: `json_build_object('name', name, 'ordinal', ordinal)`,
  grid: `json_build_object('name', name)`,
  building: `json_build_object('name', name, 'ordinal', ordinal)`,
  entrance: `json_build_object('name', name, 'ordinal', ordinal)`,
  unit: `json_build_object('name', label, 'use', use, 'areaCentiares', area_centiares, 'areaSource', area_source,
    'saleState', sale_state)`,
}

export interface LockedPlace {
  id: string
  version: number
  facts: PlaceFacts
}

const lockStatement = (kind: KeptKind): Hot => ({
  name: `${kind}_lock`,
  text: `SELECT id, version, ${factsOf[kind]} AS facts FROM ${kind}
    WHERE community_id = $1 AND id = ANY($2) AND ended_at IS NULL ORDER BY id FOR UPDATE`,
})

/** Locks places that stand, in the order of their ids, so that two who want the same ones never wait for each other. */
export const lockPlaces = (db: Db, communityId: string, kind: KeptKind, ids: string[]) =>
  db.hot<LockedPlace>(lockStatement(kind), [communityId, ids])

const readStatement = (kind: KeptKind): Hot => ({
  name: `${kind}_read`,
  text: `SELECT id, version, ${factsOf[kind]} AS facts FROM ${kind} WHERE community_id = $1 AND id = $2`,
})

/** A place as it stands, or stood when it ended. */
export async function readPlace(db: Db, communityId: string, kind: KeptKind, id: string): Promise<LockedPlace | null> {
  const [row] = await db.hot<LockedPlace>(readStatement(kind), [communityId, id])
  return row ?? null
}

const renameStatement = (kind: 'estate' | 'building' | 'entrance'): Hot => ({
  name: `${kind}_rename`,
  text: `UPDATE ${kind} SET name = $3, ordinal = $4, version = version + 1 WHERE community_id = $1 AND id = $2`,
})

/** Renames and reorders a place that the caller has locked. */
export const renamePlace = (
  db: Db,
  communityId: string,
  kind: 'estate' | 'building' | 'entrance',
  id: string,
  to: { name: string; ordinal: number },
) => db.hot(renameStatement(kind), [communityId, id, to.name, to.ordinal])

const renameGridStatement: Hot = {
  name: 'grid_rename',
  text: `UPDATE grid SET name = $3, version = version + 1 WHERE community_id = $1 AND id = $2`,
}

export const renameGrid = (db: Db, communityId: string, id: string, name: string) =>
  db.hot(renameGridStatement, [communityId, id, name])

const rewriteStatement: Hot = {
  name: 'unit_rewrite',
  text: `UPDATE unit SET label = $3, use = $4, area_centiares = $5, area_source = $6, sale_state = $7,
      version = version + 1
    WHERE community_id = $1 AND id = $2`,
}

/** Writes a unit that the caller has locked anew. */
export const rewriteUnit = (db: Db, communityId: string, id: string, to: { label: string } & UnitFacts) =>
  db.hot(rewriteStatement, [communityId, id, to.label, to.use, to.areaCentiares, to.areaSource, to.saleState])

const endStatement = (kind: KeptKind): Hot => ({
  name: `${kind}_end`,
  text: `UPDATE ${kind} SET ended_at = app.now(), version = version + 1 WHERE community_id = $1 AND id = ANY($2)`,
})

/** Ends places that the caller has locked. */
export const endPlaces = (db: Db, communityId: string, kind: KeptKind, ids: string[]) =>
  db.hot(endStatement(kind), [communityId, ids])

const childrenOf: Record<'estate' | 'building' | 'entrance', string> = {
  estate: 'building WHERE community_id = $1 AND estate_id = $2',
  building: 'entrance WHERE community_id = $1 AND building_id = $2',
  entrance: 'unit WHERE community_id = $1 AND entrance_id = $2',
}

const emptyStatement = (kind: keyof typeof childrenOf): Hot => ({
  name: `${kind}_is_empty`,
  text: `SELECT NOT EXISTS (SELECT FROM ${childrenOf[kind]} AND ended_at IS NULL) AS "isEmpty"`,
})

/** Whether nothing stands in a place any more. Grids and units hold no places. */
export async function isEmpty(db: Db, communityId: string, kind: KeptKind, id: string): Promise<boolean> {
  if (kind === 'grid' || kind === 'unit') return true
  const [row] = await db.hot<{ isEmpty: boolean }>(emptyStatement(kind), [communityId, id])
  return row?.isEmpty === true
}

const entrancesStatement: Hot = {
  name: 'unit_entrances',
  text: `SELECT DISTINCT entrance_id AS id FROM unit WHERE community_id = $1 AND id = ANY($2)`,
}

/** The entrances at which units are, each once. */
export const readEntrances = async (db: Db, communityId: string, unitIds: string[]): Promise<string[]> =>
  (await db.hot<{ id: string }>(entrancesStatement, [communityId, unitIds])).map((row) => row.id)
