import type { Shift } from '@liren/shared/volunteering'
import type { Direction, RosterEntry } from '@liren/shared/volunteering.attendance'
import type { PlaceCheck } from '@liren/shared/volunteering.place'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { tell } from '../messages/messages.service.ts'
import { hasConsent } from '../privacy/privacy.consents.service.ts'
import { secretAt } from './volunteering.activities.service.ts'
import * as store from './volunteering.attendance.store.ts'
import {
  areDigits,
  codeMessage,
  codeText,
  digitsOf,
  earlyMs,
  endOfStep,
  expectDoorOpen,
  expectStep,
  lateMs,
  readCode,
  stepAt,
  typedSteps,
  type ReadCode,
} from './volunteering.codes.rules.ts'
import { expectOnRoster, lacksGuardian, presentAgain } from './volunteering.roster.service.ts'
import { quartersOf } from './volunteering.rules.ts'
import { openReview, settleAttendance } from './volunteering.settling.service.ts'
import { readSecret, type ShiftRow } from './volunteering.store.ts'
import { expectOrganised, expectShift, shiftFor } from './volunteering.view.service.ts'

/** The digits that the organiser shows for a shift, a direction and a step. */
async function digitsFor(
  db: Db,
  vault: Vault,
  communityId: string,
  of: { shiftId: string; direction: Direction; step: number },
): Promise<string> {
  const secret = vault.open(await readSecret(db, communityId, of.shiftId), secretAt(of.shiftId))
  const message = codeMessage(of.shiftId, of.direction, of.step)
  return digitsOf(createHmac('sha256', Buffer.from(secret, 'hex')).update(message).digest())
}

/** The code to show now. */
export async function codeFor(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { shiftId, direction }: { shiftId: string; direction: Direction },
) {
  const row = await expectOrganised(db, actor, shiftId)
  const now = await readClock(db)
  expectDoorOpen(row, now)
  const step = stepAt(now)
  const digits = await digitsFor(db, vault, actor.communityId, { shiftId, direction, step })
  const code = codeText({ shiftId, direction, step, digits })
  return { code, digits, validUntil: endOfStep(step).toISOString(), now: now.toISOString() }
}

const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** A shift that was made known so shortly before it began is looked at. */
const hastyMs = 30 * 60_000

/** What about the times of an attendance is for a person to look at, whoever wrote them down. */
async function oddTimes(db: Db, actor: CommunityActor, shift: ShiftRow, accountId: string) {
  const { communityId } = actor
  // A shift that was moved was made known for this time when it was.
  const knownAt = shift.changedAt ?? shift.proposedAt
  // Promises to other communities are seen by the person alone.
  await db.enter({ accountId })
  const isElsewhere = await store.isElsewhere(db, accountId, quartersOf(shift), communityId)
  await db.enter({ accountId: actor.accountId, communityId })
  return [
    ...(isElsewhere ? (['elsewhere'] as const) : []),
    ...(shift.startsAt.getTime() - knownAt.getTime() < hastyMs ? (['hasty'] as const) : []),
  ]
}

/** What about a scan is for a person to look at. */
async function oddities(
  db: Db,
  actor: CommunityActor,
  shift: ShiftRow,
  scan: { isShared: boolean; isKept: boolean; placeCheck: PlaceCheck | null },
) {
  return [
    ...(scan.isKept ? (['kept_scan'] as const) : []),
    ...(scan.isShared ? (['one_device'] as const) : []),
    ...(scan.placeCheck === 'FAIL' ? (['off_place'] as const) : []),
    ...(await oddTimes(db, actor, shift, actor.accountId)),
  ]
}

/**
 * The code of a shift that a scanned text says, or that digits typed in come to: for the next thing its owner does, in or
 * out. Throws `shift_code_unknown` for what is no code, and `shift_code_foreign` for another shift's.
 */
async function expectCode(
  db: Db,
  vault: Vault,
  { communityId, shiftId }: { communityId: string; shiftId: string },
  typed: { text: string; at: Date; next: Direction },
): Promise<ReadCode> {
  if (areDigits(typed.text)) {
    for (const step of typedSteps(typed.at)) {
      const of = { shiftId, direction: typed.next, step }
      if (same(typed.text, await digitsFor(db, vault, communityId, of))) return { ...of, digits: typed.text }
    }
    throw new DomainError('shift_code_unknown')
  }
  const code = readCode(typed.text)
  if (code.shiftId !== shiftId) throw new DomainError('shift_code_foreign')
  if (!same(code.digits, await digitsFor(db, vault, communityId, code))) throw new DomainError('shift_code_unknown')
  return code
}

/** What a phone says of where it is: nothing where it was not asked, or its owner does not consent to that now. */
async function placeSaid(
  db: Db,
  { communityId, accountId }: CommunityActor,
  { spotRadius }: ShiftRow,
  said: PlaceCheck | null,
): Promise<PlaceCheck | null> {
  if (said === null || spotRadius === null) return null
  await db.enter({ accountId })
  const isAgreed = await hasConsent(db, accountId, 'location_check')
  await db.enter({ accountId, communityId })
  return isAgreed ? said : null
}

/**
 * Checks the actor in or out by a code. Refused with a reason: what is no code, another shift's, one too early, one whose
 * time is over, and one that this person used before. Nothing is credited before somebody else confirms the presence.
 */
export async function scanCode(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  shiftId: string,
  body: { code: string; device: string; keptAt: string | null; place: PlaceCheck | null },
): Promise<Shift> {
  const { communityId } = actor
  const shift = await expectShift(db, actor, shiftId)
  if (shift.signupId === null || shift.signupState !== 'in') throw new DomainError('not_found')
  const attendee = await store.lockAttendee(db, communityId, shift.signupId)
  if (attendee?.state !== 'in') throw new DomainError('not_found')
  if (lacksGuardian(attendee)) throw new DomainError('guardian_missing')
  const now = await readClock(db)
  const at = body.keptAt === null ? now : new Date(body.keptAt)
  const next = attendee.inAt === null ? 'in' : 'out'
  const code = await expectCode(db, vault, { communityId, shiftId }, { text: body.code, at, next })
  expectDoorOpen(shift, at)
  expectStep(code, at, now)
  const { signupId } = attendee
  if (await store.hasScanned(db, communityId, signupId, code)) throw new DomainError('shift_code_replayed')
  const device = vault.blindIndex('device', body.device)
  const isKept = body.keptAt !== null
  const placeCheck = code.direction === 'in' ? await placeSaid(db, actor, shift, body.place) : null
  const others = await store.othersOfDevice(db, communityId, { shiftId, signupId, device })
  const odd = await oddities(db, actor, shift, { isShared: others.length > 0, isKept, placeCheck })
  const by = isKept ? 'kept' : 'code'
  if (code.direction === 'in') {
    if (attendee.inAt !== null) throw new DomainError('attendance_out_of_order')
    await store.insertAttendance(db, communityId, attendee, { inAt: at, inBy: by, placeCheck })
  } else {
    // A check-out that waited for a network is truer than the end that the clock wrote meanwhile.
    const isLeft = attendee.outAt !== null && !(isKept && attendee.outBy === 'clock' && attendee.settledAt === null)
    if (attendee.inAt === null || isLeft || at < attendee.inAt || attendee.rejectedAt !== null)
      throw new DomainError('attendance_out_of_order')
    await store.writeOut(db, communityId, signupId, { outAt: at, outBy: by })
  }
  const { direction, step } = code
  const keptAt = isKept ? at : null
  await store.insertScan(db, { communityId, signupId, direction, step, shiftId, device, at: now, keptAt })
  for (const kind of odd) await openReview(db, communityId, attendee, kind, now)
  // Which of them stood there and which sent the phone along, nobody knows yet.
  for (const other of others) if (!other.wasLookedAt) await openReview(db, communityId, other, 'one_device', now)
  await settleAttendance(db, communityId, shift, signupId, now)
  return shiftFor(db, actor, shiftId)
}

/** Somebody else on the roster of a shift that the actor organises, locked, and nothing credited yet. */
async function expectAttendee(db: Db, actor: CommunityActor, at: { shiftId: string; signupId: string }) {
  const seen = await expectOnRoster(db, actor, at)
  if (seen.row.settledAt !== null || seen.row.rejectedAt !== null) throw new DomainError('attendance_settled')
  if (lacksGuardian(seen.row)) throw new DomainError('guardian_missing')
  return seen
}

/** Types in the times of somebody without a phone or a code, and why; the other side confirms them. */
export async function enterTimes(
  db: Db,
  actor: CommunityActor,
  at: { shiftId: string; signupId: string },
  body: { inAt: string; outAt: string | null; reason: string },
): Promise<RosterEntry> {
  const { shift, row, now } = await expectAttendee(db, actor, at)
  const inAt = row.inAt ?? new Date(body.inAt)
  const outAt = body.outAt === null ? null : new Date(body.outAt)
  const isWithin = inAt.getTime() >= shift.startsAt.getTime() - earlyMs && inAt <= now
  const isAfter =
    outAt === null || (outAt >= inAt && outAt <= now && outAt.getTime() <= shift.endsAt.getTime() + lateMs)
  // Who came by code and has not left is only missing the end.
  const isNew = row.inAt === null || (row.outAt === null && outAt !== null)
  if (!isWithin || !isAfter || !isNew) throw new DomainError('attendance_out_of_order')
  // Who has confirmed a presence that a code began does not type in its end.
  if (row.confirmedBy === actor.accountId) throw new DomainError('attendance_self')
  const { communityId, accountId } = actor
  const typed = { enteredBy: accountId, reason: body.reason }
  if (row.inAt === null)
    await store.insertAttendance(db, communityId, row, { inAt, inBy: 'organiser', outAt, ...typed })
  else if (outAt) await store.writeOut(db, communityId, row.signupId, { outAt, outBy: 'organiser', ...typed })
  for (const kind of await oddTimes(db, actor, shift, row.accountId)) await openReview(db, communityId, row, kind, now)
  await settleAttendance(db, communityId, shift, row.signupId, now)
  const matter = { communityId, kind: 'attendance_entered' as const, subjectId: shift.id, title: shift.title }
  if (outAt !== null) await tell(db, { ...matter, sender: shift.place }, [row.accountId])
  return presentAgain(db, actor, shift, row.signupId, now)
}

/** Confirms that somebody else was there; whoever typed the times in is not the other side. */
export async function confirmPresence(
  db: Db,
  actor: CommunityActor,
  at: { shiftId: string; signupId: string },
): Promise<RosterEntry> {
  const { communityId, accountId } = actor
  const { shift, row, now } = await expectAttendee(db, actor, at)
  if (row.inAt === null || row.confirmedBy !== null) throw new DomainError('attendance_out_of_order')
  if (row.enteredBy === accountId) throw new DomainError('attendance_self')
  await store.writeConfirmed(db, communityId, row.signupId, accountId, now)
  await settleAttendance(db, communityId, shift, row.signupId, now)
  return presentAgain(db, actor, shift, row.signupId, now)
}

/** The volunteer confirms the times that the organiser typed in, once both are there: nobody signs for an open end. */
export async function confirmMine(db: Db, actor: CommunityActor, shiftId: string): Promise<Shift> {
  const { communityId, accountId } = actor
  const shift = await expectShift(db, actor, shiftId)
  const row = shift.signupId === null ? null : await store.lockAttendee(db, communityId, shift.signupId)
  if (!row) throw new DomainError('not_found')
  if (row.settledAt !== null || row.rejectedAt !== null) throw new DomainError('attendance_settled')
  if (row.enteredBy === null || row.outAt === null || row.confirmedBy !== null)
    throw new DomainError('attendance_out_of_order')
  const now = await readClock(db)
  await store.writeConfirmed(db, communityId, row.signupId, accountId, now)
  await settleAttendance(db, communityId, shift, row.signupId, now)
  return shiftFor(db, actor, shiftId)
}
