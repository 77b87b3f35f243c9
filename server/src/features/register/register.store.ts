import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { owner, ownership } from './register.tables.ts'

export type OwnerRow = typeof owner.$inferSelect
export type NewOwner = Omit<typeof owner.$inferInsert, 'communityId'>

/** Locks an estate's register until the transaction ends: imports, splits and mergers write one at a time. */
export async function lockEstate(db: Db, communityId: string, estateId: string): Promise<void> {
  await db.orm.execute(sql`SELECT id FROM estate WHERE community_id = ${communityId} AND id = ${estateId} FOR UPDATE`)
}

const versionsStatement: Hot = {
  name: 'register_versions',
  text: `SELECT (SELECT json_agg(concat_ws(' ', id, updated_at) ORDER BY id) FROM owner
      WHERE community_id = $1 AND estate_id = $2) AS owners,
    (SELECT json_agg(id ORDER BY id) FROM ownership
      WHERE community_id = $1 AND estate_id = $2 AND ended_at IS NULL) AS ownerships`,
}

/** A value that differs as soon as an owner of the estate, or who owns what in it, does. */
export async function readVersions(db: Db, communityId: string, estateId: string): Promise<unknown> {
  const [row] = await db.hot(versionsStatement, [communityId, estateId])
  return row
}

export function readOwners(db: Db, communityId: string, estateId: string): Promise<OwnerRow[]> {
  return db.orm
    .select()
    .from(owner)
    .where(and(eq(owner.communityId, communityId), eq(owner.estateId, estateId)))
}

export async function readOwner(db: Db, communityId: string, id: string): Promise<OwnerRow | null> {
  const [row] = await db.orm
    .select()
    .from(owner)
    .where(and(eq(owner.communityId, communityId), eq(owner.id, id)))
  return row ?? null
}

const ownershipsStatement: Hot = {
  name: 'register_ownerships',
  text: `SELECT unit_id AS "unitId", owner_id AS "ownerId" FROM ownership
    WHERE community_id = $1 AND estate_id = $2 AND ended_at IS NULL ORDER BY unit_id, ordinal`,
}

/** Who owns which unit of an estate now, in the order of the register. */
export const readOwnerships = (
  db: Db,
  communityId: string,
  estateId: string,
): Promise<{ unitId: string; ownerId: string }[]> => db.hot(ownershipsStatement, [communityId, estateId])

/** Rows a statement takes at a time. */
const batch = 2_000

async function inBatches<Row>(rows: readonly Row[], insert: (some: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await insert(JSON.stringify(rows.slice(from, from + batch)))
}

const insertOwnersStatement: Hot = {
  name: 'register_insert_owners',
  text: `INSERT INTO owner (community_id, id, estate_id, kind, identity_key, name_sealed, name_masked, phone_sealed,
      phone_masked, phone_index, number_sealed, number_masked)
    SELECT $1, r.id, r."estateId", r.kind, r."identityKey", r."nameSealed", r."nameMasked", r."phoneSealed",
      r."phoneMasked", r."phoneIndex", r."numberSealed", r."numberMasked"
    FROM json_to_recordset($2::json) AS r(id uuid, "estateId" uuid, kind text, "identityKey" text, "nameSealed" text,
      "nameMasked" text, "phoneSealed" text, "phoneMasked" text, "phoneIndex" text, "numberSealed" text,
      "numberMasked" text)`,
}

export const insertOwners = (db: Db, communityId: string, rows: readonly NewOwner[]): Promise<void> =>
  inBatches(rows, (some) => db.hot(insertOwnersStatement, [communityId, some]))

/** Writes the personal columns of owners anew; they keep their ids and keys. */
export async function updateOwners(
  db: Db,
  communityId: string,
  rows: readonly (Partial<NewOwner> & { id: string })[],
): Promise<void> {
  for (const { id, ...set } of rows)
    await db.orm
      .update(owner)
      .set({ ...set, updatedAt: sql`app.now()` })
      .where(and(eq(owner.communityId, communityId), eq(owner.id, id)))
}

/** Ends every ownership of these units. */
export async function endOwnerships(
  db: Db,
  communityId: string,
  unitIds: readonly string[],
  by: string,
): Promise<void> {
  if (unitIds.length === 0) return
  await db.orm
    .update(ownership)
    .set({ endedAt: sql`app.now()`, endedBy: by })
    .where(
      and(eq(ownership.communityId, communityId), inArray(ownership.unitId, [...unitIds]), isNull(ownership.endedAt)),
    )
}

const insertOwnershipsStatement: Hot = {
  name: 'register_insert_ownerships',
  text: `INSERT INTO ownership (community_id, id, estate_id, unit_id, owner_id, ordinal, created_by)
    SELECT $1, r.id, $2, r."unitId", r."ownerId", r.ordinal, $3
    FROM json_to_recordset($4::json) AS r(id uuid, "unitId" uuid, "ownerId" uuid, ordinal int)`,
}

export const insertOwnerships = (
  db: Db,
  { communityId, estateId, by }: { communityId: string; estateId: string; by: string },
  rows: readonly { id: string; unitId: string; ownerId: string; ordinal: number }[],
): Promise<void> => inBatches(rows, (some) => db.hot(insertOwnershipsStatement, [communityId, estateId, by, some]))

const lockOwnershipsStatement: Hot = {
  name: 'register_lock_ownerships',
  text: `SELECT FROM ownership WHERE community_id = $1 AND unit_id = $2 AND ended_at IS NULL ORDER BY id FOR SHARE`,
}

/** Holds who owns a unit now. What comes of waiting is seen by the next statement, not by this one. */
export async function lockOwnerships(db: Db, communityId: string, unitId: string): Promise<void> {
  await db.hot(lockOwnershipsStatement, [communityId, unitId])
}

const ofUnitsStatement: Hot = {
  name: 'register_owners_of_units',
  text: `SELECT p.unit_id AS "unitId", o.id, o.kind, o.name_masked AS "nameMasked", o.phone_masked AS "phoneMasked",
      o.number_masked AS "numberMasked", o.phone_index AS "phoneIndex",
      EXISTS (SELECT FROM residence r WHERE r.community_id = p.community_id AND r.unit_id = p.unit_id
        AND r.owner_id = o.id AND r.verified_at IS NOT NULL AND r.ended_at IS NULL) AS "isBound"
    FROM ownership p JOIN owner o ON o.community_id = p.community_id AND o.id = p.owner_id
    WHERE p.community_id = $1 AND p.unit_id = ANY($2) AND p.ended_at IS NULL
    ORDER BY p.unit_id, p.ordinal`,
}

export interface UnitOwner {
  unitId: string
  id: string
  kind: 'person' | 'company'
  nameMasked: string
  phoneMasked: string | null
  numberMasked: string | null
  phoneIndex: string | null
  isBound: boolean
}

/** The owners of these units, masked, in the order of the register. */
export const readOwnersOfUnits = (db: Db, communityId: string, unitIds: readonly string[]): Promise<UnitOwner[]> =>
  db.hot<UnitOwner>(ofUnitsStatement, [communityId, unitIds])
