import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
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

/** Ends exports whose time is over; in the purpose `sweep`. */
export async function expireExports(db: Db): Promise<void> {
  await db.orm
    .update(registerExport)
    .set({ status: 'expired' })
    .where(and(inArray(registerExport.status, ['making', 'ready']), lt(registerExport.expiresAt, sql`app.now()`)))
}

/** Files of exports that are over, still to be removed; in the purpose `sweep`. */
export async function expiredFiles(db: Db, limit: number): Promise<string[]> {
  const rows = await db.orm
    .select({ fileKey: registerExport.fileKey })
    .from(registerExport)
    .where(and(eq(registerExport.status, 'expired'), isNotNull(registerExport.fileKey)))
    .limit(limit)
  return rows.flatMap(({ fileKey }) => fileKey ?? [])
}

/** Notes that the file of an export is gone; in the purpose `sweep`. */
export async function forgetFile(db: Db, fileKey: string): Promise<void> {
  await db.orm.update(registerExport).set({ fileKey: null }).where(eq(registerExport.fileKey, fileKey))
}

/** Those of these keys that an export still waits under; in the purpose `sweep`. */
export async function exportsKept(db: Db, keys: string[]): Promise<string[]> {
  const rows = await db.orm
    .select({ fileKey: registerExport.fileKey })
    .from(registerExport)
    .where(inArray(registerExport.fileKey, keys))
  return rows.flatMap(({ fileKey }) => fileKey ?? [])
}
