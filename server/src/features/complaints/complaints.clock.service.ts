import { rungs } from '@liren/shared/complaints'
import type pg from 'pg'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { calendarFor } from './complaints.calendar.service.ts'
import { timesOf } from './complaints.change.rules.ts'
import { runningIn } from './complaints.clock.rules.ts'
import { insertRung, standingProposals, visitsPast } from './complaints.parts.store.ts'
import { ringThrough } from './complaints.ringing.service.ts'
import { isWaiting } from './complaints.rules.ts'
import { readSetting } from './complaints.settings.store.ts'
import { takeLawful } from './complaints.step.service.ts'
import { alarmsDue, lockComplaint, readComplaint, updateComplaint, type ComplaintRow } from './complaints.store.ts'

const ofTime = { party: 'CLOCK', actorId: null, actorRole: null, note: null } as const

/** Closes what its author left unanswered. */
async function close(db: Db, row: ComplaintRow, now: Date): Promise<void> {
  const open = await standingProposals(db, { communityId: row.communityId, complaintId: row.id })
  const hasAskedToReopen = open.some(({ kind }) => kind === 'reopening')
  await takeLawful(db, row, { ...ofTime, step: 'CLOSE', now, brings: { hasAskedToReopen } })
}

/** Goes past a rung that was climbed before: a clock may run again, of a matter that was sent back or taken apart. */
async function passRung(db: Db, row: ComplaintRow, now: Date): Promise<void> {
  const setting = await readSetting(db, row.communityId)
  const rung = row.rung + 1
  const calendar = await calendarFor(db, row.communityId, now, setting)
  await updateComplaint(db, row, { rung, alarmAt: timesOf({ ...row, rung }, setting.confirmDays, calendar).alarmAt })
}

/** Climbs the next rung of the clock that runs; its key lets nobody climb it twice. */
async function climb(db: Db, row: ComplaintRow, now: Date): Promise<void> {
  const clock = runningIn(row, row.clocks)
  const rung = rungs[row.rung]
  if (clock === null || rung === undefined) throw new Error('an alarm without a rung')
  const { communityId, id: complaintId, round } = row
  if (await insertRung(db, { communityId, complaintId, round, clock, rung, at: now }))
    await takeLawful(db, row, { ...ofTime, step: 'CLIMB', now, facts: { rung, clock } })
  else await passRung(db, row, now)
}

/** Does with one matter the next thing that time has come for; false when there is none, or somebody else has it in hand. */
async function ring(db: Db, communityId: string, id: string): Promise<boolean> {
  if (!(await lockComplaint(db, communityId, id, 'skip'))) return false
  const row = await readComplaint(db, communityId, id)
  const now = await readClock(db)
  if (!row?.alarmAt || row.alarmAt > now) return false
  if (row.state === 'SUSPENDED') await takeLawful(db, row, { ...ofTime, step: 'WAKE', now })
  else if (row.state === 'RESOLVED' && row.remindedAt === null)
    await takeLawful(db, row, { ...ofTime, step: 'REMIND', now })
  else if (row.state === 'RESOLVED') await close(db, row, now)
  else await climb(db, row, now)
  return true
}

/** Lets a visit lapse that nobody answered while there was time; false when it was answered, or somebody has it in hand. */
async function ringVisit(db: Db, communityId: string, id: string): Promise<boolean> {
  if (!(await lockComplaint(db, communityId, id, 'skip'))) return false
  const row = await readComplaint(db, communityId, id)
  const now = await readClock(db)
  const standing = await standingProposals(db, { communityId, complaintId: id })
  const visit = standing.find((one) => one.kind === 'visit' && !isWaiting(one, now))
  if (!row || !visit) return false
  await takeLawful(db, row, { ...ofTime, step: 'LAPSE_VISIT', now })
  return true
}

const atOnce = 200

/**
 * What time does with matters: warns and climbs, wakes what was suspended until now, reminds authors of what waits for them,
 * closes what they left unanswered, and lets visits lapse.
 */
export async function sweepComplaints(pool: pg.Pool): Promise<void> {
  await ringThrough(pool, { name: 'complaints', due: (db, communityId) => alarmsDue(db, communityId, atOnce), ring })
  await ringThrough(pool, {
    name: 'visits',
    due: (db, communityId) => visitsPast(db, communityId, atOnce),
    ring: ringVisit,
  })
}
