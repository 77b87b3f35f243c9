import type { AnnouncementSummary, FeedQuery } from '@liren/shared/announcements'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { readFeed, readStanding, type FeedRow } from './announcements.feed.store.ts'
import { outStatusOf } from './announcements.life.rules.ts'
import { readerOf } from './announcements.visible.service.ts'

/** More than so many pinned ones, and none stands out. */
const mostStanding = 5

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

/** Notices addressed to the actor, newest first; above the first page of all of them, what stands out. */
export async function feedFor(db: Db, actor: CommunityActor, query: FeedQuery) {
  const reader = readerOf(actor)
  const rows = await readFeed(db, reader, query, positionOf(query), query.limit + 1)
  const page = pageFrom(rows, query.limit, (row) => [row.publishedAt, row.id], summaryOf)
  const isWhole = query.state === 'current' && !query.kind && !query.columnId && !query.cursor
  if (!isWhole) return { ...page, pinned: [], urgent: [] }
  const { pinned, urgent } = await readStanding(db, reader, mostStanding)
  return { ...page, pinned: pinned.map(summaryOf), urgent: urgent.map(summaryOf) }
}
