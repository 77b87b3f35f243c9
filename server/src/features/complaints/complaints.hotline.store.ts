import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { complaintImport } from './complaints.hotline.tables.ts'

export type ImportRow = typeof complaintImport.$inferSelect

export const insertImport = (db: Db, row: typeof complaintImport.$inferInsert) =>
  db.orm.insert(complaintImport).values(row)

const isOne = (communityId: string, id: string) =>
  and(eq(complaintImport.communityId, communityId), eq(complaintImport.id, id))

export async function readImport(db: Db, communityId: string, id: string): Promise<ImportRow | null> {
  const [row] = await db.orm.select().from(complaintImport).where(isOne(communityId, id))
  return row ?? null
}

/** Changes a sheet that is still open and of this version; false when somebody else has changed it meanwhile. */
export async function updateImport(
  db: Db,
  { communityId, id, version }: Pick<ImportRow, 'communityId' | 'id' | 'version'>,
  change: Partial<typeof complaintImport.$inferInsert>,
): Promise<boolean> {
  const rows = await db.orm
    .update(complaintImport)
    .set({ ...change, version: version + 1 })
    .where(and(isOne(communityId, id), eq(complaintImport.version, version), eq(complaintImport.state, 'open')))
    .returning({ id: complaintImport.id })
  return rows.length === 1
}

/** A sheet as a list shows it. */
export type ListedImport = Pick<ImportRow, 'id' | 'fileName' | 'state' | 'createdAt' | 'taken'> & { createdBy: string }

const listStatement: Hot = {
  name: 'complaint_imports',
  text: `SELECT i.id, i.file_name AS "fileName", i.state, i.created_at AS "createdAt", i.taken, m.nickname AS "createdBy"
    FROM complaint_import i JOIN member m ON m.community_id = $1 AND m.account_id = i.created_by
    WHERE i.community_id = $1 AND i.partner_id = $2 AND ($3::timestamptz IS NULL OR (i.created_at, i.id) < ($3, $4::uuid))
    ORDER BY i.created_at DESC, i.id DESC LIMIT $5`,
}

/** Sheets of a partner, newest first. */
export const listImports = (
  db: Db,
  { communityId, partnerId }: { communityId: string; partnerId: string },
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<ListedImport>(listStatement, [communityId, partnerId, after?.[0] ?? null, after?.[1] ?? null, limit])

const writerStatement: Hot = {
  name: 'complaint_import_writer',
  text: 'SELECT nickname FROM member WHERE community_id = $1 AND account_id = $2',
}

/** Who sent it. */
export const writerOf = async (db: Db, { communityId, createdBy }: ImportRow): Promise<string> =>
  (await db.hot<{ nickname: string }>(writerStatement, [communityId, createdBy]))[0]?.nickname ?? ''

const numbersStatement: Hot = {
  name: 'complaint_import_numbers',
  text: `SELECT external_id AS number, complaint_id AS id FROM complaint_shared
    WHERE community_id = $1 AND partner_id = $2 AND external_id = ANY($3)`,
}

/** Which of these numbers of a partner are matters already. */
export async function mattersNumbered(
  db: Db,
  { communityId, partnerId }: { communityId: string; partnerId: string },
  numbers: string[],
): Promise<Map<string, string>> {
  const rows = await db.hot<{ number: string; id: string }>(numbersStatement, [communityId, partnerId, numbers])
  return new Map(rows.map(({ number, id }) => [number, id]))
}

const forgottenStatement: Hot = {
  name: 'complaint_import_forgotten',
  text: `UPDATE complaint_import SET state = 'dropped', sheet_sealed = NULL, ended_at = app.now(), version = version + 1
    WHERE community_id = $1 AND state = 'open' AND created_at < app.now() - make_interval(days => $2)`,
}

/** Gives up what was sent so many days ago and is still open. */
export const dropForgotten = (db: Db, communityId: string, days: number) =>
  db.hot(forgottenStatement, [communityId, days])
