import type { AnnouncementKind } from '@liren/shared/announcements.matter'
import type { Db, Hot } from '../../platform/db/context.ts'

export interface MineRow {
  id: string
  kind: AnnouncementKind
  title: string
  audienceLabels: string[]
  authorId: string
  authorNickname: string
  updatedAt: Date
  publishAt: Date | null
  publishedAt: Date | null
  expiresAt: Date | null
  withdrawnAt: Date | null
  peopleRead: number
  now: Date
}

const before = `(updated_at, id) < ($4::timestamptz, $5::uuid) ORDER BY updated_at DESC, id DESC LIMIT $6`

// As in the feed: the newest of the author and of each office, and the newest of those.
const mineStatement: Hot = {
  name: 'announcement_mine',
  text: `SELECT a.id, a.kind, a.title, a.audience_labels AS "audienceLabels", a.author_id AS "authorId",
      a.author_nickname AS "authorNickname", a.updated_at AS "updatedAt", a.publish_at AS "publishAt",
      a.published_at AS "publishedAt", a.expires_at AS "expiresAt", a.withdrawn_at AS "withdrawnAt",
      (SELECT count(*)::int FROM announcement_read r WHERE r.community_id = $1 AND r.announcement_id = a.id)
        AS "peopleRead",
      (SELECT app.now()) AS now
    FROM (
      (SELECT updated_at, id FROM announcement WHERE community_id = $1 AND author_id = $2 AND ${before})
      UNION
      SELECT t.updated_at, t.id
      FROM jsonb_to_recordset($3::jsonb) AS o(role text, "scopeId" uuid)
      CROSS JOIN LATERAL (
        SELECT updated_at, id FROM announcement
        WHERE community_id = $1 AND author_role = o.role AND author_scope_id = o."scopeId" AND ${before}
      ) t
      ORDER BY updated_at DESC, id DESC LIMIT $6
    ) f
    JOIN announcement a ON a.community_id = $1 AND a.id = f.id
    ORDER BY f.updated_at DESC, f.id DESC`,
}

/** What the author and their offices wrote, last touched first, with how many have read it. */
export const listMine = (
  db: Db,
  author: { communityId: string; accountId: string; offices: readonly object[] },
  after: readonly [Date, string] | null,
  limit: number,
): Promise<MineRow[]> =>
  db.hot<MineRow>(mineStatement, [
    author.communityId,
    author.accountId,
    JSON.stringify(author.offices),
    after?.[0] ?? new Date(Date.UTC(9999, 0)),
    after?.[1] ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    limit,
  ])
