import type { Attachment } from '@liren/shared/announcements.attachments'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { announcementAttachment as file } from './announcements.life.tables.ts'

export interface NewFile extends Omit<Attachment, 'alt'> {
  communityId: string
  announcementId: string
  fileKey: string
  previewKey: string | null
  uploadedBy: string
}

const insertStatement: Hot = {
  name: 'announcement_attachment_insert',
  // The lowest slot that is free. When none is, the tenth, which the table refuses.
  text: `INSERT INTO announcement_attachment (community_id, id, announcement_id, slot, kind, name, file_key, preview_key,
      bytes, width, height, uploaded_by)
    SELECT $1, $2, $3, (SELECT min(n) FROM generate_series(1, 10) n WHERE NOT EXISTS (
        SELECT FROM announcement_attachment WHERE community_id = $1 AND announcement_id = $3 AND slot = n)),
      $4, $5, $6, $7, $8, $9, $10, $11`,
}

/** Puts a file into a free slot of a notice that the caller has locked. */
export const insertFile = (db: Db, row: NewFile) =>
  db.hot(insertStatement, [
    row.communityId,
    row.id,
    row.announcementId,
    row.kind,
    row.name,
    row.fileKey,
    row.previewKey,
    row.bytes,
    row.width,
    row.height,
    row.uploadedBy,
  ])

const ofNotice = (communityId: string, announcementId: string) =>
  and(eq(file.communityId, communityId), eq(file.announcementId, announcementId))

/** The files that hold a slot of a notice. */
export const filesOf = (db: Db, communityId: string, announcementId: string) =>
  db.orm
    .select({ id: file.id, kind: file.kind })
    .from(file)
    .where(and(ofNotice(communityId, announcementId), isNotNull(file.slot)))

/** Deletes files; returns the keys they were stored under. */
export async function deleteFiles(db: Db, communityId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db.orm
    .delete(file)
    .where(and(eq(file.communityId, communityId), inArray(file.id, [...ids])))
    .returning({ fileKey: file.fileKey, previewKey: file.previewKey })
  return rows.flatMap(({ fileKey, previewKey }) => (previewKey === null ? [fileKey] : [fileKey, previewKey]))
}

/** Gives the slots of files back that only earlier versions show. */
export async function releaseSlots(db: Db, communityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.orm
    .update(file)
    .set({ slot: null })
    .where(and(eq(file.communityId, communityId), inArray(file.id, [...ids])))
}

/** Where one file of a notice is stored, and whether the notice shows it, or showed it. */
const fileStatement: Hot = {
  name: 'announcement_attachment_find',
  text: `SELECT f.kind, f.name, f.file_key AS "fileKey", f.preview_key AS "previewKey",
      a.attachments @> jsonb_build_array(jsonb_build_object('id', f.id)) OR EXISTS (
        SELECT FROM announcement_revision r WHERE r.community_id = $1 AND r.announcement_id = $2
          AND r.attachments @> jsonb_build_array(jsonb_build_object('id', f.id))) AS "isShown"
    FROM announcement_attachment f
    JOIN announcement a ON a.community_id = $1 AND a.id = f.announcement_id
    WHERE f.community_id = $1 AND f.announcement_id = $2 AND f.id = $3`,
}

export interface StoredFile {
  kind: 'picture' | 'pdf'
  name: string
  fileKey: string
  previewKey: string | null
  isShown: boolean
}

export async function readFile(
  db: Db,
  at: { communityId: string; announcementId: string; attachmentId: string },
): Promise<StoredFile | null> {
  const [row] = await db.hot<StoredFile>(fileStatement, [at.communityId, at.announcementId, at.attachmentId])
  return row ?? null
}

const keptStatement: Hot = {
  name: 'announcement_attachment_kept',
  text: `SELECT file_key AS key FROM announcement_attachment WHERE file_key = ANY($1)
    UNION ALL SELECT preview_key FROM announcement_attachment WHERE preview_key = ANY($1)`,
}

/** Those of these keys that a file is stored under; in the purpose `sweep`. */
export async function keysKept(db: Db, keys: string[]): Promise<string[]> {
  const rows = await db.hot<{ key: string }>(keptStatement, [keys])
  return rows.map(({ key }) => key)
}

const unusedStatement: Hot = {
  name: 'announcement_attachment_unused',
  text: `SELECT f.community_id AS "communityId", f.id FROM announcement_attachment f
    JOIN announcement a ON a.community_id = f.community_id AND a.id = f.announcement_id
    WHERE f.slot IS NOT NULL AND f.created_at < (SELECT app.now()) - make_interval(hours => $1)
      AND NOT a.attachments @> jsonb_build_array(jsonb_build_object('id', f.id))
    LIMIT $2`,
}

/** Files uploaded so many hours ago that their notice does not show; in the purpose `sweep`. */
export const readUnused = (db: Db, hours: number, limit: number) =>
  db.hot<{ communityId: string; id: string }>(unusedStatement, [hours, limit])
