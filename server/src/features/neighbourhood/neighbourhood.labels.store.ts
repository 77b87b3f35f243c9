import type { ScopeKind } from '@liren/shared/neighbourhood'
import type { Db, Hot } from '../../platform/db/context.ts'

export interface PlaceRef {
  kind: ScopeKind
  id: string
}

/** A place, or a column, with the places around it; what does not apply is null. */
export interface PlacedRef extends PlaceRef {
  /** As neighbours would say it, such as `枫林苑 3幢 2单元`. */
  label: string
  /** The administrative code, of a community. */
  code: string | null
  estateId: string | null
  gridId: string | null
  buildingId: string | null
  entranceId: string | null
  /** Null while the place stands. */
  endedAt: Date | null
}

const placesStatement: Hot = {
  name: 'places_by_id',
  text: `SELECT 'community' AS kind, id, name AS label, code, NULL::uuid AS estate_id, NULL::uuid AS grid_id, NULL::uuid AS building_id,
        NULL::uuid AS entrance_id, NULL::timestamptz AS ended_at FROM community WHERE id = $1 AND id = ANY($2)
    UNION ALL SELECT 'estate', id, name, NULL, id, NULL, NULL, NULL, ended_at FROM estate WHERE community_id = $1 AND id = ANY($2)
    UNION ALL SELECT 'grid', id, name, NULL, NULL, id, NULL, NULL, ended_at FROM grid WHERE community_id = $1 AND id = ANY($2)
    UNION ALL SELECT 'column', id, name, NULL, NULL, NULL, NULL, NULL, NULL FROM board_column
      WHERE community_id = $1 AND id = ANY($2)
    UNION ALL SELECT 'building', b.id, s.name || ' ' || b.name, NULL, b.estate_id, b.grid_id, b.id, NULL, b.ended_at
      FROM building b JOIN estate s ON s.community_id = b.community_id AND s.id = b.estate_id
      WHERE b.community_id = $1 AND b.id = ANY($2)
    UNION ALL SELECT 'entrance', e.id, s.name || ' ' || b.name || ' ' || e.name, NULL, b.estate_id, b.grid_id, b.id, e.id, e.ended_at
      FROM entrance e JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
      JOIN estate s ON s.community_id = b.community_id AND s.id = b.estate_id
      WHERE e.community_id = $1 AND e.id = ANY($2)
    UNION ALL SELECT 'unit', u.id, s.name || ' ' || b.name || ' ' || e.name || ' ' || u.label, NULL, b.estate_id, b.grid_id, b.id,
        e.id, u.ended_at FROM unit u JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
      JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
      JOIN estate s ON s.community_id = b.community_id AND s.id = b.estate_id
      WHERE u.community_id = $1 AND u.id = ANY($2)`,
}

interface Row {
  kind: ScopeKind
  id: string
  label: string
  code: string | null
  estate_id: string | null
  grid_id: string | null
  building_id: string | null
  entrance_id: string | null
  ended_at: Date | null
}

/** The places (and columns) of a community among these ids, also ended ones, in one query; ids of elsewhere are not in the map. */
export async function placesById(db: Db, communityId: string, ids: string[]): Promise<Map<string, PlacedRef>> {
  if (ids.length === 0) return new Map()
  const rows = await db.hot<Row>(placesStatement, [communityId, ids])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        kind: row.kind,
        id: row.id,
        label: row.label,
        code: row.code,
        estateId: row.estate_id,
        gridId: row.grid_id,
        buildingId: row.building_id,
        entranceId: row.entrance_id,
        endedAt: row.ended_at,
      },
    ]),
  )
}

const aboveStatement: Hot = {
  name: 'places_above_by_id',
  text: `SELECT id, name FROM district WHERE id = ANY($1) UNION ALL SELECT id, name FROM street WHERE id = ANY($1)`,
}

/** Names of districts and streets by id. */
export async function namesAbove(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.hot<{ id: string; name: string }>(aboveStatement, [ids])
  return new Map(rows.map((row) => [row.id, row.name]))
}
