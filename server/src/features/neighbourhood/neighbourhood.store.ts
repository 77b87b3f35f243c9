import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { building, community, district, entrance, estate, grid, street, unit } from './neighbourhood.tables.ts'

export const insertDistrict = (db: Db, row: typeof district.$inferInsert) => db.orm.insert(district).values(row)
export const insertStreet = (db: Db, row: typeof street.$inferInsert) => db.orm.insert(street).values(row)
export const insertCommunity = (db: Db, row: typeof community.$inferInsert) => db.orm.insert(community).values(row)
export const insertEstate = (db: Db, row: typeof estate.$inferInsert) => db.orm.insert(estate).values(row)
export const insertBuilding = (db: Db, row: typeof building.$inferInsert) => db.orm.insert(building).values(row)
export const insertEntrance = (db: Db, row: typeof entrance.$inferInsert) => db.orm.insert(entrance).values(row)
export const insertGrid = (db: Db, row: typeof grid.$inferInsert) => db.orm.insert(grid).values(row)

const communitiesStatement: Hot = { name: 'community_ids', text: 'SELECT id FROM community ORDER BY id' }

/** Every community, for sweeps, which then enter one after the other. */
export const everyCommunity = async (db: Db): Promise<string[]> =>
  (await db.hot<{ id: string }>(communitiesStatement, [])).map(({ id }) => id)

const streetStatement: Hot = { name: 'community_street', text: 'SELECT street_id AS id FROM community WHERE id = $1' }

/** The street to which a community belongs. */
export async function streetOf(db: Db, communityId: string): Promise<string> {
  const [row] = await db.hot<{ id: string }>(streetStatement, [communityId])
  if (!row) throw new Error('a community without a street')
  return row.id
}

const exists = (rows: unknown[]) => rows.length > 0

export const districtExists = async (db: Db, id: string) =>
  exists(await db.orm.select({ id: district.id }).from(district).where(eq(district.id, id)))

export const streetExists = async (db: Db, id: string) =>
  exists(await db.orm.select({ id: street.id }).from(street).where(eq(street.id, id)))

/** Everything down to entrances, each list in the order people count. */
export async function readTree(db: Db, communityId: string) {
  const own = await db.orm.select().from(community).where(eq(community.id, communityId))
  const estates = await db.orm
    .select()
    .from(estate)
    .where(and(eq(estate.communityId, communityId), isNull(estate.endedAt)))
    .orderBy(asc(estate.ordinal), asc(estate.createdAt), asc(estate.id))
  const buildings = await db.orm
    .select()
    .from(building)
    .where(and(eq(building.communityId, communityId), isNull(building.endedAt)))
    .orderBy(asc(building.ordinal), asc(building.id))
  const entrances = await db.orm
    .select()
    .from(entrance)
    .where(and(eq(entrance.communityId, communityId), isNull(entrance.endedAt)))
    .orderBy(asc(entrance.ordinal), asc(entrance.id))
  const grids = await db.orm
    .select()
    .from(grid)
    .where(and(eq(grid.communityId, communityId), isNull(grid.endedAt)))
    .orderBy(asc(grid.createdAt), asc(grid.id))
  return { community: own[0] ?? null, estates, buildings, entrances, grids }
}

/** Units of an entrance by label (as text, then id), after the cursor. */
export function listUnits(
  db: Db,
  communityId: string,
  entranceId: string,
  after: readonly [string, string] | null,
  limit: number,
) {
  return db.orm
    .select()
    .from(unit)
    .where(
      and(
        eq(unit.communityId, communityId),
        eq(unit.entranceId, entranceId),
        isNull(unit.endedAt),
        after ? sql`(${unit.label}, ${unit.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(unit.label), asc(unit.id))
    .limit(limit)
}
