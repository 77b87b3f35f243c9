import type { Audience } from '@liren/shared/announcements'
import type { Db, Hot } from '../../platform/db/context.ts'
import { audienceSql, doorSql } from './announcements.reach.store.ts'

const livesThere = `r.community_id = $1 AND r.ended_at IS NULL AND (NOT r.is_under14 OR r.guardian_at IS NOT NULL)`

// Doors in the order one walks them: by estate, building, entrance, and label, the shorter first (201 before 1001). Whoever
// is addressed by an office and has no flat comes last.
const unreachedSql = `
  ${doorSql},
  holder AS (SELECT DISTINCT g.account_id FROM target t JOIN role_grant g ON g.community_id = $1 AND g.role = t.role
      AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > app.now())
    WHERE t.type = 'role'),
  line AS (
    SELECT lpad(s.ordinal::text, 10, '0') || lpad(b.ordinal::text, 10, '0') || lpad(e.ordinal::text, 10, '0')
        || lpad(char_length(u.label)::text, 2, '0') || u.label AS key,
      u.id, u.id AS unit_id, d.owners_only, d.people, s.name AS estate, b.id AS building_id, b.name AS building,
      e.name AS entrance, u.label
    FROM door d
    JOIN unit u ON u.community_id = $1 AND u.id = d.unit_id
    JOIN entrance e ON e.community_id = $1 AND e.id = u.entrance_id
    JOIN building b ON b.community_id = $1 AND b.id = e.building_id
    JOIN estate s ON s.community_id = $1 AND s.id = b.estate_id
    WHERE d.readers = 0
    UNION ALL
    SELECT '~', h.account_id, NULL, false, 1, '', NULL, '', '', '' FROM holder h
    WHERE NOT EXISTS (SELECT FROM residence r JOIN flat f ON f.unit_id = r.unit_id
        WHERE ${livesThere} AND r.account_id = h.account_id AND (NOT f.owners_only OR r.verified_at IS NOT NULL))
      AND NOT EXISTS (SELECT FROM announcement_read a
        WHERE a.community_id = $1 AND a.announcement_id = $3 AND a.account_id = h.account_id))`

const pageStatement: Hot = {
  name: 'announcement_unreached',
  text: `WITH ${audienceSql}, ${unreachedSql},
  page AS (
    SELECT * FROM line WHERE $4::text IS NULL OR (key COLLATE "C", id) > ($4 COLLATE "C", $5::uuid)
    ORDER BY key COLLATE "C", id LIMIT $6)
  SELECT page.key, page.id, page.unit_id AS "unitId", page.building, page.entrance, page.label AS "unitLabel",
    (SELECT coalesce(json_agg(json_build_object('accountId', m.account_id, 'nickname', m.nickname)
        ORDER BY m.nickname, m.account_id), '[]')
      FROM (SELECT r.account_id FROM residence r WHERE ${livesThere} AND r.unit_id = page.unit_id
            AND (NOT page.owners_only OR r.verified_at IS NOT NULL)
          UNION ALL SELECT page.id WHERE page.unit_id IS NULL) who
      JOIN member m ON m.community_id = $1 AND m.account_id = who.account_id) AS people
  FROM page ORDER BY page.key COLLATE "C", page.id`,
}

export interface UnreachedRow {
  key: string
  id: string
  unitId: string | null
  building: string
  entrance: string
  unitLabel: string
  people: { accountId: string; nickname: string }[]
}

interface Of {
  communityId: string
  audience: Audience
  id: string
}

/** Flats where nobody has read the notice, and people without a flat who have not, after the cursor. */
export const listUnreached = (
  db: Db,
  { communityId, audience, id }: Of,
  after: readonly [string, string] | null,
  limit: number,
): Promise<UnreachedRow[]> =>
  db.hot<UnreachedRow>(pageStatement, [
    communityId,
    JSON.stringify(audience),
    id,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])

const doorsStatement: Hot = {
  name: 'announcement_doors',
  text: `WITH ${audienceSql}, ${unreachedSql}
  SELECT estate, building_id AS "buildingId", building, entrance, label AS "unitLabel", people = 0 AS "isNobodyThere"
  FROM line WHERE unit_id IS NOT NULL ORDER BY key COLLATE "C", id`,
}

export interface DoorRow {
  estate: string
  buildingId: string
  building: string
  entrance: string
  unitLabel: string
  isNobodyThere: boolean
}

/** Every flat where nobody has read the notice, in walking order. */
export const listDoors = (db: Db, { communityId, audience, id }: Of): Promise<DoorRow[]> =>
  db.hot<DoorRow>(doorsStatement, [communityId, JSON.stringify(audience), id])

const unreadStatement: Hot = {
  name: 'announcement_unread_people',
  text: `WITH ${audienceSql} SELECT account_id FROM person p
    WHERE ($4::uuid IS NULL OR account_id > $4) AND NOT EXISTS (SELECT FROM announcement_read r
      WHERE r.community_id = $1 AND r.announcement_id = $3 AND r.account_id = p.account_id)
    ORDER BY account_id LIMIT $5`,
}

/** The accounts of the audience that have not read the notice, in batches by id. */
export async function listUnread(
  db: Db,
  { communityId, audience, id }: Of,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const values = [communityId, JSON.stringify(audience), id, after, limit]
  const rows = await db.hot<{ account_id: string }>(unreadStatement, values)
  return rows.map((row) => row.account_id)
}

const timelineStatement: Hot = {
  name: 'announcement_read_timeline',
  text: `WITH ${audienceSql}
  SELECT date_bin(make_interval(secs => $4), r.read_at, $5::timestamptz) AS at, count(*)::int AS people
  FROM announcement_read r JOIN person p ON p.account_id = r.account_id
  WHERE r.community_id = $1 AND r.announcement_id = $3 GROUP BY 1 ORDER BY 1`,
}

/** How many of the audience read the notice in each step of so many seconds since it was published. */
export const readTimeline = (
  db: Db,
  { communityId, audience, id }: Of,
  stepSeconds: number,
  published: Date,
): Promise<{ at: Date; people: number }[]> =>
  db.hot(timelineStatement, [communityId, JSON.stringify(audience), id, stepSeconds, published])
