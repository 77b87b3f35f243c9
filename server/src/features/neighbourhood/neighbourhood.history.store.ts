import type { KeptKind, PlaceAction, PlaceFacts } from '@liren/shared/neighbourhood.editing'
import { uuidv7 } from 'uuidv7'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'

/** One thing that happened to a place; `before` and `after` name what it touched. */
export interface PlaceChangeRow {
  placeKind: KeptKind
  placeId: string
  action: PlaceAction
  before: PlaceFacts
  after: PlaceFacts
  reason: string | null
}

const insertStatement: Hot = {
  name: 'place_change_insert',
  text: `INSERT INTO place_change (community_id, id, place_kind, place_id, action, before, after, reason, actor_id)
    SELECT $1, r.id, r."placeKind", r."placeId", r.action, r.before, r.after, r.reason, $3
    FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "placeKind" text, "placeId" uuid, action text, before jsonb,
      after jsonb, reason text)`,
}

/** Writes down what `actorId` did to places, thousands at a time. */
export async function insertPlaceChanges(
  db: Db,
  communityId: string,
  rows: PlaceChangeRow[],
  actorId: string,
): Promise<void> {
  if (rows.length === 0) return
  const numbered = rows.map((row) => ({ id: uuidv7(), ...row }))
  await db.hot(insertStatement, [communityId, JSON.stringify(numbered), actorId])
}

const listStatement: Hot = {
  name: 'place_change_list',
  text: `SELECT c.id, c.action, c.before, c.after, c.reason, c.at, m.nickname
    FROM (SELECT * FROM place_change WHERE community_id = $1 AND place_id = $2 AND ${olderThan('at, id', '$3', '$4')}
      ORDER BY at DESC, id DESC LIMIT $5) c
    LEFT JOIN member m ON m.community_id = c.community_id AND m.account_id = c.actor_id
    ORDER BY c.at DESC, c.id DESC`,
}

interface ListedChange {
  id: string
  action: PlaceAction
  before: PlaceFacts
  after: PlaceFacts
  reason: string | null
  at: Date
  nickname: string | null
}

/** What happened to a place, newest first. */
export const listPlaceChanges = (
  db: Db,
  communityId: string,
  placeId: string,
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<ListedChange>(listStatement, [communityId, placeId, after?.[0] ?? null, after?.[1] ?? null, limit])
