import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import type { Ward } from '@liren/shared/volunteering.changes'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import * as store from './volunteering.guardians.store.ts'
import { isUnder14 } from './volunteering.policy.ts'
import { expectOnRoster, presentAgain } from './volunteering.roster.service.ts'
import { reminderSaid } from './volunteering.rules.ts'
import type { ShiftRow } from './volunteering.store.ts'
import { tellVolunteers } from './volunteering.telling.service.ts'

/** Asks the adults of the flat of somebody under 14 whether they may come. */
export async function askGuardians(
  db: Db,
  { communityId, accountId }: CommunityActor,
  shift: ShiftRow,
  signupId: string,
): Promise<void> {
  const adults = await store.adultsAround(db, communityId, accountId)
  const matter = { communityId, kind: 'guardian_asked' as const, subjectId: signupId }
  const title = reminderSaid(shift.title, shift.startsAt)
  const sender = await nicknameOf(db, communityId, accountId)
  await tellVolunteers(db, { ...matter, title, sender }, adults, shift.startsAt)
}

const present = ({ accountId: _, guardianAt, ...row }: store.WardRow): Ward => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  isConsented: guardianAt !== null,
})

const mostWards = 50

/** What children of the actor's flats signed up for. */
export async function wardsFor(db: Db, { communityId, accountId }: CommunityActor): Promise<{ items: Ward[] }> {
  return { items: (await store.listWards(db, communityId, accountId, mostWards)).map(present) }
}

/** An adult of the same flat says yes; a child of another flat is not there. */
export async function consentForWard(
  db: Db,
  actor: CommunityActor,
  at: { shiftId: string; signupId: string },
): Promise<Ward> {
  const row = await store.lockWard(db, actor, at)
  if (!row) throw new DomainError('not_found')
  const guardianAt = row.guardianAt ?? (await readClock(db))
  const by = { by: actor.accountId, at: guardianAt, way: 'app' as const }
  await store.writeConsent(db, actor.communityId, row.signupId, by)
  return present({ ...row, guardianAt })
}

/** Whoever organises, and is of age, notes that they hold a consent on paper; never their own. */
export async function notePaperConsent(
  db: Db,
  actor: CommunityActor,
  at: { shiftId: string; signupId: string },
): Promise<RosterEntry> {
  const { shift, row, now } = await expectOnRoster(db, actor, at)
  if (isUnder14(actor)) throw new DomainError('forbidden')
  if (!row.needsGuardian) throw new DomainError('not_found')
  const by = { by: actor.accountId, at: now, way: 'paper' as const }
  await store.writeConsent(db, actor.communityId, row.signupId, by)
  return presentAgain(db, actor, shift, row.signupId, now)
}
