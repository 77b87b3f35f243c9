import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { LogAt } from './votes.log.store.ts'
import { voteFile } from './votes.files.tables.ts'

export type FileRow = typeof voteFile.$inferSelect

export const insertFile = (db: Db, row: typeof voteFile.$inferInsert) => db.orm.insert(voteFile).values(row)

const inEstate = (communityId: string, estateId: string) =>
  and(eq(voteFile.communityId, communityId), eq(voteFile.estateId, estateId), eq(voteFile.use, 'document'))

/** Documents of an estate, newest first. */
export const documentsOfEstate = (db: Db, communityId: string, estateId: string, limit: number): Promise<FileRow[]> =>
  db.orm
    .select()
    .from(voteFile)
    .where(inEstate(communityId, estateId))
    .orderBy(desc(voteFile.createdAt), desc(voteFile.id))
    .limit(limit)

/** Those of these documents that the estate has. */
export async function documentsById(
  db: Db,
  { communityId, estateId }: { communityId: string; estateId: string },
  ids: readonly string[],
): Promise<FileRow[]> {
  if (ids.length === 0) return []
  return db.orm
    .select()
    .from(voteFile)
    .where(and(inEstate(communityId, estateId), inArray(voteFile.id, [...ids])))
}

/** A file by its id, whatever it is for; null when there is none. */
export async function readFile(db: Db, communityId: string, id: string): Promise<FileRow | null> {
  const [row] = await db.orm
    .select()
    .from(voteFile)
    .where(and(eq(voteFile.communityId, communityId), eq(voteFile.id, id)))
  return row ?? null
}

const ofDecisionStatement: Hot = {
  name: 'vote_files_of_decision',
  text: `SELECT count(*)::int AS n FROM vote_file
    WHERE community_id = $1 AND decision_id IS NOT DISTINCT FROM $2 AND estate_id = $3 AND use = $4
      AND ($5::int IS NULL OR paper_number = $5)`,
}

/** How many files there are for one use: of a decision and a paper, or documents of the estate. */
export async function countFiles(
  db: Db,
  { communityId, decisionId, estateId }: { communityId: string; decisionId: string | null; estateId: string },
  { use, paperNumber }: Pick<FileRow, 'use' | 'paperNumber'>,
): Promise<number> {
  const [row] = await db.hot<{ n: number }>(ofDecisionStatement, [communityId, decisionId, estateId, use, paperNumber])
  return row?.n ?? 0
}

/** Scans of these papers, in the order in which they came. */
export async function scansOf(db: Db, at: LogAt, numbers: readonly number[]): Promise<FileRow[]> {
  if (numbers.length === 0) return []
  return db.orm
    .select()
    .from(voteFile)
    .where(
      and(
        eq(voteFile.communityId, at.communityId),
        eq(voteFile.decisionId, at.decisionId),
        eq(voteFile.use, 'scan'),
        inArray(voteFile.paperNumber, [...numbers]),
      ),
    )
    .orderBy(voteFile.createdAt, voteFile.id)
}

/** Deletes files; returns the keys they were stored under. */
export async function deleteFiles(db: Db, communityId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.orm
    .delete(voteFile)
    .where(and(eq(voteFile.communityId, communityId), inArray(voteFile.id, [...ids])))
    .returning({ fileKey: voteFile.fileKey, previewKey: voteFile.previewKey })
  return rows.flatMap(({ fileKey, previewKey }) => (previewKey === null ? [fileKey] : [fileKey, previewKey]))
}

const unusedStatement: Hot = {
  name: 'vote_documents_unused',
  text: `SELECT f.id FROM vote_file f
    WHERE f.community_id = $1 AND f.use = 'document' AND f.created_at < app.now() - make_interval(days => $2)
      AND NOT EXISTS (SELECT FROM vote_motion m JOIN vote_decision d
          ON d.community_id = m.community_id AND d.id = m.decision_id
        WHERE d.community_id = f.community_id AND d.estate_id = f.estate_id
          AND m.attachment_ids @> jsonb_build_array(f.id))
      AND NOT EXISTS (SELECT FROM vote_decision d
        WHERE d.community_id = f.community_id AND d.estate_id = f.estate_id AND (
          d.policy -> 'regulation' ->> 'docId' = f.id::text
          OR d.policy -> 'ruleBasis' @> jsonb_build_array(jsonb_build_object('docId', f.id))))
    LIMIT $3`,
}

/** Documents that were uploaded so many days ago and that no decision names. */
export async function unusedDocuments(db: Db, communityId: string, days: number, limit: number): Promise<string[]> {
  return (await db.hot<{ id: string }>(unusedStatement, [communityId, days, limit])).map(({ id }) => id)
}

const expiredStatement: Hot = {
  name: 'vote_files_expired',
  text: `SELECT f.id FROM vote_file f JOIN vote_decision d ON d.community_id = f.community_id AND d.id = f.decision_id
    WHERE f.community_id = $1 AND f.use IN ('scan', 'receipt')
      AND d.state IN ('FINAL', 'FILED', 'ARCHIVED', 'CANCELLED', 'REVOKED_BY_COURT', 'REVOKED_BY_GOV')
      AND coalesce(d.final_at, d.closes_at, d.created_at)
        + make_interval(years => (d.policy ->> 'retentionYears')::int) < app.now()
    LIMIT $2`,
}

/** Scans and signed sheets of decisions that are over for longer than their policy keeps them. */
export async function expiredFiles(db: Db, communityId: string, limit: number): Promise<string[]> {
  return (await db.hot<{ id: string }>(expiredStatement, [communityId, limit])).map(({ id }) => id)
}

const keptStatement: Hot = {
  name: 'vote_files_kept',
  text: `SELECT file_key AS key FROM vote_file WHERE file_key = ANY($1)
    UNION ALL SELECT preview_key FROM vote_file WHERE preview_key = ANY($1)`,
}

/** Those of these keys that a file is stored under; in the purpose `sweep`. */
export async function keysKept(db: Db, keys: string[]): Promise<string[]> {
  return (await db.hot<{ key: string }>(keptStatement, [keys])).map(({ key }) => key)
}
