import { announcements } from '@liren/shared/announcements'
import { announcementsSearch } from '@liren/shared/announcements.search'
import { urlOf } from '@liren/shared/endpoint'
import { identity } from '@liren/shared/identity'
import pg from 'pg'
import { pageFrom } from '../../server/src/platform/http/cursor.ts'
import { tokenFor } from '../support/tokens.ts'

/** One GET, and the status it must have. */
export interface LoadRequest {
  path: string
  headers: Record<string, string>
  status: number
}

/** A resident with a live session, and notices addressed to the flat: a recent one, and one thousands further down. */
export interface Reader {
  accountId: string
  sessionId: string
  communityId: string
  recent: { id: string; at: Date }
  deep: { id: string; at: Date }
}

/** Residents from all over the town, the same at every run. */
export async function readersOf(adminUrl: string, count: number): Promise<Reader[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const { rows } = await client.query<Reader>(
    `SELECT s.account_id AS "accountId", s.id AS "sessionId", r.community_id AS "communityId",
      json_build_object('id', recent.announcement_id, 'at', recent.published_at) AS recent,
      json_build_object('id', deep.announcement_id, 'at', deep.published_at) AS deep
    FROM (SELECT * FROM session WHERE platform = 'weapp' ORDER BY uuid_hash_extended(id, 7) LIMIT $1) s
    JOIN residence r ON r.account_id = s.account_id
    CROSS JOIN LATERAL (SELECT announcement_id, published_at FROM announcement_target
      WHERE community_id = r.community_id AND audience_key = 'community:' || r.community_id AND NOT is_past
      ORDER BY published_at DESC LIMIT 1 OFFSET mod(abs(uuid_hash_extended(s.id, 1)), 5)) recent
    CROSS JOIN LATERAL (SELECT announcement_id, published_at FROM announcement_target
      WHERE community_id = r.community_id AND audience_key = 'community:' || r.community_id AND NOT is_past
        AND published_at < timestamptz '2023-07-01Z' + mod(abs(uuid_hash_extended(s.id, 2)), 60) * interval '1 day'
      ORDER BY published_at DESC LIMIT 1) deep`,
    [count],
  )
  await client.end()
  return rows
}

const cursorAfter = ({ id, at }: Reader['deep']): string =>
  pageFrom(['this', 'next'], 1, () => [new Date(at), id], String).nextCursor ?? ''

const get = (reader: Reader, path: string): LoadRequest => ({
  path,
  headers: { authorization: `Bearer ${tokenFor(reader)}`, 'accept-language': 'zh-CN,zh;q=0.9' },
  status: 200,
})

/** What a reader may ask for. */
export const ask = {
  firstPage: (reader: Reader) => get(reader, urlOf(announcements.feed, { params: reader })),
  deepPage: (reader: Reader) =>
    get(reader, urlOf(announcements.feed, { params: reader, query: { cursor: cursorAfter(reader.deep) } })),
  detail: (reader: Reader) =>
    get(reader, urlOf(announcements.detail, { params: { ...reader, announcementId: reader.recent.id } })),
  me: (reader: Reader) => get(reader, urlOf(identity.me, {})),
  /** Two words: one that stands in every notice, and the number of one. */
  search: (reader: Reader, n: number) =>
    get(reader, urlOf(announcementsSearch.search, { params: reader, query: { q: `停水 ${String(n * 37)}` } })),
}
