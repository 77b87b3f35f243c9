import type { AnnouncementSummary, FeedQuery } from '@liren/shared/announcements'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { Tagged } from '../../platform/http/tagged.ts'
import type { Reader } from './announcements.detail.store.ts'
import { readFeed, readStanding, type FeedRow } from './announcements.feed.store.ts'
import { tagOf, type KeptPages } from './announcements.kept.service.ts'
import { outStatusOf } from './announcements.life.rules.ts'
import { readStand } from './announcements.stamp.store.ts'
import { readerOf } from './announcements.visible.service.ts'

/** More than so many pinned ones, and none stands out. */
export const mostStanding = 5

/** A row of the feed; of a withdrawn notice only the line that it was. */
export function summaryOf(row: FeedRow): AnnouncementSummary {
  const { withdrawnAt, columnId, columnCode, columnName } = row
  return {
    id: row.id,
    status: outStatusOf(row, row.now),
    matter: row.matter,
    title: row.title,
    excerpt: withdrawnAt ? '' : row.excerpt,
    author: { nickname: row.authorNickname, role: row.authorRole, scopeLabel: row.authorScopeLabel },
    audienceLabels: row.audienceLabels,
    column: columnId && columnCode ? { id: columnId, code: columnCode, name: columnName ?? '' } : null,
    publishedAt: row.publishedAt.toISOString(),
    pinnedUntil: row.pinnedUntil?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    correctedAt: row.correctedAt?.toISOString() ?? null,
    withdrawal: withdrawnAt && {
      at: withdrawnAt.toISOString(),
      reason: row.withdrawalReason ?? '',
      by: row.withdrawnByName,
    },
    cover: withdrawnAt ? null : row.coverId,
    attachments: withdrawnAt ? 0 : row.attachments,
    confirm: row.confirm,
    isRead: row.isRead,
  }
}

const marked = (rows: FeedRow[], isRead: (id: string) => boolean) =>
  rows.map((row) => summaryOf({ ...row, isRead: isRead(row.id) }))

const pageOfRows = (rows: FeedRow[], { limit }: FeedQuery, isRead: (id: string) => boolean) =>
  pageFrom(
    rows,
    limit,
    (row) => [row.publishedAt, row.id],
    (row) => summaryOf({ ...row, isRead: isRead(row.id) }),
  )

/**
 * The first page of the whole feed. After a push everybody opens it: one small statement tells whether what this process
 * has read for somebody with the same keys still holds, and what of it this reader has read.
 */
async function firstPage(db: Db, kept: KeptPages, reader: Reader, query: FeedQuery) {
  const name = [reader.communityId, query.limit, ...reader.keys.toSorted()].join(' ')
  let page = kept.peek(name)
  const stand = await readStand(db, reader, page?.ids ?? [])
  const read = new Set(stand.read)
  if (page?.stamp !== stand.stamp || page.until <= stand.now) {
    const items = await readFeed(db, reader, query, null, query.limit + 1)
    const standing = await readStanding(db, reader, mostStanding)
    for (const row of [...items, ...standing.pinned, ...standing.urgent]) if (row.isRead) read.add(row.id)
    page = kept.keep(name, { items, ...standing }, stand)
  }
  const isRead = (id: string) => read.has(id)
  const { items, pinned, urgent } = page
  return new Tagged(tagOf(page, isRead), () => ({
    ...pageOfRows(items, query, isRead),
    pinned: marked(pinned, isRead),
    urgent: marked(
      urgent.filter(({ id }) => !isRead(id)),
      isRead,
    ).slice(0, mostStanding),
  }))
}

/** Whether a query asks for the first page of all that is current: above it stands what stands out. */
export const isFirstOfWhole = ({ state, kind, columnId, cursor }: FeedQuery): boolean =>
  state === 'current' && !kind && !columnId && !cursor

/** Notices addressed to the actor, newest first; above the first page of all of them, what stands out. */
export async function feedFor(db: Db, kept: KeptPages, actor: CommunityActor, query: FeedQuery) {
  const reader = readerOf(actor)
  if (isFirstOfWhole(query)) return firstPage(db, kept, reader, query)
  const rows = await readFeed(db, reader, query, positionOf(query), query.limit + 1)
  const page = pageFrom(rows, query.limit, (row) => [row.publishedAt, row.id], summaryOf)
  return { ...page, pinned: [], urgent: [] }
}
