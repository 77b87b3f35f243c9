import type { PublicAnnouncement, PublicSummary } from '@liren/shared/announcements.public'
import type { PageQuery } from '@liren/shared/page'
import type pg from 'pg'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { readPublic, readPublicFeed } from './announcements.public.store.ts'

async function expectCommunity(db: Db, communityId: string) {
  const place = (await placesOf(db, communityId, [communityId])).get(communityId)
  if (!place) throw new DomainError('not_found')
  return { id: communityId, name: place.label, code: place.code ?? '' }
}

/** What a community says to everybody, for whoever passes by: the office speaks, no person is named. */
export function publicFeed(pool: pg.Pool, communityId: string, query: PageQuery) {
  return withContext(pool, { communityId }, async (db) => {
    const community = await expectCommunity(db, communityId)
    const rows = await readPublicFeed(db, communityId, positionOf(query), query.limit + 1)
    const page = pageFrom(
      rows,
      query.limit,
      (row) => [row.publishedAt, row.id],
      ({ role, scopeLabel, publishedAt, ...row }): PublicSummary => ({
        ...row,
        office: { role, scopeLabel },
        publishedAt: publishedAt.toISOString(),
      }),
    )
    return { ...page, community }
  })
}

/** One notice to everybody; anything else is not there. */
export function publicDetail(pool: pg.Pool, communityId: string, id: string): Promise<PublicAnnouncement> {
  return withContext(pool, { communityId }, async (db) => {
    const community = await expectCommunity(db, communityId)
    const row = await readPublic(db, communityId, id)
    if (!row) throw new DomainError('not_found')
    const { role, scopeLabel, publishedAt, ...notice } = row
    return { ...notice, community, office: { role, scopeLabel }, publishedAt: publishedAt.toISOString() }
  })
}
