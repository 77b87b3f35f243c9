import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import type { Ward } from '@liren/shared/volunteering.changes'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { isKnownMinor, tellGuardians } from './volunteering.guardians.service.ts'
import * as store from './volunteering.guardians.store.ts'
import { expectOnRoster, presentAgain } from './volunteering.roster.service.ts'
import { reminderSaid } from './volunteering.rules.ts'
import { leaveShift } from './volunteering.signups.service.ts'
import { lockShift } from './volunteering.signups.store.ts'
import { findShift } from './volunteering.store.ts'
import { tellVolunteers } from './volunteering.telling.service.ts'

interface OfWard {
  shiftId: string
  signupId: string
}

const present = ({ accountId: _, guardianAt, ...row }: store.WardRow): Ward => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  isConsented: guardianAt !== null,
})

const mostWards = 50

/** What minors of the actor's flats signed up for. */
export async function wardsFor(db: Db, { communityId, accountId }: CommunityActor): Promise<{ items: Ward[] }> {
  return { items: (await store.listWards(db, communityId, accountId, mostWards)).map(present) }
}

/** An adult of the same flat says yes; a minor of another flat is not there. */
export async function consentForWard(db: Db, actor: CommunityActor, at: OfWard): Promise<Ward> {
  const row = await store.lockWard(db, actor, at)
  if (!row) throw new DomainError('not_found')
  const guardianAt = row.guardianAt ?? (await readClock(db))
  const by = { by: actor.accountId, at: guardianAt, way: 'app' as const }
  await store.writeConsent(db, actor.communityId, row.signupId, by)
  return present({ ...row, guardianAt })
}

/**
 * An adult of the same flat says no, or takes back what was consented to, until the minor has checked in: the minor is
 * off the shift, and is told. Who had consented, and when, stays on record.
 */
export async function refuseForWard(db: Db, actor: CommunityActor, at: OfWard): Promise<void> {
  const { communityId } = actor
  await lockShift(db, communityId, at.shiftId)
  const ward = await store.lockWard(db, actor, at)
  const shift = ward && (await findShift(db, communityId, ward.accountId, at.shiftId))
  if (!shift) throw new DomainError('not_found')
  if (shift.inAt !== null) throw new DomainError('ward_present')
  await leaveShift(db, communityId, shift, await readClock(db))
  await store.writeRefusal(db, communityId, ward.signupId, actor.accountId)
  const title = reminderSaid(shift.title, shift.startsAt)
  const sender = await nicknameOf(db, communityId, actor.accountId)
  const matter = { communityId, kind: 'guardian_refused' as const, subjectId: shift.id, title, sender }
  const occasion = await store.countRefusals(db, communityId, shift.id, ward.accountId)
  await tellVolunteers(db, { ...matter, occasion }, [ward.accountId], shift.startsAt)
}

/** Whoever organises, and is of age, notes that they hold a consent on paper; never their own. The flat is told. */
export async function notePaperConsent(db: Db, actor: CommunityActor, at: OfWard): Promise<RosterEntry> {
  const { communityId } = actor
  const { shift, row, now } = await expectOnRoster(db, actor, at)
  if (await isKnownMinor(db, actor, now)) throw new DomainError('forbidden')
  if (!row.needsGuardian) throw new DomainError('not_found')
  const by = { by: actor.accountId, at: now, way: 'paper' as const }
  if (row.guardianAt === null) await tellGuardians(db, 'guardian_noted', shift, { communityId, ...row })
  await store.writeConsent(db, communityId, row.signupId, by)
  return presentAgain(db, actor, shift, row.signupId, now)
}
