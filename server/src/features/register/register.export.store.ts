import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { registerExport } from './register.tables.ts'

export type ExportRow = typeof registerExport.$inferSelect

const one = (communityId: string, id: string) =>
  and(eq(registerExport.communityId, communityId), eq(registerExport.id, id))

/** Notes the export; it may be fetched for a quarter of an hour. */
export const insertExport = (db: Db, row: Omit<typeof registerExport.$inferInsert, 'expiresAt' | 'status'>) =>
  db.orm.insert(registerExport).values({ ...row, status: 'making', expiresAt: sql`app.now() + interval '15 minutes'` })

/** An export, and whether its time is over. */
export async function readExport(
  db: Db,
  communityId: string,
  id: string,
): Promise<(ExportRow & { isOver: boolean }) | null> {
  const [found] = await db.orm
    .select({ row: registerExport, isOver: sql<boolean>`${registerExport.expiresAt} <= app.now()` })
    .from(registerExport)
    .where(one(communityId, id))
  return found ? { ...found.row, isOver: found.isOver } : null
}

/** Notes where the finished file is; false when the export is not waiting for one. */
export async function finishExport(db: Db, communityId: string, id: string, fileKey: string): Promise<boolean> {
  const rows = await db.orm
    .update(registerExport)
    .set({ status: 'ready', fileKey })
    .where(and(one(communityId, id), eq(registerExport.status, 'making')))
    .returning({ id: registerExport.id })
  return rows.length === 1
}

/** Exports whose time is over; in the purpose `sweep`. */
export function expireExports(db: Db): Promise<{ fileKey: string | null }[]> {
  return db.orm
    .update(registerExport)
    .set({ status: 'expired' })
    .where(and(inArray(registerExport.status, ['making', 'ready']), lt(registerExport.expiresAt, sql`app.now()`)))
    .returning({ fileKey: registerExport.fileKey })
}
