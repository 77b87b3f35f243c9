import { hash } from 'node:crypto'
import type { FeedRow } from './announcements.feed.store.ts'

/** The first page of a feed as it is for everybody with the same keys, whoever has read what. */
export interface FirstPage {
  items: FeedRow[]
  pinned: FeedRow[]
  urgent: FeedRow[]
}

interface Kept extends FirstPage {
  /** What the community's stamp was when it was read. */
  stamp: string
  /** From then on it may be another page though nothing was written: something expires, or is pinned no more. */
  until: Date
  ids: string[]
  digest: string
}

/** Pages that one process keeps at most, each some thirty kilobytes. */
const most = 1_000
/** A name in it that is not the notice's own, such as who withdrew it, may be old for so long. */
const mostMs = 60_000

const endsOf = ({ expiresAt, pinnedUntil, matter }: FeedRow): (Date | null)[] => [
  expiresAt,
  pinnedUntil,
  matter.kind === 'urgent' ? new Date(matter.until) : null,
]

/** First pages by the keys they are for. What the stamp in the database does not confirm is not shown. */
export function createKeptPages() {
  const pages = new Map<string, Kept>()
  return {
    /** What is kept under this name, confirmed or not. */
    peek: (name: string): Kept | undefined => pages.get(name),
    keep(name: string, page: FirstPage, { stamp, now }: { stamp: string; now: Date }): Kept {
      const rows = [...page.items, ...page.pinned, ...page.urgent]
      const ends = rows.flatMap(endsOf).filter((end): end is Date => end !== null && end > now)
      const until = new Date(Math.min(now.getTime() + mostMs, ...ends.map((end) => end.getTime())))
      const content = JSON.stringify(page, (key, value: unknown) =>
        key === 'isRead' || key === 'now' ? undefined : value,
      )
      const ids = [...new Set(rows.map(({ id }) => id))]
      const kept = { ...page, stamp, until, ids, digest: hash('sha1', content, 'base64url') }
      pages.delete(name)
      pages.set(name, kept)
      const [oldest] = pages.keys()
      if (pages.size > most && oldest !== undefined) pages.delete(oldest)
      return kept
    },
  }
}
export type KeptPages = ReturnType<typeof createKeptPages>

/** The tag of a page as one reader sees it: the same in every process, and another once anything in it is. */
export const tagOf = ({ digest, ids }: Kept, isRead: (id: string) => boolean): string =>
  hash('sha1', `${digest} ${ids.map((id) => (isRead(id) ? '1' : '0')).join('')}`, 'base64url')
