import type pg from 'pg'
import { readClock } from '../../platform/db/clock.ts'
import { withContext } from '../../platform/db/context.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import * as store from './volunteering.reminding.store.ts'
import { tellVolunteers } from './volunteering.telling.service.ts'
import { reminderSaid } from './volunteering.rules.ts'

const atOnce = 200

/** Reminds who comes of a shift the day before, or, who came later than that, two hours before: in the inbox, and in WeChat where they have credit for it. */
export async function remindOfShifts(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity)) {
    const due = await withContext(pool, { communityId }, (db) => store.shiftsNear(db, communityId, atOnce))
    for (const shiftId of due)
      await withContext(pool, { communityId }, async (db) => {
        const since = await readClock(db)
        const people = await store.noteReminded(db, communityId, shiftId, since)
        const [shift] = people
        if (!shift) return
        const title = reminderSaid(shift.title, shift.startsAt)
        const about = { communityId, kind: 'shift_reminder' as const, subjectId: shiftId, occasion: shift.changes }
        const accounts = people.map(({ accountId }) => accountId)
        await tellVolunteers(db, { ...about, title, sender: shift.place }, accounts, shift.startsAt)
      })
  }
}
