import type { Recipient, RosterEntry } from '@liren/shared/volunteering.attendance'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import * as store from './volunteering.attendance.store.ts'
import { earlyMs } from './volunteering.codes.rules.ts'
import { mayThankPublicly } from './volunteering.policy.ts'
import { isKnownMinor } from './volunteering.guardians.service.ts'
import type { ShiftRow } from './volunteering.store.ts'
import { expectOrganised } from './volunteering.view.service.ts'

/** A service is for a few flats: more would be a notice to the neighbourhood. */
export const mostRecipients = 10

/** A minor for whom no guardian has consented yet: they neither check in nor are checked in. */
export const lacksGuardian = (row: Pick<store.AttendeeRow, 'needsGuardian' | 'guardianAt'>): boolean =>
  row.needsGuardian && row.guardianAt === null

interface Seen {
  actor: CommunityActor
  shift: ShiftRow
  now: Date
  /** Whether the actor is a minor, who keeps nobody's paper; looked up where a consent is missing. */
  isMinor: boolean
  /** The flats that services were for, as neighbours would say them. */
  labels: ReadonlyMap<string, { label: string }>
}

function presentRecipient({ actor, labels }: Seen, isMine: boolean, row: store.RecipientRow): Recipient {
  return {
    ...{ id: row.id, place: labels.get(row.unitId)?.label ?? '', isSolved: row.isSolved },
    ...{ rating: row.rating, words: row.words },
    abilities: { pass: row.isPublic === true && row.passedBy === null && !isMine && mayThankPublicly(actor) },
  }
}

function present(seen: Seen, row: store.AttendeeRow): RosterEntry {
  const { actor, shift, now, isMinor } = seen
  const isMine = row.accountId === actor.accountId
  const mine = row.ratings?.find(({ by }) => by === actor.accountId)?.rating ?? null
  const served = !isMine && (row.minutes ?? 0) > 0
  const thank = served && mine === null
  const recipients = row.recipients ?? []
  const isOpen = row.state === 'in' && row.settledAt === null && row.rejectedAt === null && !lacksGuardian(row)
  return {
    signupId: row.signupId,
    nickname: row.nickname,
    state: row.state,
    inAt: row.inAt?.toISOString() ?? null,
    inBy: row.inBy,
    outAt: row.outAt?.toISOString() ?? null,
    outBy: row.outBy,
    placeCheck: row.placeCheck,
    isConfirmed: row.confirmedBy !== null,
    guardian: row.needsGuardian ? (row.guardianWay ?? 'missing') : null,
    guardianBy: row.guardian,
    reviews: row.reviews,
    minutes: row.minutes,
    points: row.points,
    rating: mine,
    recipients: recipients.map((one) => presentRecipient(seen, isMine, one)),
    abilities: {
      enter: isOpen && !isMine && row.outAt === null && now.getTime() >= shift.startsAt.getTime() - earlyMs,
      confirm: isOpen && !isMine && row.inAt !== null && row.confirmedBy === null && row.enteredBy !== actor.accountId,
      thank,
      thankPublicly: thank && mayThankPublicly(actor),
      notePaper: row.state === 'in' && !isMine && lacksGuardian(row) && !isMinor,
      nameRecipient: served && recipients.length < mostRecipients,
    },
  }
}

async function presentAll(db: Db, actor: CommunityActor, shift: ShiftRow, now: Date, rows: store.AttendeeRow[]) {
  const unitIds = rows.flatMap(({ recipients }) => (recipients ?? []).map(({ unitId }) => unitId))
  const labels = await placesEver(db, actor.communityId, [...new Set(unitIds)])
  const isMinor = rows.some(lacksGuardian) && (await isKnownMinor(db, actor, now))
  return rows.map((row) => present({ actor, shift, now, isMinor, labels }, row))
}

/** Who comes and who waits, with their times. */
export async function rosterFor(db: Db, actor: CommunityActor, shiftId: string): Promise<{ items: RosterEntry[] }> {
  const shift = await expectOrganised(db, actor, shiftId)
  const now = await readClock(db)
  const rows = await store.readRoster(db, actor.communityId, shiftId)
  return { items: await presentAll(db, actor, shift, now, rows) }
}

/** Somebody on the roster of a shift that the actor organises, locked. */
export async function expectOnRoster(db: Db, actor: CommunityActor, at: { shiftId: string; signupId: string }) {
  const shift = await expectOrganised(db, actor, at.shiftId)
  const row = await store.lockAttendee(db, actor.communityId, at.signupId)
  if (row?.shiftId !== at.shiftId || row.state !== 'in') throw new DomainError('not_found')
  if (row.accountId === actor.accountId) throw new DomainError('attendance_self')
  return { shift, row, now: await readClock(db) }
}

/** Somebody on the roster, as they stand now. */
export async function presentAgain(
  db: Db,
  actor: CommunityActor,
  shift: ShiftRow,
  signupId: string,
  now: Date,
): Promise<RosterEntry> {
  const row = await store.lockAttendee(db, actor.communityId, signupId)
  const [entry] = row ? await presentAll(db, actor, shift, now, [row]) : []
  if (!entry) throw new DomainError('not_found')
  return entry
}
