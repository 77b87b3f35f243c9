import type { Db, Hot } from '../../platform/db/context.ts'
import type { AnnouncementRow } from './announcements.store.ts'

const detailStatement: Hot = {
  name: 'announcement_detail',
  text: `SELECT a.community_id AS "communityId", a.id, a.author_id AS "authorId", a.author_nickname AS "authorNickname",
      a.author_role AS "authorRole", a.author_scope_id AS "authorScopeId", a.author_scope_label AS "authorScopeLabel",
      a.title, a.excerpt, a.body, a.audience, a.audience_labels AS "audienceLabels", a.version,
      a.created_at AS "createdAt", a.updated_at AS "updatedAt", a.published_at AS "publishedAt",
      EXISTS (SELECT FROM announcement_target
        WHERE community_id = $1 AND announcement_id = $2 AND audience_key = ANY($4)) AS "isAddressed",
      EXISTS (SELECT FROM announcement_read
        WHERE community_id = $1 AND announcement_id = $2 AND account_id = $3) AS "isRead"
    FROM announcement a WHERE a.community_id = $1 AND a.id = $2`,
}

/** A notice, whether it was published to one of the reader's keys, and whether the reader has read it. */
export type DetailRow = AnnouncementRow & { isAddressed: boolean; isRead: boolean }

/** One notice as it stands to a reader; null when there is none. */
export async function readDetail(
  db: Db,
  reader: { communityId: string; accountId: string; keys: string[] },
  id: string,
): Promise<DetailRow | null> {
  const [row] = await db.hot<DetailRow>(detailStatement, [reader.communityId, id, reader.accountId, reader.keys])
  return row ?? null
}
