import type { Shift } from '@liren/shared/volunteering'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { expectFit, quartersOf } from './volunteering.rules.ts'
import * as signups from './volunteering.signups.store.ts'
import type { ShiftRow } from './volunteering.store.ts'
import { tellVolunteers } from './volunteering.telling.service.ts'
import { ageOf, tellGuardians } from './volunteering.guardians.service.ts'
import { expectShift, presentShift } from './volunteering.view.service.ts'

/** Locks a shift that has not begun; `shift_started` when it has, or was cancelled. */
export async function expectAhead(db: Db, actor: CommunityActor, id: string): Promise<{ row: ShiftRow; now: Date }> {
  await signups.lockShift(db, actor.communityId, id)
  const row = await expectShift(db, actor, id)
  const now = await readClock(db)
  if (!row.isOpen || row.cancelledAt !== null || row.startsAt <= now) throw new DomainError('shift_started')
  return { row, now }
}

interface Joining {
  acceptsWaiting: boolean
  acceptsRisk: boolean
  guardianComes: boolean
  isOfAge: boolean
  bornOn: string | null
}

/**
 * Signs the actor up, or onto the waiting list. The lock keeps the queue in order; that no place is given twice is held
 * by a check of the shift, and that nobody is promised to two shifts at once by the key of the quarter-hours. A minor
 * comes only once a guardian has consented, and who is of unknown age says it first.
 */
export async function signUp(db: Db, actor: CommunityActor, shiftId: string, joining: Joining): Promise<Shift> {
  const { communityId, accountId } = actor
  const { row, now } = await expectAhead(db, actor, shiftId)
  if (row.signupId !== null) throw new DomainError('shift_signed_up')
  const who = await ageOf(db, actor, now, joining)
  expectFit(row, { ...joining, who })
  const isIn = await signups.takePlace(db, communityId, shiftId)
  if (!isIn && !joining.acceptsWaiting) throw new DomainError('shift_full')
  const id = uuidv7()
  await signups.insertSignup(db, {
    communityId,
    id,
    shiftId,
    accountId,
    state: isIn ? 'in' : 'waiting',
    signedAt: now,
    riskAcceptedAt: row.riskNote === null ? null : now,
    guardianComes: joining.guardianComes,
    placedAt: isIn ? now : null,
    needsGuardian: who !== 'grown',
  })
  if (isIn) await signups.takeSlots(db, { communityId, accountId, signupId: id }, quartersOf(row))
  else await signups.changeCounts(db, communityId, shiftId, { taken: 0, waiting: 1 })
  if (who !== 'grown') await tellGuardians(db, 'guardian_asked', row, { communityId, signupId: id, accountId })
  return presentShift(actor, await expectShift(db, actor, shiftId), now)
}

/** Those who wait first, and are not promised elsewhere meanwhile, get the places that became free, and are told. */
export async function fillPlaces(db: Db, communityId: string, row: ShiftRow, free: number, now: Date): Promise<void> {
  const moved: Awaited<ReturnType<typeof signups.waitingFor>> = []
  const quarters = quartersOf(row)
  for (const one of free > 0 ? await signups.waitingFor(db, communityId, row.id) : []) {
    if (moved.length === free) break
    if (!(await signups.trySlots(db, { communityId, ...one }, quarters))) continue
    await signups.moveIn(db, communityId, one.signupId, now)
    moved.push(one)
  }
  if (moved.length === 0) return
  await signups.changeCounts(db, communityId, row.id, { taken: moved.length, waiting: -moved.length })
  const matter = {
    communityId,
    kind: 'shift_moved_in' as const,
    subjectId: row.id,
    title: row.title,
    sender: row.place,
  }
  for (const [occasion, some] of groupBy(moved, (one) => one.earlier)) {
    const people = some.map(({ accountId }) => accountId)
    await tellVolunteers(db, { ...matter, occasion }, people, row.startsAt)
  }
}

/** Takes somebody off a locked shift; until it begins, whoever waits moves up in the same transaction. */
export async function leaveShift(db: Db, communityId: string, row: ShiftRow, now: Date): Promise<void> {
  if (row.signupId === null) throw new DomainError('not_found')
  await signups.endSignup(db, communityId, row.signupId, now)
  const wasIn = row.signupState === 'in'
  await signups.changeCounts(db, communityId, row.id, { taken: wasIn ? -1 : 0, waiting: wasIn ? 0 : -1 })
  if (!wasIn) return
  await signups.freeSlots(db, communityId, [row.signupId])
  if (row.startsAt > now) await fillPlaces(db, communityId, row, 1, now)
}

/** Takes the actor off a shift that has not begun. */
export async function withdrawSignup(db: Db, actor: CommunityActor, shiftId: string): Promise<Shift> {
  const { row, now } = await expectAhead(db, actor, shiftId)
  // Who has checked in early is there.
  if (row.inAt !== null) throw new DomainError('shift_started')
  await leaveShift(db, actor.communityId, row, now)
  return presentShift(actor, await expectShift(db, actor, shiftId), now)
}
