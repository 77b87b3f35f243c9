import type { Audience } from '@liren/shared/announcements'
import type { Db, Hot } from '../../platform/db/context.ts'

// The flats and people an audience names. A flat counts for owners only when nothing wider names it; a person who
// holds an addressed role counts without a flat.
export const audienceSql = `
  target AS (SELECT * FROM jsonb_to_recordset($2::jsonb)
    AS t(type text, kind text, "placeId" uuid, "ownersOnly" boolean, role text)),
  named AS (
    SELECT u.id AS unit_id, t."ownersOnly" AS owners_only
    FROM target t
    JOIN building b ON b.community_id = $1 AND (
      (t.kind = 'community' AND t."placeId" = $1) OR (t.kind = 'estate' AND b.estate_id = t."placeId")
      OR (t.kind = 'grid' AND b.grid_id = t."placeId") OR (t.kind = 'building' AND b.id = t."placeId"))
    JOIN entrance e ON e.community_id = $1 AND e.building_id = b.id
    JOIN unit u ON u.community_id = $1 AND u.entrance_id = e.id AND u.ended_at IS NULL
    WHERE t.type = 'place'
    UNION ALL
    SELECT u.id, t."ownersOnly" FROM target t
    JOIN unit u ON u.community_id = $1 AND u.entrance_id = t."placeId" AND u.ended_at IS NULL
    WHERE t.type = 'place' AND t.kind = 'entrance'),
  flat AS (SELECT unit_id, bool_and(owners_only) AS owners_only FROM named GROUP BY unit_id),
  living AS (
    SELECT f.unit_id, r.account_id FROM flat f
    JOIN residence r ON r.community_id = $1 AND r.unit_id = f.unit_id AND r.ended_at IS NULL
      AND (NOT r.is_under14 OR r.guardian_at IS NOT NULL) AND (NOT f.owners_only OR r.verified_at IS NOT NULL)),
  person AS (
    SELECT account_id FROM living
    UNION
    SELECT g.account_id FROM target t JOIN role_grant g ON g.community_id = $1 AND g.role = t.role
      AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > app.now())
    WHERE t.type = 'role')`

/**
 * Every flat with how many live there and how many of them have read the notice $3. Joined with tables along their keys,
 * never one part with another: nobody can tell beforehand how many rows a part has.
 */
export const doorSql = `
  door AS (
    SELECT f.unit_id, f.owners_only, count(r.account_id)::int AS people, count(a.account_id)::int AS readers
    FROM flat f
    LEFT JOIN residence r ON r.community_id = $1 AND r.unit_id = f.unit_id AND r.ended_at IS NULL
      AND (NOT r.is_under14 OR r.guardian_at IS NOT NULL) AND (NOT f.owners_only OR r.verified_at IS NOT NULL)
    LEFT JOIN announcement_read a
      ON a.community_id = $1 AND a.announcement_id = $3 AND a.account_id = r.account_id
    GROUP BY f.unit_id, f.owners_only)`

const reachStatement: Hot = {
  name: 'announcement_reach',
  text: `WITH ${audienceSql}, ${doorSql}
  SELECT (SELECT count(*)::int FROM person) AS people,
    (SELECT count(*)::int FROM person p WHERE EXISTS (SELECT FROM announcement_read a
      WHERE a.community_id = $1 AND a.announcement_id = $3 AND a.account_id = p.account_id)) AS "peopleRead",
    count(*)::int AS flats,
    (count(*) FILTER (WHERE readers > 0))::int AS "flatsRead",
    (count(*) FILTER (WHERE people = 0))::int AS "flatsWithNobody"
  FROM door`,
}

export interface ReachRow {
  people: number
  peopleRead: number
  flats: number
  flatsRead: number
  flatsWithNobody: number
}

const nothingRead = '00000000-0000-0000-0000-000000000000'

/** How many people and flats an audience has, and how many of them have read the notice (if there is one yet). */
export async function readReach(
  db: Db,
  communityId: string,
  audience: Audience,
  announcementId: string | null,
): Promise<ReachRow> {
  const values = [communityId, JSON.stringify(audience), announcementId ?? nothingRead]
  const [row] = await db.hot<ReachRow>(reachStatement, values)
  if (!row) throw new Error('counting returned nothing')
  return row
}

const confirmedStatement: Hot = {
  name: 'announcement_confirmed',
  text: `WITH ${audienceSql}
  SELECT (SELECT count(*)::int FROM person p WHERE EXISTS (SELECT FROM announcement_confirmation c
      WHERE c.community_id = $1 AND c.announcement_id = $3 AND c.account_id = p.account_id)) AS people,
    (SELECT count(DISTINCT l.unit_id)::int FROM living l WHERE EXISTS (SELECT FROM announcement_confirmation c
      WHERE c.community_id = $1 AND c.announcement_id = $3 AND c.account_id = l.account_id)) AS flats`,
}

/** How many people and flats of the audience have confirmed that they read it. */
export async function readConfirmed(
  db: Db,
  of: { communityId: string; audience: Audience; id: string },
): Promise<{ people: number; flats: number }> {
  const values = [of.communityId, JSON.stringify(of.audience), of.id]
  const [row] = await db.hot<{ people: number; flats: number }>(confirmedStatement, values)
  if (!row) throw new Error('counting returned nothing')
  return row
}

const peopleStatement: Hot = {
  name: 'announcement_people',
  text: `WITH ${audienceSql} SELECT account_id FROM person
    WHERE ($3::uuid IS NULL OR account_id > $3) ORDER BY account_id LIMIT $4`,
}

/** The accounts an audience names now, in batches by id. */
export async function readPeople(
  db: Db,
  communityId: string,
  audience: Audience,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const values = [communityId, JSON.stringify(audience), after, limit]
  const rows = await db.hot<{ account_id: string }>(peopleStatement, values)
  return rows.map((row) => row.account_id)
}
