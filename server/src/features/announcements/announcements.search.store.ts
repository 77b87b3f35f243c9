import type { StructuredText } from '@liren/shared/structured.text'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import type { Reader } from './announcements.detail.store.ts'
import { rowsOf, type FeedRow } from './announcements.feed.store.ts'

/** So many notices are looked through for one page, and no more. */
const walkMost = 2_000
const newestFirst = 'ORDER BY published_at DESC, announcement_id DESC'

/** The notices of one of the reader's keys, those that have expired, too, along the indexes of the feed. */
const ofKey = (condition: string) => `
  (SELECT published_at, announcement_id FROM announcement_target WHERE community_id = $1 AND audience_key = k.key
    AND NOT is_past${condition} ${newestFirst} LIMIT ${walkMost})
  UNION ALL
  (SELECT published_at, announcement_id FROM announcement_target WHERE community_id = $1 AND audience_key = k.key
    AND is_past AND expires_at IS NOT NULL${condition} ${newestFirst} LIMIT ${walkMost})`

// Ordered, or a list shorter than a walk would be counted by reading the whole table.
const lengthsStatement: Hot = {
  name: 'announcement_search_lengths',
  text: `SELECT g.gram, (SELECT count(*)::int FROM (SELECT FROM announcement_gram
        WHERE community_id = $1 AND gram = g.gram ${newestFirst} LIMIT ${walkMost}) AS counted) AS length
      FROM unnest($3::text[]) AS g(gram)
    UNION ALL
    SELECT NULL, (SELECT count(*)::int FROM (SELECT FROM unnest($2::text[]) AS k(key)
      CROSS JOIN LATERAL (${ofKey('')}) AS own LIMIT ${walkMost}) AS counted)`,
}

/** How many notices each gram has, and (without a gram) how many the reader has; counted as far as one walk goes. */
export const readLengths = (db: Db, { communityId, keys }: Reader, grams: string[]) =>
  db.hot<{ gram: string | null; length: number }>(lengthsStatement, [communityId, keys, grams])

const before = olderThan('published_at, announcement_id', '$4', '$5')

/** The two lists that a search may walk along: notices with a gram, or notices of the reader. */
const walks = {
  gram: `SELECT published_at, announcement_id FROM announcement_gram
    WHERE community_id = $1 AND gram = $6 AND ${before} ${newestFirst} LIMIT ${walkMost}`,
  reader: `SELECT DISTINCT t.published_at, t.announcement_id FROM unnest($2::text[]) AS k(key)
    CROSS JOIN LATERAL (${ofKey(` AND ${before}`)}) t WHERE $6::text IS NULL ${newestFirst} LIMIT ${walkMost}`,
}

// Each notice on the walk is probed by keys. A probe is a scalar subquery, which PostgreSQL never turns into a join over
// all there is; the longest text is opened last.
const statementOf = (walk: keyof typeof walks): Hot => ({
  name: `announcement_search_by_${walk}`,
  text: `WITH walked AS MATERIALIZED (${walks[walk]}),
    likely AS (SELECT * FROM walked w
      WHERE (SELECT count(*) FROM unnest($7::text[]) AS o(gram) WHERE (SELECT true FROM announcement_gram g
          WHERE g.community_id = $1 AND g.gram = o.gram AND g.published_at = w.published_at
            AND g.announcement_id = w.announcement_id LIMIT 1) IS NULL) = 0
        AND (SELECT true FROM announcement_target t WHERE t.community_id = $1
          AND t.announcement_id = w.announcement_id AND t.audience_key = ANY($2) LIMIT 1)
      ORDER BY w.published_at DESC, w.announcement_id DESC OFFSET 0),
    hit AS (SELECT * FROM likely l
      WHERE (SELECT NOT EXISTS (SELECT FROM unnest($8::text[]) AS o(word) WHERE strpos(x.words, o.word) = 0)
        FROM announcement_text x WHERE x.community_id = $1 AND x.announcement_id = l.announcement_id)
      ORDER BY l.published_at DESC, l.announcement_id DESC LIMIT $9)
    SELECT (SELECT count(*)::int FROM walked) AS walked, oldest.published_at AS "oldestAt",
      oldest.announcement_id AS "oldestId", found.*
    FROM (SELECT) AS always
    LEFT JOIN LATERAL (SELECT * FROM walked ORDER BY published_at, announcement_id LIMIT 1) AS oldest ON true
    LEFT JOIN (${rowsOf('SELECT * FROM hit', ', a.body')}) AS found ON true
    ORDER BY found."publishedAt" DESC, found.id DESC`,
})
const statements = { gram: statementOf('gram'), reader: statementOf('reader') }

export type FoundRow = FeedRow & { body: StructuredText }

interface Walk {
  words: string[]
  /** The gram to walk along; null to walk along what the reader has. */
  along: string | null
  /** The other grams a notice must have, the rarest first. */
  others: string[]
}

/** What one walk found, newest first, and where it ended if there may be more. */
export async function walkAlong(
  db: Db,
  { communityId, accountId, keys }: Reader,
  { words, along, others }: Walk,
  after: readonly [Date, string] | null,
  limit: number,
): Promise<{ rows: FoundRow[]; endedAt: readonly [Date, string] | null }> {
  type Row = (FoundRow | { id: null }) & { walked: number; oldestAt: Date | null; oldestId: string | null }
  const from = [after?.[0] ?? null, after?.[1] ?? null]
  const values = [communityId, keys, accountId, ...from, along, others, words, limit]
  const rows = await db.hot<Row>(along === null ? statements.reader : statements.gram, values)
  const [{ walked, oldestAt, oldestId } = { walked: 0, oldestAt: null, oldestId: null }] = rows
  const isCut = walked === walkMost && oldestAt !== null && oldestId !== null
  return { rows: rows.filter((row) => row.id !== null), endedAt: isCut ? [oldestAt, oldestId] : null }
}
