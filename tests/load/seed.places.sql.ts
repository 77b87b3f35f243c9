import { residentsOf, type Shape } from './seed.shape.ts'

/**
 * Ids as the product makes them (UUIDv7), but the same at every filling: the time, then a digest of what it names.
 * Both functions are one plain expression, so that PostgreSQL puts it in place of the call.
 */
const ids = `
  CREATE FUNCTION pg_temp.at(n double precision) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT date_trunc('milliseconds', timestamptz '2023-01-01Z' + n * interval '3 years') $$;
  CREATE FUNCTION pg_temp.uid(tag text, n bigint, at timestamptz DEFAULT timestamptz '2023-01-01Z') RETURNS uuid
  LANGUAGE sql IMMUTABLE AS $$
    SELECT overlay(overlay(overlay(md5(tag || n::text)
      PLACING lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') FROM 1)
      PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid $$`

/** The statements that lay the tree of places, in order. Indexes are counted from 0 over the whole town. */
export function placesSql(shape: Shape): string[] {
  const { communities, estates, buildings, entrances, units } = shape
  const estateCount = communities * estates
  const buildingCount = estateCount * buildings
  const entranceCount = buildingCount * entrances
  const unitCount = communities * residentsOf(shape)
  const perCommunity = { building: estates * buildings, entrance: estates * buildings * entrances }
  const grids = 5
  return [
    ids,
    `INSERT INTO district (id, code, name) VALUES (pg_temp.uid('district', 0), '330199', '梧桐区')`,
    `INSERT INTO street (id, district_id, code, name)
      SELECT pg_temp.uid('street', s), pg_temp.uid('district', 0), '330199' || lpad(s::text, 3, '0'), '里仁街道'
      FROM generate_series(0, ${String(Math.floor((communities - 1) / 20))}) s`,
    `INSERT INTO community (id, street_id, code, name)
      SELECT pg_temp.uid('community', c), pg_temp.uid('street', c / 20), '330199' || lpad(c::text, 6, '0'), '枫林社区'
      FROM generate_series(0, ${String(communities - 1)}) c`,
    `INSERT INTO estate (community_id, id, name)
      SELECT pg_temp.uid('community', e / ${String(estates)}), pg_temp.uid('estate', e), '枫林苑' || e
      FROM generate_series(0, ${String(estateCount - 1)}) e`,
    `INSERT INTO grid (community_id, id, name)
      SELECT pg_temp.uid('community', g / ${String(grids)}), pg_temp.uid('grid', g), g || '网格'
      FROM generate_series(0, ${String(communities * grids - 1)}) g`,
    `INSERT INTO building (community_id, id, estate_id, grid_id, name, ordinal)
      SELECT pg_temp.uid('community', b / ${String(perCommunity.building)}), pg_temp.uid('building', b),
        pg_temp.uid('estate', b / ${String(buildings)}),
        pg_temp.uid('grid', b / ${String(perCommunity.building)} * ${String(grids)} + b % ${String(grids)}), b || '幢', b
      FROM generate_series(0, ${String(buildingCount - 1)}) b`,
    `INSERT INTO entrance (community_id, id, building_id, name, ordinal)
      SELECT pg_temp.uid('community', n / ${String(perCommunity.entrance)}), pg_temp.uid('entrance', n),
        pg_temp.uid('building', n / ${String(entrances)}), n || '单元', n
      FROM generate_series(0, ${String(entranceCount - 1)}) n`,
    `INSERT INTO unit (community_id, id, entrance_id, label, use, area_centiares, area_source, sale_state, created_at)
      SELECT pg_temp.uid('community', u / ${String(residentsOf(shape))}), pg_temp.uid('unit', u),
        pg_temp.uid('entrance', u / ${String(units)}), 101 + u % ${String(units)}, 'dwelling', 8846, 'register', 'delivered', now()
      FROM generate_series(0, ${String(unitCount - 1)}) u`,
  ]
}
