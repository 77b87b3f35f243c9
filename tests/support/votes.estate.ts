import type { Session } from '@liren/shared/identity'
import type { TestApp } from './app.ts'
import type { World } from './world.ts'

/** An estate of many flats, each of another owner, in so many buildings. */
export interface PlantedEstate {
  estateId: string
  buildingIds: string[]
}

export interface EstatePlan {
  name: string
  buildings: number
  flatsEach: number
  /** In 0.01 m², as SQL over the flat's number `n`. */
  area: string
  /** Somebody who is a verified owner of every flat, so that one phone can cast for all heads. */
  person?: Session
}

/** Plants an estate as an import writes it, by a few statements. */
export async function plantEstate(
  test: TestApp,
  { communityId, committee }: World,
  { name, buildings, flatsEach, area, person }: EstatePlan,
): Promise<PlantedEstate> {
  const { rows } = await test.admin.query<{ id: string; buildings: string[] }>(
    `WITH e AS (INSERT INTO estate (community_id, id, name) VALUES ($1, gen_random_uuid(), $3) RETURNING id),
      b AS (INSERT INTO building (community_id, id, estate_id, name, ordinal)
        SELECT $1, gen_random_uuid(), e.id, n || '幢', n FROM e, generate_series(1, ${String(buildings)}) n
        RETURNING id, ordinal),
      d AS (INSERT INTO entrance (community_id, id, building_id, name, ordinal)
        SELECT $1, gen_random_uuid(), b.id, '1单元', 1 FROM b RETURNING id),
      u AS (INSERT INTO unit (community_id, id, entrance_id, label, use, area_centiares, area_source, sale_state)
        SELECT $1, gen_random_uuid(), d.id, n::text, 'dwelling', ${area}, 'register', 'delivered'
        FROM d, generate_series(1, ${String(flatsEach)}) n RETURNING id),
      o AS (INSERT INTO owner (community_id, id, estate_id, kind, identity_key, name_sealed, name_masked)
        SELECT $1, u.id, e.id, 'person', u.id::text, '', '张*' FROM u, e RETURNING id, estate_id),
      s AS (INSERT INTO ownership (community_id, id, estate_id, unit_id, owner_id, ordinal, created_by)
        SELECT $1, gen_random_uuid(), e.id, u.id, u.id, 1, $2 FROM u, e),
      r AS (INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by, verified_at, verification,
          owner_id)
        SELECT $1, gen_random_uuid(), u.id, $4, 'owner', $2, app.now(), 'deed', u.id FROM u WHERE $4::uuid IS NOT NULL)
      SELECT id, (SELECT json_agg(b.id ORDER BY b.ordinal) FROM b) AS buildings FROM e`,
    [communityId, committee.accountId, name, person?.accountId ?? null],
  )
  const [row] = rows
  if (!row) throw new Error('no estate was planted')
  return { estateId: row.id, buildingIds: row.buildings }
}
