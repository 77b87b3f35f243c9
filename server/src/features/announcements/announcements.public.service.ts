import type { FeedQuery } from '@liren/shared/announcements'
import type { PublicAnnouncement, PublicSummary } from '@liren/shared/announcements.public'
import type { PageQuery } from '@liren/shared/page'
import type { Role } from '@liren/shared/roles'
import type pg from 'pg'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { fileOf, type Wanted } from './announcements.attachments.service.ts'
import { readDetail, type DetailRow, type Reader } from './announcements.detail.store.ts'
import { isFirstOfWhole, mostStanding, summaryOf } from './announcements.feed.service.ts'
import { readFeed, readStanding, type FeedRow } from './announcements.feed.store.ts'
import { outStatusOf } from './announcements.life.rules.ts'
import { contentsOf } from './announcements.present.service.ts'
import { revisionsOf } from './announcements.revisions.service.ts'
import { keyOfTarget } from './announcements.rules.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Somebody who passes by reads what was addressed to the community as a whole. */
export const passerBy = (communityId: string): Reader => ({
  communityId,
  accountId: nobody,
  keys: [keyOfTarget({ type: 'place', kind: 'community', placeId: communityId, ownersOnly: false })],
})

/** The community; `not_found` when there is none. Runs in its context. */
export async function expectCommunity(db: Db, communityId: string) {
  const place = (await placesOf(db, communityId, [communityId])).get(communityId)
  if (!place) throw new DomainError('not_found')
  return { id: communityId, name: place.label, code: place.code ?? '' }
}

async function expectPublic(db: Db, communityId: string, id: string): Promise<DetailRow> {
  const row = await readDetail(db, passerBy(communityId), id)
  if (!row?.isAddressed) throw new DomainError('not_found')
  return row
}

/** The office speaks; no person is named. */
const officeOf = (row: { authorRole: string; authorScopeLabel: string }) => ({
  role: row.authorRole as Role,
  scopeLabel: row.authorScopeLabel,
})

const nameless = <W extends { by: string | null }>(withdrawal: W | null) => withdrawal && { ...withdrawal, by: null }

/** A notice in a list, as whoever passes by may see it. */
export function publicSummaryOf(row: FeedRow): PublicSummary {
  const { author: _, audienceLabels: __, isRead: ___, ...summary } = summaryOf(row)
  return { ...summary, withdrawal: nameless(summary.withdrawal), office: officeOf(row) }
}

/**
 * What a community says to everybody, for whoever passes by: the office speaks, no person is named. Above the first page
 * stands what stands out for residents, too; nobody knows what a passer-by has read.
 */
export function publicFeed(pool: pg.Pool, communityId: string, query: FeedQuery) {
  return withContext(pool, { communityId }, async (db) => {
    const community = await expectCommunity(db, communityId)
    const reader = passerBy(communityId)
    const rows = await readFeed(db, reader, query, positionOf(query), query.limit + 1)
    const page = pageFrom(rows, query.limit, (row) => [row.publishedAt, row.id], publicSummaryOf)
    const { pinned, urgent } = isFirstOfWhole(query)
      ? await readStanding(db, reader, mostStanding)
      : { pinned: [], urgent: [] }
    return {
      ...page,
      pinned: pinned.map(publicSummaryOf),
      urgent: urgent.slice(0, mostStanding).map(publicSummaryOf),
      community,
    }
  })
}

/** One notice to everybody; anything else is not there. */
export function publicDetail(pool: pg.Pool, communityId: string, id: string): Promise<PublicAnnouncement> {
  return withContext(pool, { communityId }, async (db) => {
    const community = await expectCommunity(db, communityId)
    const row = await expectPublic(db, communityId, id)
    const contents = contentsOf(row, !row.withdrawnAt)
    return {
      ...contents,
      withdrawal: nameless(contents.withdrawal),
      status: outStatusOf(row, row.now),
      office: officeOf(row),
      publishedAt: (row.publishedAt ?? row.now).toISOString(),
      community,
    }
  })
}

/** What a notice to everybody said before it was corrected. */
export function publicRevisions(pool: pg.Pool, communityId: string, id: string, query: PageQuery) {
  return withContext(pool, { communityId }, async (db) => {
    const row = await expectPublic(db, communityId, id)
    const page = await revisionsOf(db, row, query, !row.withdrawnAt)
    return { ...page, items: page.items.map((revision) => ({ ...revision, correctedBy: null })) }
  })
}

/** A file of a notice to everybody. */
export function publicFile(
  pool: pg.Pool,
  storage: SealedFiles,
  at: { communityId: string; announcementId: string; attachmentId: string },
  wanted: Wanted,
) {
  return withContext(pool, { communityId: at.communityId }, async (db) => {
    const row = await expectPublic(db, at.communityId, at.announcementId)
    return fileOf(db, storage, at, wanted, { row, isOurs: false })
  })
}
