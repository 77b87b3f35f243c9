import type pg from 'pg'
import { withContext } from '../../platform/db/context.ts'
import { tellWidely } from '../messages/messages.service.ts'
import { readPeople } from './announcements.reach.store.ts'
import { findPublished } from './announcements.store.ts'
import { touchTelling } from './announcements.telling.store.ts'

const batchSize = 2_000

/**
 * Lays a published notice into the inboxes of everyone it addresses, but its author's. Each batch is a transaction of
 * its own; after a crash it runs again from the start and finds what is done already.
 */
export async function deliverAnnouncement(
  pool: pg.Pool,
  { communityId, announcementId }: { communityId: string; announcementId: string },
): Promise<void> {
  let after: string | null = null
  for (let from = 0; ; from += batchSize) {
    const last: string | null = await withContext(pool, { communityId, purpose: 'delivery' }, async (db) => {
      const notice = await findPublished(db, communityId, announcementId)
      // Withdrawn meanwhile: nobody else is told.
      if (!notice?.publishedAt) {
        await touchTelling(db, { communityId, announcementId, kind: 'published' }, true)
        return null
      }
      const people = await readPeople(db, communityId, notice.audience, after, batchSize)
      const sender = `${notice.authorScopeLabel} ${notice.authorNickname}`
      const matter = { communityId, kind: 'announcement_published', subjectId: announcementId } as const
      const telling = {
        template: 'notice',
        isUrgent: notice.kind === 'urgent',
        since: notice.publishedAt,
        from,
      } as const
      await tellWidely(
        db,
        { ...matter, title: notice.title, sender },
        people.filter((accountId) => accountId !== notice.authorId),
        telling,
      )
      const isLast = people.length < batchSize
      await touchTelling(db, { communityId, announcementId, kind: 'published' }, isLast)
      return isLast ? null : (people.at(-1) ?? null)
    })
    if (last === null) return
    after = last
  }
}
