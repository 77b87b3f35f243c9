import type pg from 'pg'
import { withContext } from '../../platform/db/context.ts'
import { tellWidely } from '../messages/messages.service.ts'
import { findReminder } from './announcements.reminder.store.ts'
import { findPublished } from './announcements.store.ts'
import { touchTelling } from './announcements.telling.store.ts'
import { listUnread } from './announcements.unreached.store.ts'

const batchSize = 2_000

/** Reminds everyone who has not read a notice, but its author. After a crash it runs again and finds what is done. */
export async function remindOfAnnouncement(
  pool: pg.Pool,
  { communityId, announcementId }: { communityId: string; announcementId: string },
): Promise<void> {
  let after: string | null = null
  for (let from = 0; ; from += batchSize) {
    const last: string | null = await withContext(pool, { communityId, purpose: 'delivery' }, async (db) => {
      const notice = await findPublished(db, communityId, announcementId)
      const reminder = await findReminder(db, communityId, announcementId)
      if (!notice || !reminder) {
        await touchTelling(db, { communityId, announcementId, kind: 'reminded' }, true)
        return null
      }
      const people = await listUnread(db, notice, after, batchSize)
      const sender = `${notice.authorScopeLabel} ${notice.authorNickname}`
      const matter = { communityId, kind: 'announcement_reminded', subjectId: announcementId } as const
      await tellWidely(
        db,
        { ...matter, title: notice.title, sender },
        people.filter((accountId) => accountId !== notice.authorId),
        { template: 'reminder', isUrgent: notice.kind === 'urgent', since: reminder.remindedAt, from },
      )
      const isLast = people.length < batchSize
      await touchTelling(db, { communityId, announcementId, kind: 'reminded' }, isLast)
      return isLast ? null : (people.at(-1) ?? null)
    })
    if (last === null) return
    after = last
  }
}
