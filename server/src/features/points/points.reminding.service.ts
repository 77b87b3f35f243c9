import type pg from 'pg'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { tell } from '../messages/messages.service.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import { lockMembers } from './points.book.service.ts'
import * as store from './points.reminding.store.ts'
import { expirySaid, reminderDays, reminderOccasion, remindersDue } from './points.rules.ts'

const atOnce = 200

/** Tells a member of each end that comes near, once thirty days before and once seven. */
async function remindMember(db: Db, communityId: string, accountId: string): Promise<void> {
  // As whoever spends does, so that nobody waits in a circle.
  await lockMembers(db, communityId, [accountId], [['POINT', 'member']])
  const now = await readClock(db)
  for (const { expiresAt, points, reminders } of await store.lotsEnding(db, communityId, accountId, now)) {
    const due = remindersDue(expiresAt, now)
    if (due <= reminders) continue
    await store.noteReminded(db, { communityId, accountId }, expiresAt, due)
    const matter = { communityId, kind: 'points_expiring' as const, subjectId: communityId, sender: '' }
    const occasion = reminderOccasion(expiresAt, due)
    await tell(db, { ...matter, occasion, title: expirySaid(points, expiresAt) }, [accountId])
  }
}

/** Reminds whoever has points that end soon, community by community, a person at a time. */
export async function remindOfExpiry(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity)) {
    const due = await withContext(pool, { communityId }, (db) =>
      store.membersToRemind(db, communityId, reminderDays, atOnce),
    )
    for (const accountId of due)
      await withContext(pool, { communityId }, (db) => remindMember(db, communityId, accountId))
  }
}
