import { dayInChina } from '../../platform/china.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import * as store from './volunteering.guardians.store.ts'
import { isUnder14 } from './volunteering.policy.ts'
import { ageOn, grownOnOf, reminderSaid, type Age } from './volunteering.rules.ts'
import type { ShiftRow } from './volunteering.store.ts'
import { tellVolunteers } from './volunteering.telling.service.ts'

/**
 * How old the actor is. Who has never said it says it now, and the first word stands: a minor does not come of age by
 * saying so another time. `age_unstated` where it is neither known nor said.
 */
export async function ageOf(
  db: Db,
  actor: CommunityActor,
  now: Date,
  said: { isOfAge: boolean; bornOn: string | null },
): Promise<Age> {
  const { communityId, accountId } = actor
  const today = dayInChina(now)
  const facts = { isUnder14: isUnder14(actor), grownOn: await store.readGrownOn(db, communityId, accountId) }
  const known = ageOn(today, facts)
  if (known !== null) return known
  const grownOn = grownOnOf(said, today)
  if (grownOn === null) throw new DomainError('age_unstated')
  await store.stateGrownOn(db, communityId, accountId, grownOn)
  return ageOn(today, { ...facts, grownOn }) ?? 'child'
}

/** Whether the actor is known to be a minor: they consent for nobody, and keep nobody's paper. */
export async function isKnownMinor(db: Db, actor: CommunityActor, now: Date): Promise<boolean> {
  const grownOn = await store.readGrownOn(db, actor.communityId, actor.accountId)
  const age = ageOn(dayInChina(now), { isUnder14: isUnder14(actor), grownOn })
  return age !== null && age !== 'grown'
}

/** Asks the adults of a minor's flat whether they may come, or tells them that a consent on paper was noted. */
export async function tellGuardians(
  db: Db,
  kind: 'guardian_asked' | 'guardian_noted',
  shift: ShiftRow,
  of: { communityId: string; signupId: string; accountId: string },
): Promise<void> {
  const { communityId, signupId: subjectId, accountId } = of
  const adults = await store.adultsAround(db, communityId, accountId)
  const title = reminderSaid(shift.title, shift.startsAt)
  const sender = await nicknameOf(db, communityId, accountId)
  await tellVolunteers(db, { communityId, kind, subjectId, title, sender }, adults, shift.startsAt)
}
