import type { ComplaintPlaceKind } from '@liren/shared/complaints'
import type { Db, Hot } from '../../platform/db/context.ts'
import { complaintSpot } from './complaints.parts.tables.ts'

export interface SpotRow {
  id: string
  code: string
  placeKind: ComplaintPlaceKind
  placeId: string
  placeLabel: string
  spot: string
  createdAt: Date
}

const columns = `id, code, place_kind AS "placeKind", place_id AS "placeId", place_label AS "placeLabel", spot,
  created_at AS "createdAt"`

const listStatement: Hot = {
  name: 'complaint_spots',
  text: `SELECT ${columns} FROM complaint_spot WHERE community_id = $1 AND ended_at IS NULL
    AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid)) ORDER BY created_at DESC, id DESC LIMIT $4`,
}

/** Spots that have a code now, newest first. */
export const listSpots = (db: Db, communityId: string, after: readonly [Date, string] | null, limit: number) =>
  db.hot<SpotRow>(listStatement, [communityId, after?.[0] ?? null, after?.[1] ?? null, limit])

const codeStatement: Hot = {
  name: 'complaint_spot_by_code',
  text: `SELECT ${columns} FROM complaint_spot WHERE community_id = $1 AND code = $2 AND ended_at IS NULL`,
}

/** The spot at which a code hangs; null when it hangs nowhere any more. */
export async function readSpot(db: Db, communityId: string, code: string): Promise<SpotRow | null> {
  const [row] = await db.hot<SpotRow>(codeStatement, [communityId, code])
  return row ?? null
}

const countStatement: Hot = {
  name: 'complaint_spot_count',
  text: 'SELECT count(*)::int AS n FROM complaint_spot WHERE community_id = $1 AND ended_at IS NULL',
}

/** How many spots have a code now. */
export async function countSpots(db: Db, communityId: string): Promise<number> {
  const [row] = await db.hot<{ n: number }>(countStatement, [communityId])
  return row?.n ?? 0
}

export async function insertSpot(db: Db, row: typeof complaintSpot.$inferInsert): Promise<void> {
  await db.orm.insert(complaintSpot).values(row)
}

const endStatement: Hot = {
  name: 'complaint_spot_end',
  text: `UPDATE complaint_spot SET ended_at = app.now() WHERE community_id = $1 AND id = $2 AND ended_at IS NULL
    RETURNING place_id AS "placeId"`,
}

/** Ends the code of a spot, and says where it hung; null when it has none. */
export const endSpot = async (db: Db, communityId: string, id: string): Promise<string | null> =>
  (await db.hot<{ placeId: string }>(endStatement, [communityId, id]))[0]?.placeId ?? null
