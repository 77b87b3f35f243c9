import { rungs } from '@liren/shared/complaints'
import type pg from 'pg'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { calendarFor } from './complaints.calendar.service.ts'
import { ringThrough } from './complaints.ringing.service.ts'
import { lockComplaint, readComplaint } from './complaints.store.ts'
import { alarmOf, clockIn } from './complaints.whistle.rules.ts'
import { takeLawfulCall } from './complaints.whistle.step.service.ts'
import * as store from './complaints.whistle.store.ts'

/** Climbs the next rung of a call that nobody answers; its key lets nobody climb it twice. */
async function ring(db: Db, communityId: string, { complaintId, id }: { complaintId: string; id: string }) {
  if (!(await lockComplaint(db, communityId, complaintId, 'skip'))) return false
  const row = await readComplaint(db, communityId, complaintId)
  const call = await store.readCall(db, { communityId, complaintId }, id)
  const now = await readClock(db)
  if (!row || !call?.alarmAt || call.alarmAt > now) return false
  const clock = clockIn(call.state)
  const rung = rungs[call.rung]
  if (clock === null || rung === undefined) throw new Error('an alarm without a rung')
  if (await store.insertCallRung(db, { communityId, callId: id, round: call.round, clock, rung, at: now }))
    await takeLawfulCall(db, row, call, {
      ...{ step: 'CLIMB', party: 'CLOCK', actorId: null, actorRole: null, now, note: null },
    })
  else {
    const passed = { ...call, rung: call.rung + 1 }
    const calendar = await calendarFor(db, communityId, now)
    await store.updateCall(db, call, { rung: passed.rung, alarmAt: alarmOf(passed, calendar) })
  }
  return true
}

const atOnce = 200

/** What time does with calls: silence climbs, rung by rung. */
export const sweepCalls = (pool: pg.Pool): Promise<void> =>
  ringThrough(pool, { name: 'calls', due: (db, communityId) => store.callAlarms(db, communityId, atOnce), ring })
