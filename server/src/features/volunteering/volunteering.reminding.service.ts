import type pg from 'pg'
import { readClock } from '../../platform/db/clock.ts'
import { withContext } from '../../platform/db/context.ts'
import { tellWidely } from '../messages/messages.service.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import * as store from './volunteering.reminding.store.ts'
import { reminderSaid } from './volunteering.rules.ts'

const aheadMs = 24 * 3_600_000
const atOnce = 200

/** Reminds who comes of a shift the day before: in the inbox, and in WeChat where they have credit for it. */
export async function remindOfShifts(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity)) {
    const due = await withContext(pool, { communityId }, (db) => store.shiftsNear(db, communityId, aheadMs, atOnce))
    for (const shiftId of due)
      await withContext(pool, { communityId, purpose: 'delivery' }, async (db) => {
        const since = await readClock(db)
        const shift = await store.noteReminded(db, communityId, shiftId, since)
        if (!shift) return
        const title = reminderSaid(shift.title, shift.startsAt)
        const matter = { communityId, kind: 'shift_reminder' as const, subjectId: shiftId, title, sender: shift.place }
        const telling = { template: 'reminder' as const, isUrgent: false, since, from: 0 }
        await tellWidely(db, matter, await store.whoComes(db, communityId, shiftId), telling)
      })
  }
}
