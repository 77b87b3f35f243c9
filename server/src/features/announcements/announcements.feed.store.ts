import type { Role } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'

// For each key of the reader, the newest rows along the index; the newest of those are the page. The cost follows the
// page and the number of keys, never the number of notices.
const feedStatement: Hot = {
  name: 'announcement_feed',
  text: `SELECT a.id, a.title, a.excerpt, a.author_nickname, a.author_role, a.author_scope_label, a.audience_labels,
      f.published_at, r.account_id IS NOT NULL AS is_read
    FROM (
      SELECT DISTINCT t.published_at, t.announcement_id
      FROM unnest($2::text[]) AS k(key)
      CROSS JOIN LATERAL (
        SELECT published_at, announcement_id FROM announcement_target
        WHERE community_id = $1 AND audience_key = k.key
          AND (published_at, announcement_id) < ($3::timestamptz, $4::uuid)
        ORDER BY published_at DESC, announcement_id DESC LIMIT $5
      ) t
      ORDER BY t.published_at DESC, t.announcement_id DESC LIMIT $5
    ) f
    JOIN announcement a ON a.community_id = $1 AND a.id = f.announcement_id
    LEFT JOIN announcement_read r
      ON r.community_id = $1 AND r.announcement_id = f.announcement_id AND r.account_id = $6
    ORDER BY f.published_at DESC, f.announcement_id DESC`,
}

export interface FeedRow {
  id: string
  title: string
  excerpt: string
  author_nickname: string
  author_role: Role
  author_scope_label: string
  audience_labels: string[]
  published_at: Date
  is_read: boolean
}

const endOfTime = new Date(Date.UTC(9999, 0))
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Published notices under any of the keys, newest first, after the cursor. */
export const readFeed = (
  db: Db,
  reader: { communityId: string; accountId: string; keys: string[] },
  after: readonly [Date, string] | null,
  limit: number,
): Promise<FeedRow[]> =>
  db.hot<FeedRow>(feedStatement, [
    reader.communityId,
    reader.keys,
    after?.[0] ?? endOfTime,
    after?.[1] ?? lastId,
    limit,
    reader.accountId,
  ])
