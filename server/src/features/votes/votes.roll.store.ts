import type { Db, Hot } from '../../platform/db/context.ts'
import type { LogAt } from './votes.log.store.ts'
import { voteRoll } from './votes.roll.tables.ts'

export interface HeadRow {
  id: string
  pseudonym: string
  position: number
  leaf: string
  areaCentiares: number
  isDeveloper: boolean
}

export interface HeadUnitRow {
  unitId: string
  headId: string
  buildingId: string
  areaCentiares: number
  ownerIds: string[]
}

/** A roll as one freeze of it is known by. */
export interface RollAt extends LogAt {
  freeze: number
}

export const insertRoll = (db: Db, row: typeof voteRoll.$inferInsert) => db.orm.insert(voteRoll).values(row)

/** Rows a statement takes at a time. */
const batch = 2_000

async function inBatches<Row>(rows: readonly Row[], insert: (some: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await insert(JSON.stringify(rows.slice(from, from + batch)))
}

const insertHeadsStatement: Hot = {
  name: 'vote_heads_insert',
  text: `INSERT INTO vote_head (community_id, id, decision_id, freeze_no, pseudonym, leaf, position, area_centiares,
      is_developer)
    SELECT $1, r.id, $2, $3, r.pseudonym, r.leaf, r.position, r."areaCentiares", r."isDeveloper"
    FROM json_to_recordset($4::json) AS r(id uuid, pseudonym text, leaf text, position int, "areaCentiares" bigint,
      "isDeveloper" boolean)`,
}

const insertUnitsStatement: Hot = {
  name: 'vote_head_units_insert',
  text: `INSERT INTO vote_head_unit (community_id, decision_id, freeze_no, unit_id, head_id, building_id, area_centiares,
      owner_ids)
    SELECT $1, $2, $3, r."unitId", r."headId", r."buildingId", r."areaCentiares", r."ownerIds"
    FROM json_to_recordset($4::json) AS r("unitId" uuid, "headId" uuid, "buildingId" uuid, "areaCentiares" int,
      "ownerIds" uuid[])`,
}

/** Writes the heads of a freeze and their units. */
export async function insertHeads(
  db: Db,
  { communityId, decisionId, freeze }: RollAt,
  heads: readonly HeadRow[],
  units: readonly HeadUnitRow[],
): Promise<void> {
  await inBatches(heads, (some) => db.hot(insertHeadsStatement, [communityId, decisionId, freeze, some]))
  await inBatches(units, (some) => db.hot(insertUnitsStatement, [communityId, decisionId, freeze, some]))
}

export interface RollRow {
  freeze: number
  root: string
  heads: number
  areaCentiares: number
  seedSealed: string
  frozenAt: Date
}

const rollStatement: Hot = {
  name: 'vote_roll_read',
  text: `SELECT freeze_no AS freeze, root, heads, area_centiares::float8 AS "areaCentiares", seed_sealed AS "seedSealed",
      frozen_at AS "frozenAt"
    FROM vote_roll WHERE community_id = $1 AND decision_id = $2 AND freeze_no = $3`,
}

/** A freeze of a roll, or null. */
export async function readRoll(db: Db, { communityId, decisionId, freeze }: RollAt): Promise<RollRow | null> {
  const [row] = await db.hot<RollRow>(rollStatement, [communityId, decisionId, freeze])
  return row ?? null
}

const headColumns = `h.id, h.pseudonym, h.position, h.leaf, h.area_centiares::float8 AS "areaCentiares",
  h.is_developer AS "isDeveloper"`

const headsOfUnitsStatement: Hot = {
  name: 'vote_heads_of_units',
  text: `SELECT ${headColumns} FROM vote_head h WHERE h.community_id = $1 AND h.id IN (
      SELECT head_id FROM vote_head_unit
      WHERE community_id = $1 AND decision_id = $2 AND freeze_no = $3 AND unit_id = ANY($4))
    ORDER BY h.position`,
}

/** The heads of a roll that have any of these units. */
export const headsOfUnits = (db: Db, at: RollAt, unitIds: readonly string[]): Promise<HeadRow[]> =>
  db.hot<HeadRow>(headsOfUnitsStatement, [at.communityId, at.decisionId, at.freeze, unitIds])

const headStatement: Hot = {
  name: 'vote_head_read',
  text: `SELECT ${headColumns} FROM vote_head h
    WHERE h.community_id = $1 AND h.decision_id = $2 AND h.freeze_no = $3 AND h.id = $4`,
}

/** A head of a roll, or null. */
export async function readHead(db: Db, at: RollAt, headId: string): Promise<HeadRow | null> {
  const [row] = await db.hot<HeadRow>(headStatement, [at.communityId, at.decisionId, at.freeze, headId])
  return row ?? null
}

const unitsStatement: Hot = {
  name: 'vote_head_units',
  text: `SELECT unit_id AS "unitId", head_id AS "headId", building_id AS "buildingId", area_centiares AS "areaCentiares",
      owner_ids AS "ownerIds"
    FROM vote_head_unit WHERE community_id = $1 AND head_id = ANY($2) ORDER BY head_id, unit_id`,
}

/** The units of these heads. */
export const unitsOfHeads = (db: Db, communityId: string, headIds: readonly string[]): Promise<HeadUnitRow[]> =>
  db.hot<HeadUnitRow>(unitsStatement, [communityId, headIds])

const leavesStatement: Hot = {
  name: 'vote_roll_leaves',
  text: `SELECT leaf FROM vote_head WHERE community_id = $1 AND decision_id = $2 AND freeze_no = $3 ORDER BY position`,
}

/** The leaves of a roll, in the order of its tree. */
export async function leavesOfRoll(db: Db, at: RollAt): Promise<string[]> {
  const rows = await db.hot<{ leaf: string }>(leavesStatement, [at.communityId, at.decisionId, at.freeze])
  return rows.map(({ leaf }) => leaf)
}
