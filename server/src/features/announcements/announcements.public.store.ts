import type { StructuredText } from '@liren/shared/structured.text'
import type { Role } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'

// What a passer-by may see was addressed to the community as a whole; the key is that of announcements.rules.
const addressed = `JOIN announcement_target t ON t.community_id = $1 AND t.announcement_id = a.id
    AND t.audience_key = 'community:' || $1::text`

const feedStatement: Hot = {
  name: 'announcement_public_feed',
  text: `SELECT a.id, a.title, a.excerpt, a.author_role AS role, a.author_scope_label AS "scopeLabel",
      t.published_at AS "publishedAt"
    FROM announcement a ${addressed}
    WHERE a.community_id = $1 AND ($2::timestamptz IS NULL OR (t.published_at, t.announcement_id) < ($2, $3::uuid))
    ORDER BY t.published_at DESC, t.announcement_id DESC LIMIT $4`,
}

export interface PublicRow {
  id: string
  title: string
  excerpt: string
  role: Role
  scopeLabel: string
  publishedAt: Date
}

/** Notices to everybody in the community, newest first, after the cursor. */
export const readPublicFeed = (
  db: Db,
  communityId: string,
  after: readonly [Date, string] | null,
  limit: number,
): Promise<PublicRow[]> =>
  db.hot<PublicRow>(feedStatement, [communityId, after?.[0] ?? null, after?.[1] ?? null, limit])

const detailStatement: Hot = {
  name: 'announcement_public_detail',
  text: `SELECT a.id, a.title, a.body, a.author_role AS role, a.author_scope_label AS "scopeLabel",
      t.published_at AS "publishedAt"
    FROM announcement a ${addressed} WHERE a.community_id = $1 AND a.id = $2`,
}

/** One notice to everybody in the community, or null. */
export async function readPublic(db: Db, communityId: string, id: string) {
  type Row = Omit<PublicRow, 'excerpt'> & { body: StructuredText }
  const [row] = await db.hot<Row>(detailStatement, [communityId, id])
  return row ?? null
}
