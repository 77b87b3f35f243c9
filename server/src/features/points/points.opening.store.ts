import type { OpeningState } from '@liren/shared/points.opening'
import { and, eq, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import { pointsOpening } from './points.opening.tables.ts'

export type OpeningRow = typeof pointsOpening.$inferSelect

export const insertOpening = (db: Db, row: typeof pointsOpening.$inferInsert) =>
  db.orm.insert(pointsOpening).values(row)

const isOne = (communityId: string, id: string) =>
  and(eq(pointsOpening.communityId, communityId), eq(pointsOpening.id, id))

export async function readOpening(db: Db, communityId: string, id: string): Promise<OpeningRow | null> {
  const [row] = await db.orm.select().from(pointsOpening).where(isOne(communityId, id))
  return row ?? null
}

/** Changes one that is still open and of this version; false when somebody else has changed it meanwhile. */
export async function updateOpening(
  db: Db,
  { communityId, id, version }: Pick<OpeningRow, 'communityId' | 'id' | 'version'>,
  change: Partial<typeof pointsOpening.$inferInsert>,
): Promise<boolean> {
  const rows = await db.orm
    .update(pointsOpening)
    .set({ ...change, version: version + 1 })
    .where(and(isOne(communityId, id), eq(pointsOpening.version, version), eq(pointsOpening.state, 'open')))
    .returning({ id: pointsOpening.id })
  return rows.length === 1
}

/** What was decided of a proposal, on the book that it came of, if it did. */
export async function settleOpening(
  db: Db,
  { communityId, proposalId }: { communityId: string; proposalId: string },
  state: 'entered' | 'dropped',
): Promise<void> {
  await db.orm
    .update(pointsOpening)
    .set({ state, version: sql`${pointsOpening.version} + 1`, ...(state === 'dropped' ? { leftSealed: null } : {}) })
    .where(and(eq(pointsOpening.communityId, communityId), eq(pointsOpening.proposalId, proposalId)))
}

export interface ListedOpening {
  id: string
  fileName: string
  state: OpeningState
  createdAt: Date
  createdBy: string
}

const listStatement: Hot = {
  name: 'points_openings',
  text: `SELECT o.id, o.file_name AS "fileName", o.state, o.created_at AS "createdAt", m.nickname AS "createdBy"
    FROM points_opening o JOIN member m ON m.community_id = o.community_id AND m.account_id = o.created_by
    WHERE o.community_id = $1 AND ${olderThan('o.created_at, o.id', '$2', '$3')}
    ORDER BY o.created_at DESC, o.id DESC LIMIT $4`,
}

/** Older books, newest first. */
export const listOpenings = (db: Db, communityId: string, after: readonly [Date, string] | null, limit: number) =>
  db.hot<ListedOpening>(listStatement, [communityId, after?.[0] ?? null, after?.[1] ?? null, limit])

const openedStatement: Hot = {
  name: 'points_opened_of',
  text: `SELECT account_id AS id FROM points_journal
      WHERE community_id = $1 AND account_id = ANY($2) AND kind = 'opening'
    UNION SELECT l.account_id FROM points_proposal_line l
      JOIN points_proposal p ON p.community_id = l.community_id AND p.id = l.proposal_id
      WHERE l.community_id = $1 AND l.account_id = ANY($2) AND p.kind = 'opening' AND p.state = 'open'`,
}

/** Who of these has an opening balance, or is proposed to get one. */
export const openedOf = async (db: Db, communityId: string, accountIds: readonly string[]): Promise<Set<string>> =>
  new Set((await db.hot<{ id: string }>(openedStatement, [communityId, accountIds])).map(({ id }) => id))

const forgottenStatement: Hot = {
  name: 'points_openings_forgotten',
  text: `UPDATE points_opening SET state = 'dropped', sheet_sealed = NULL, version = version + 1
    WHERE community_id = $1 AND state = 'open' AND created_at < app.now() - make_interval(days => $2)`,
}

/** Gives up what was sent so many days ago and nobody signed. */
export const dropForgotten = (db: Db, communityId: string, days: number) =>
  db.hot(forgottenStatement, [communityId, days])
