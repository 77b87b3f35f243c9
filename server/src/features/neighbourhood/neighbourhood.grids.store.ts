import type { Db, Hot } from '../../platform/db/context.ts'

interface Named {
  id: string
  name: string
}

interface GridRow extends Named {
  version: number
  buildings: Named[]
  households: number
}

const listStatement: Hot = {
  name: 'grid_list',
  text: `SELECT g.id, g.name, g.version,
      coalesce((SELECT json_agg(json_build_object('id', b.id, 'name', s.name || ' ' || b.name)
          ORDER BY s.ordinal, s.created_at, s.id, b.ordinal, b.id)
        FROM building b JOIN estate s ON s.community_id = b.community_id AND s.id = b.estate_id
        WHERE b.community_id = g.community_id AND b.grid_id = g.id AND b.ended_at IS NULL), '[]') AS buildings,
      (SELECT count(*)::int FROM building b
        JOIN entrance e ON e.community_id = b.community_id AND e.building_id = b.id
        JOIN unit u ON u.community_id = e.community_id AND u.entrance_id = e.id
        WHERE b.community_id = g.community_id AND b.grid_id = g.id AND b.ended_at IS NULL
          AND u.ended_at IS NULL AND u.use = 'dwelling') AS households
    FROM grid g WHERE g.community_id = $1 AND g.ended_at IS NULL AND ($2::uuid IS NULL OR g.id = $2)
    ORDER BY g.created_at, g.id`,
}

/** The grids of a community, or one of them, with their buildings and the dwellings in these. */
export const readGrids = (db: Db, communityId: string, gridId: string | null = null) =>
  db.hot<GridRow>(listStatement, [communityId, gridId])

const releaseStatement: Hot = {
  name: 'grid_release',
  text: `UPDATE building SET grid_id = NULL WHERE community_id = $1 AND grid_id = $2 AND NOT id = ANY($3)`,
}

/** Lets the buildings of a grid go, but for those to keep. */
export const releaseBuildings = (db: Db, communityId: string, gridId: string, keep: string[]) =>
  db.hot(releaseStatement, [communityId, gridId, keep])

const takeStatement: Hot = {
  name: 'grid_take',
  text: `UPDATE building SET grid_id = $2
    WHERE community_id = $1 AND id = ANY($3) AND ended_at IS NULL AND (grid_id IS NULL OR grid_id = $2) RETURNING id`,
}

/** Puts buildings that stand into a grid; returns how many of them were free, or its own already. */
export async function takeBuildings(db: Db, communityId: string, gridId: string, ids: string[]): Promise<number> {
  return (await db.hot(takeStatement, [communityId, gridId, ids])).length
}
