import type { Attachment } from '@liren/shared/announcements.attachments'
import type { ColumnCode } from '@liren/shared/columns'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { AnnouncementRow } from './announcements.store.ts'

/** Files in the order of a list of uses, with what each shows in words. */
export const filesSql = (uses: string) => `coalesce((
  SELECT json_agg(json_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'alt', u.use->>'alt', 'bytes', f.bytes,
    'width', f.width, 'height', f.height) ORDER BY u.n)
  FROM jsonb_array_elements(${uses}) WITH ORDINALITY AS u(use, n)
  JOIN announcement_attachment f ON f.community_id = $1 AND f.id = (u.use->>'id')::uuid), '[]')`

const nicknameSql = (account: string) =>
  `(SELECT nickname FROM member WHERE community_id = $1 AND account_id = ${account})`

const detailStatement: Hot = {
  name: 'announcement_detail',
  text: `SELECT a.community_id AS "communityId", a.id, a.author_id AS "authorId", a.author_nickname AS "authorNickname",
      a.author_role AS "authorRole", a.author_scope_id AS "authorScopeId", a.author_scope_label AS "authorScopeLabel",
      a.title, a.excerpt, a.body, a.audience, a.audience_labels AS "audienceLabels", a.kind, a.matter, a.attachments,
      a.cover_id AS "coverId", a.column_id AS "columnId", a.confirm, a.pinned_until AS "pinnedUntil",
      a.expires_at AS "expiresAt", a.version, a.edited_by AS "editedBy", a.created_at AS "createdAt",
      a.updated_at AS "updatedAt", a.publish_at AS "publishAt", a.scheduled_by AS "scheduledBy",
      a.schedule_fault AS "scheduleFault", a.published_at AS "publishedAt", a.displayed_until AS "displayedUntil",
      a.corrections, a.corrected_at AS "correctedAt", a.withdrawn_at AS "withdrawnAt", a.withdrawn_by AS "withdrawnBy",
      a.withdrawal_reason AS "withdrawalReason", app.now() AS now, c.code AS "columnCode", c.name AS "columnName",
      ${nicknameSql('a.edited_by')} AS "editedByName", ${nicknameSql('a.withdrawn_by')} AS "withdrawnByName",
      ${filesSql('a.attachments')} AS files,
      EXISTS (SELECT FROM announcement_target
        WHERE community_id = $1 AND announcement_id = $2 AND audience_key = ANY($4)) AS "isAddressed",
      EXISTS (SELECT FROM announcement_read
        WHERE community_id = $1 AND announcement_id = $2 AND account_id = $3) AS "isRead",
      (SELECT confirmed_at FROM announcement_confirmation
        WHERE community_id = $1 AND announcement_id = $2 AND account_id = $3) AS "confirmedAt"
    FROM announcement a
    LEFT JOIN board_column c ON c.community_id = $1 AND c.id = a.column_id
    WHERE a.community_id = $1 AND a.id = $2`,
}

/** A notice, what belongs to it, whether it was published to one of the reader's keys, and what the reader did. */
export type DetailRow = AnnouncementRow & {
  now: Date
  columnCode: ColumnCode | null
  columnName: string | null
  editedByName: string | null
  withdrawnByName: string | null
  files: Attachment[]
  isAddressed: boolean
  isRead: boolean
  confirmedAt: Date | null
}

/** Who reads: a person, or somebody without an account, by the keys under which notices reach them. */
export interface Reader {
  communityId: string
  accountId: string
  keys: string[]
}

/** One notice as it stands to a reader; null when there is none. */
export async function readDetail(db: Db, reader: Reader, id: string): Promise<DetailRow | null> {
  const [row] = await db.hot<DetailRow>(detailStatement, [reader.communityId, id, reader.accountId, reader.keys])
  return row ?? null
}
