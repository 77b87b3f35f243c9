import type { ImportStatus } from '@liren/shared/register'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { member } from '../identity/identity.tables.ts'
import { estate } from '../neighbourhood/neighbourhood.tables.ts'
import { registerFinding, registerImport } from './register.tables.ts'

export type ImportRow = typeof registerImport.$inferSelect & { estateName: string; createdByName: string }

export const openStatuses: readonly ImportStatus[] = ['reading', 'mapping', 'checking', 'checked', 'applying']

const one = (communityId: string, id: string) =>
  and(eq(registerImport.communityId, communityId), eq(registerImport.id, id))

const joined = (db: Db) =>
  db.orm
    .select({ row: registerImport, estateName: estate.name, createdByName: member.nickname })
    .from(registerImport)
    .innerJoin(estate, and(eq(estate.communityId, registerImport.communityId), eq(estate.id, registerImport.estateId)))
    .innerJoin(
      member,
      and(eq(member.communityId, registerImport.communityId), eq(member.accountId, registerImport.createdBy)),
    )

export const insertImport = (db: Db, row: typeof registerImport.$inferInsert) =>
  db.orm.insert(registerImport).values(row)

/** One import with the names a person knows its estate and its uploader by; null when there is none. */
export async function readImport(db: Db, communityId: string, id: string): Promise<ImportRow | null> {
  const [found] = await joined(db).where(one(communityId, id))
  return found ? { ...found.row, estateName: found.estateName, createdByName: found.createdByName } : null
}

/** Imports of a community, newest first. */
export async function listImports(
  db: Db,
  communityId: string,
  after: readonly [Date, string] | null,
  limit: number,
): Promise<ImportRow[]> {
  const rows = await joined(db)
    .where(
      and(
        eq(registerImport.communityId, communityId),
        after
          ? sql`(${registerImport.createdAt}, ${registerImport.id}) < (${after[0].toISOString()}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(registerImport.createdAt), desc(registerImport.id))
    .limit(limit)
  return rows.map(({ row, estateName, createdByName }) => ({ ...row, estateName, createdByName }))
}

type Change = Partial<Omit<typeof registerImport.$inferInsert, 'communityId' | 'id' | 'version'>>

/**
 * Moves an import on, if it is still where the caller thinks it is; every move is a new version. False when somebody
 * else was quicker.
 */
export async function moveImport(
  db: Db,
  at: { communityId: string; id: string; from: readonly ImportStatus[]; version?: number },
  set: Change,
): Promise<boolean> {
  const rows = await db.orm
    .update(registerImport)
    .set({ ...set, version: sql`${registerImport.version} + 1`, updatedAt: sql`app.now()` })
    .where(
      and(
        one(at.communityId, at.id),
        inArray(registerImport.status, [...at.from]),
        at.version === undefined ? undefined : eq(registerImport.version, at.version),
      ),
    )
    .returning({ id: registerImport.id })
  return rows.length === 1
}

/** Notes how far the present step is; false when it is no longer in that step. */
export async function noteProgress(
  db: Db,
  at: { communityId: string; id: string; in: ImportStatus },
  percent: number,
): Promise<boolean> {
  const rows = await db.orm
    .update(registerImport)
    .set({ progress: percent, updatedAt: sql`app.now()` })
    .where(and(one(at.communityId, at.id), eq(registerImport.status, at.in)))
    .returning({ id: registerImport.id })
  return rows.length === 1
}

export type FindingKind = 'fault' | 'question' | 'created' | 'changed' | 'left' | 'absent'
export interface Finding {
  kind: FindingKind
  sealed: string
}

export async function deleteFindings(db: Db, communityId: string, importId: string): Promise<void> {
  await db.orm
    .delete(registerFinding)
    .where(and(eq(registerFinding.communityId, communityId), eq(registerFinding.importId, importId)))
}

/** Replaces what is known of an import by these findings, numbered from 1 in the order given. */
export async function replaceFindings(
  db: Db,
  communityId: string,
  importId: string,
  findings: readonly Finding[],
): Promise<void> {
  await deleteFindings(db, communityId, importId)
  const batch = 2_000
  for (let from = 0; from < findings.length; from += batch) {
    const rows = findings.slice(from, from + batch)
    await db.orm.execute(sql`INSERT INTO register_finding (community_id, import_id, kind, ordinal, sealed)
      SELECT ${communityId}::uuid, ${importId}::uuid, f.kind, ${from}::int + f.n::int, f.sealed
      FROM json_to_recordset(${JSON.stringify(rows.map((row, index) => ({ ...row, n: index + 1 })))}::json)
        AS f(kind text, sealed text, n int)`)
  }
}

/** Findings of some kinds in order, after a number. */
export function listFindings(
  db: Db,
  at: { communityId: string; importId: string; kinds: readonly FindingKind[] },
  after: number,
  limit: number,
) {
  return db.orm
    .select({ kind: registerFinding.kind, ordinal: registerFinding.ordinal, sealed: registerFinding.sealed })
    .from(registerFinding)
    .where(
      and(
        eq(registerFinding.communityId, at.communityId),
        eq(registerFinding.importId, at.importId),
        inArray(registerFinding.kind, [...at.kinds]),
        sql`${registerFinding.ordinal} > ${after}`,
      ),
    )
    .orderBy(registerFinding.ordinal)
    .limit(limit)
}

/** Everything in an import's row that speaks of what stands in its file. */
export const purged = { peekSealed: null, answersSealed: null, planDigest: null } satisfies Change

/** What is left of an import that was given up: that there was one. */
export const forgotten = {
  ...purged,
  status: 'cancelled',
  mapping: null,
  skippedRows: [],
  counts: null,
  totals: null,
} satisfies Change

/** Open imports nobody has touched for so many days, the oldest first; in the purpose `sweep`. */
export function listStale(db: Db, days: number, limit: number) {
  return db.orm
    .select({ communityId: registerImport.communityId, id: registerImport.id, fileKey: registerImport.fileKey })
    .from(registerImport)
    .where(
      and(
        inArray(registerImport.status, [...openStatuses]),
        sql`${registerImport.updatedAt} < app.now() - make_interval(days => ${days})`,
      ),
    )
    .orderBy(registerImport.updatedAt)
    .limit(limit)
}

/** Imports whose job seems to have died with its process: nothing was noted for so many seconds. In the purpose `sweep`. */
export function listStuck(db: Db, seconds: number, limit: number) {
  return db.orm
    .select({ communityId: registerImport.communityId, id: registerImport.id, status: registerImport.status })
    .from(registerImport)
    .where(
      and(
        inArray(registerImport.status, ['reading', 'checking', 'applying']),
        sql`${registerImport.updatedAt} < app.now() - make_interval(secs => ${seconds})`,
      ),
    )
    .orderBy(registerImport.updatedAt)
    .limit(limit)
}

/** Those of these keys that an open import still needs; in the purpose `sweep`. */
export async function uploadsKept(db: Db, keys: string[]): Promise<string[]> {
  const rows = await db.orm
    .select({ fileKey: registerImport.fileKey })
    .from(registerImport)
    .where(and(inArray(registerImport.fileKey, keys), inArray(registerImport.status, [...openStatuses])))
  return rows.map(({ fileKey }) => fileKey)
}
