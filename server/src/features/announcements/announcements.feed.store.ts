import type { AnnouncementKind, Matter } from '@liren/shared/announcements.matter'
import type { ColumnCode } from '@liren/shared/columns'
import type { Role } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import type { Reader } from './announcements.detail.store.ts'

export interface FeedRow {
  id: string
  kind: AnnouncementKind
  matter: Matter
  title: string
  excerpt: string
  authorNickname: string
  authorRole: Role
  authorScopeLabel: string
  audienceLabels: string[]
  columnId: string | null
  columnCode: ColumnCode | null
  columnName: string | null
  publishedAt: Date
  pinnedUntil: Date | null
  expiresAt: Date | null
  correctedAt: Date | null
  withdrawnAt: Date | null
  withdrawalReason: string | null
  withdrawnByName: string | null
  coverId: string | null
  attachments: number
  confirm: boolean
  isRead: boolean
  now: Date
}

/** Rows of the feed for the notices that `chosen` finds; $1 is the community, $2 the keys, $3 the account. */
export const rowsOf = (chosen: string, also = '') => `SELECT a.id, a.kind, a.matter, a.title, a.excerpt,
    a.author_nickname AS "authorNickname", a.author_role AS "authorRole", a.author_scope_label AS "authorScopeLabel",
    a.audience_labels AS "audienceLabels", a.column_id AS "columnId", c.code AS "columnCode", c.name AS "columnName",
    f.published_at AS "publishedAt", a.pinned_until AS "pinnedUntil", a.expires_at AS "expiresAt",
    a.corrected_at AS "correctedAt", a.withdrawn_at AS "withdrawnAt", a.withdrawal_reason AS "withdrawalReason",
    (SELECT nickname FROM member WHERE community_id = $1 AND account_id = a.withdrawn_by) AS "withdrawnByName",
    a.cover_id AS "coverId", jsonb_array_length(a.attachments) AS attachments, a.confirm,
    r.account_id IS NOT NULL AS "isRead", (SELECT app.now()) AS now${also}
  FROM (${chosen}) f
  JOIN announcement a ON a.community_id = $1 AND a.id = f.announcement_id
  LEFT JOIN board_column c ON c.community_id = $1 AND c.id = a.column_id
  LEFT JOIN announcement_read r ON r.community_id = $1 AND r.announcement_id = f.announcement_id AND r.account_id = $3
  ORDER BY f.published_at DESC, f.announcement_id DESC`

const isCurrent = `NOT is_past AND (expires_at IS NULL OR expires_at > (SELECT app.now()))`
const isPast = `expires_at IS NOT NULL AND expires_at <= (SELECT app.now())`

export interface FeedFilter {
  state: 'current' | 'past'
  kind?: AnnouncementKind | undefined
  columnId?: string | undefined
}

/**
 * For each key of the reader, the newest rows along an index; the newest of those are the page. The cost follows the
 * page and the number of keys, never the number of notices. Each filter is a statement of its own, for its own index.
 */
function feedStatement({ state, kind, columnId }: FeedFilter): Hot {
  const narrowed = [kind ? 'kind' : null, columnId ? 'column_id' : null].filter((name) => name !== null)
  const filter = narrowed.map((name, n) => ` AND ${name} = $${n + 7}`).join('')
  return {
    name: ['announcement_feed', state, ...narrowed].join('_'),
    text: rowsOf(`SELECT DISTINCT t.published_at, t.announcement_id
      FROM unnest($2::text[]) AS k(key)
      CROSS JOIN LATERAL (
        SELECT published_at, announcement_id FROM announcement_target
        WHERE community_id = $1 AND audience_key = k.key AND ${state === 'past' ? isPast : isCurrent}${filter}
          AND ${olderThan('published_at, announcement_id', '$4', '$5')}
        ORDER BY published_at DESC, announcement_id DESC LIMIT $6
      ) t
      ORDER BY t.published_at DESC, t.announcement_id DESC LIMIT $6`),
  }
}

/** Published notices under any of the keys, newest first, after the cursor. */
export const readFeed = (
  db: Db,
  { communityId, keys, accountId }: Reader,
  filter: FeedFilter,
  after: readonly [Date, string] | null,
  limit: number,
): Promise<FeedRow[]> =>
  db.hot<FeedRow>(feedStatement(filter), [
    communityId,
    keys,
    accountId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
    ...[filter.kind, filter.columnId].filter((value) => value !== undefined),
  ])

/** OFFSET keeps the two apart: for the order alone the planner would walk every notice of a key, of which few still stand. */
const standing = (until: 'pinned_until' | 'urgent_until', most: string) => `
  (SELECT DISTINCT t.published_at, t.announcement_id, '${until}' AS why
    FROM unnest($2::text[]) AS k(key)
    CROSS JOIN LATERAL (
      SELECT published_at, announcement_id FROM (
        SELECT published_at, announcement_id FROM announcement_target
        WHERE community_id = $1 AND audience_key = k.key AND ${until} > (SELECT app.now()) AND ${isCurrent}
        OFFSET 0
      ) still
      ORDER BY published_at DESC, announcement_id DESC LIMIT ${most}
    ) t
    ORDER BY t.published_at DESC, t.announcement_id DESC LIMIT ${most})`

/** Urgent ones that are looked at for those the reader has not read. */
const mostUrgent = 20

const standingStatement: Hot = {
  name: 'announcement_standing',
  text: rowsOf(`${standing('pinned_until', '$4')} UNION ALL ${standing('urgent_until', `${mostUrgent}`)}`, ', f.why'),
}

/** What stands above the feed: pinned ones, at most so many, and the newest urgent ones, read or not. */
export async function readStanding(db: Db, { communityId, keys, accountId }: Reader, most: number) {
  type Row = FeedRow & { why: 'pinned_until' | 'urgent_until' }
  const rows = await db.hot<Row>(standingStatement, [communityId, keys, accountId, most])
  return {
    pinned: rows.filter(({ why }) => why === 'pinned_until'),
    urgent: rows.filter(({ why }) => why === 'urgent_until'),
  }
}
