import type { Shift } from '@liren/shared/volunteering'
import type { CalendarDay } from '@liren/shared/volunteering.changes'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import * as store from './volunteering.changes.store.ts'
import { mayOrganise } from './volunteering.policy.ts'
import { plannedShifts, quartersOf, reminderSaid, type PlannedShift } from './volunteering.rules.ts'
import { expectAhead, fillPlaces } from './volunteering.signups.service.ts'
import { cancelSignups, changeCounts, freeSlots } from './volunteering.signups.store.ts'
import { countByDay, type ShiftRow } from './volunteering.store.ts'
import { tellVolunteers } from './volunteering.telling.service.ts'
import { expectShift, shiftFor } from './volunteering.view.service.ts'

/** Locks a shift that the actor organises, and that nobody has come to yet. */
async function expectChangeable(db: Db, actor: CommunityActor, id: string) {
  const seen = await expectAhead(db, actor, id)
  if (!mayOrganise(actor, seen.row)) throw new DomainError('forbidden')
  // Who has checked in early is there.
  if (await store.isAttended(db, actor.communityId, id)) throw new DomainError('shift_started')
  return seen
}

/** Promises the new time of everybody who comes; who is promised elsewhere then is taken off, and told. */
async function moveTime(db: Db, communityId: string, row: ShiftRow, to: PlannedShift, now: Date): Promise<void> {
  const people = await store.signedUp(db, communityId, row.id)
  const ids = people.filter(({ state }) => state === 'in').map(({ id }) => id)
  await freeSlots(db, communityId, ids)
  const busy = await store.promiseAll(db, communityId, ids, quartersOf(to))
  const busyIds = busy.map(({ id }) => id)
  await freeSlots(db, communityId, busyIds)
  await store.dropSignups(db, communityId, busyIds, now)
  await changeCounts(db, communityId, row.id, { taken: -busy.length, waiting: 0 })
  await store.remindAnew(db, communityId, row.id, now)
  const matter = { communityId, kind: 'shift_called_off' as const, subjectId: row.id, occasion: row.changes + 1 }
  await tellVolunteers(
    db,
    { ...matter, title: reminderSaid(row.title, to.startsAt), sender: '改了时间，和您报的另一个班次冲突' },
    busy.map(({ accountId }) => accountId),
    row.startsAt < to.startsAt ? row.startsAt : to.startsAt,
  )
}

/**
 * Moves a shift that has not begun, or changes how many it is for. Who signed up is told; who waits moves in where there
 * is room. Nobody is promised to two shifts at once, and nobody who has a place loses it to a smaller number.
 */
export async function changeShift(
  db: Db,
  actor: CommunityActor,
  id: string,
  draft: { place: string; startsAt: string; endsAt: string; capacity: number },
): Promise<Shift> {
  const { communityId } = actor
  const { row, now } = await expectChangeable(db, actor, id)
  const [to] = plannedShifts([{ ...draft, every: 'week', times: 1 }], now)
  if (!to) throw new DomainError('shift_times_wrong')
  if (to.capacity < row.taken) throw new DomainError('shift_places_taken')
  await store.writeChange(db, communityId, id, to, now)
  const isMoved = to.startsAt.getTime() !== row.startsAt.getTime() || to.endsAt.getTime() !== row.endsAt.getTime()
  if (isMoved) await moveTime(db, communityId, row, to, now)
  const left = await store.signedUp(db, communityId, id)
  if (isMoved || to.place !== row.place) {
    const matter = { communityId, kind: 'shift_changed' as const, subjectId: id, occasion: row.changes + 1 }
    const people = left.map(({ accountId }) => accountId)
    const first = row.startsAt < to.startsAt ? row.startsAt : to.startsAt
    await tellVolunteers(
      db,
      { ...matter, title: reminderSaid(row.title, to.startsAt), sender: to.place },
      people,
      first,
    )
  }
  const after = await expectShift(db, actor, id)
  await fillPlaces(db, communityId, after, after.capacity - after.taken, now)
  return shiftFor(db, actor, id)
}

/** Cancels one shift that has not begun, frees who signed up, and tells them. */
export async function cancelShift(db: Db, actor: CommunityActor, id: string, reason: string): Promise<Shift> {
  const { communityId } = actor
  const { row, now } = await expectChangeable(db, actor, id)
  const freed = await cancelSignups(db, communityId, [id], now)
  const ids = freed.map((one) => one.id)
  await freeSlots(db, communityId, ids)
  await store.writeCancelled(db, communityId, id, now, reason)
  const matter = { communityId, kind: 'shift_called_off' as const, subjectId: id, occasion: row.changes + 1 }
  const people = freed.map(({ accountId }) => accountId)
  await tellVolunteers(
    db,
    { ...matter, title: reminderSaid(row.title, row.startsAt), sender: reason },
    people,
    row.startsAt,
  )
  return shiftFor(db, actor, id)
}

const dayMs = 24 * 3_600_000

/** How many shifts there are on each day, from a day in China on. */
export async function calendarFor(
  db: Db,
  actor: CommunityActor,
  { from, days }: { from: string; days: number },
): Promise<{ items: CalendarDay[] }> {
  const begin = new Date(`${from}T00:00:00+08:00`)
  const span = { from: begin, to: new Date(begin.getTime() + days * dayMs), notOver: await readClock(db) }
  return { items: await countByDay(db, actor, span) }
}
