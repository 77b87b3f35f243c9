import type { PageQuery } from '@liren/shared/page'
import type { CreditedHours } from '@liren/shared/volunteering.credited'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { pointsTermsOf } from '../points/points.settings.service.ts'
import { lockAttendee, lockPerson } from './volunteering.attendance.store.ts'
import * as store from './volunteering.credited.store.ts'
import { maskedNickname } from './volunteering.recognition.rules.ts'

const dayMs = 24 * 3_600_000

/** So many objections of one person wait at once: enough to object, too few to flood the committee. */
export const mostOpenObjections = 3

/** For how long hours are displayed, and since when those were credited that are now. */
async function displayNow(db: Db, communityId: string) {
  const { displayDays: days } = await pointsTermsOf(db, communityId)
  const now = await readClock(db)
  return { days, since: new Date(now.getTime() - days * dayMs) }
}
type Display = Awaited<ReturnType<typeof displayNow>>

const outcomeOf = ({ hasObjected, isAccepted }: store.CreditedRow): CreditedHours['objection'] => {
  if (!hasObjected) return null
  if (isAccepted === null) return 'open'
  return isAccepted ? 'dismissed' : 'upheld'
}

function present(actor: CommunityActor, { days, since }: Display, row: store.CreditedRow): CreditedHours {
  const isMine = row.accountId === actor.accountId
  const isDisplayed = row.settledAt > since
  return {
    ...{ signupId: row.signupId, title: row.title, minutes: row.minutes },
    startsAt: row.startsAt.toISOString(),
    person: row.isMinor ? null : maskedNickname(row.nickname),
    ...{ isMine, isTakenBack: row.isTakenBack },
    until: new Date(row.settledAt.getTime() + days * dayMs).toISOString(),
    objection: outcomeOf(row),
    abilities: { object: isDisplayed && !isMine && !row.isTakenBack && !row.hasObjected },
  }
}

/** Hours that were credited in the days of display, newest first; none where the community does not display them. */
export async function creditedFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const { communityId, accountId: reader } = actor
  const display = await displayNow(db, communityId)
  const { days, since } = display
  const rows =
    days === 0 ? [] : await store.listCredited(db, { communityId, reader, since }, positionOf(query), query.limit + 1)
  const page = pageFrom(
    rows,
    query.limit,
    (row) => [row.settledAt, row.signupId],
    (row) => present(actor, display, row),
  )
  return { ...page, days }
}

/** Objects to somebody else's hours, once, while they are displayed. The committee reads what is said, not who says it. */
export async function objectTo(db: Db, actor: CommunityActor, signupId: string, said: string): Promise<CreditedHours> {
  const { communityId, accountId: objectedBy } = actor
  // In the order in which hours are credited, too: the service, then a person.
  await lockAttendee(db, communityId, signupId)
  await lockPerson(db, communityId, objectedBy)
  const display = await displayNow(db, communityId)
  const row = await store.findCredited(db, communityId, objectedBy, signupId)
  if (!row) throw new DomainError('not_found')
  if (row.accountId === objectedBy) throw new DomainError('objection_own')
  if (row.settledAt <= display.since) throw new DomainError('objection_late')
  if (row.isTakenBack) throw new DomainError('points_reversed')
  if ((await store.countOpenObjections(db, communityId, objectedBy)) >= mostOpenObjections)
    throw new DomainError('objections_full')
  const madeAt = await readClock(db)
  const of = { communityId, signupId, accountId: row.accountId }
  const reviewId = await store.reviewOfObjections(db, { ...of, id: uuidv7(), openedAt: madeAt })
  await store.insertObjection(db, { ...of, objectedBy, reviewId, said, madeAt })
  return present(actor, display, { ...row, hasObjected: true })
}
