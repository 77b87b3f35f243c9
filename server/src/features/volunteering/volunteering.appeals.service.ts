import type { Shift } from '@liren/shared/volunteering'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { lockAttendee } from './volunteering.attendance.store.ts'
import { insertAppeal } from './volunteering.reviews.store.ts'
import { expectShift, shiftFor } from './volunteering.view.service.ts'

/** Objects to the rejection of the actor's own service: once, and somebody else looks again. */
export async function appeal(db: Db, actor: CommunityActor, shiftId: string, words: string): Promise<Shift> {
  const { communityId, accountId } = actor
  const shift = await expectShift(db, actor, shiftId)
  const row = shift.signupId === null ? null : await lockAttendee(db, communityId, shift.signupId)
  if (!row) throw new DomainError('not_found')
  if (shift.isAppealed) throw new DomainError('appeal_made')
  if (row.rejectedAt === null) throw new DomainError('appeal_groundless')
  const of = { communityId, id: uuidv7(), signupId: row.signupId, accountId }
  const openedAt = await readClock(db)
  await insertAppeal(db, { ...of, kind: 'appeal', said: words, openedAt })
  return shiftFor(db, actor, shiftId)
}
