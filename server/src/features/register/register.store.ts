import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { owner, ownership } from './register.tables.ts'

export type OwnerRow = typeof owner.$inferSelect
export type NewOwner = typeof owner.$inferInsert

/** Locks an estate's register until the transaction ends: imports, splits and mergers write one at a time. */
export async function lockEstate(db: Db, communityId: string, estateId: string): Promise<void> {
  await db.orm.execute(sql`SELECT id FROM estate WHERE community_id = ${communityId} AND id = ${estateId} FOR UPDATE`)
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

/** Who owns which unit of an estate now, in the order of the register. */
export function readOwnerships(
  db: Db,
  communityId: string,
  estateId: string,
): Promise<{ unitId: string; ownerId: string }[]> {
  return db.orm
    .select({ unitId: ownership.unitId, ownerId: ownership.ownerId })
    .from(ownership)
    .innerJoin(owner, and(eq(owner.communityId, ownership.communityId), eq(owner.id, ownership.ownerId)))
    .where(and(eq(ownership.communityId, communityId), eq(owner.estateId, estateId), isNull(ownership.endedAt)))
    .orderBy(asc(ownership.unitId), asc(ownership.ordinal))
}

const batch = 1_000

export async function insertOwners(db: Db, rows: readonly NewOwner[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch)
    await db.orm.insert(owner).values(rows.slice(from, from + batch))
}

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

export async function insertOwnerships(db: Db, rows: readonly (typeof ownership.$inferInsert)[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch)
    await db.orm.insert(ownership).values(rows.slice(from, from + batch))
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
