import type { PageQuery } from '@liren/shared/page'
import type { ReviewItem } from '@liren/shared/volunteering.attendance'
import type pg from 'pg'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import { proposeReversal } from '../points/points.proposals.service.ts'
import { tellVolunteers } from './volunteering.telling.service.ts'
import { clearRejected, lockAttendee, writeOut, writeRejected } from './volunteering.attendance.store.ts'
import { lateMs, servedMinutes } from './volunteering.codes.rules.ts'
import { objectorsOf } from './volunteering.credited.store.ts'
import * as store from './volunteering.reviews.store.ts'
import { openReview, settleAttendance } from './volunteering.settling.service.ts'
import { lockShift } from './volunteering.signups.store.ts'
import { findShift } from './volunteering.store.ts'

/**
 * Nobody looks at what is their own; where a volunteer objects, somebody else than who rejected it does, and where a
 * neighbour does, neither that one nor who vouched for the presence.
 */
function refusalOf(
  { accountId }: CommunityActor,
  row: store.ReviewRow,
): 'attendance_self' | 'review_by_another' | null {
  if (row.accountId === accountId) return 'attendance_self'
  const hasHand =
    (row.kind === 'appeal' && row.rejecters.includes(accountId)) ||
    (row.kind === 'objection' && (row.hasObjected || row.hasVouched))
  return hasHand ? 'review_by_another' : null
}

function present(actor: CommunityActor, row: store.ReviewRow): ReviewItem {
  const { inAt, outAt } = row
  return {
    id: row.id,
    kind: row.kind,
    shiftId: row.shiftId,
    title: row.title,
    place: row.place,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    nickname: row.nickname,
    inAt: inAt?.toISOString() ?? null,
    outAt: outAt?.toISOString() ?? null,
    minutes: row.minutes ?? (inAt && outAt ? servedMinutes({ ...row, inAt, outAt }) : null),
    said: row.said,
    objections: row.objections,
    rejectedFor: row.rejectedFor,
    openedAt: row.openedAt.toISOString(),
    abilities: { decide: refusalOf(actor, row) === null },
  }
}

/** What waits to be looked at, oldest first. */
export async function reviewsFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const rows = await store.listReviews(db, actor, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.openedAt, row.id],
    (row) => present(actor, row),
  )
}

/**
 * Tells a volunteer that a service does not count, why, and where to object, or that what was credited is to be taken
 * back by two people; who objected hears what came of it. No neighbour who objected is named to anybody.
 */
async function tellOutcome(
  db: Db,
  communityId: string,
  row: store.ReviewRow,
  { accept, reason }: { accept: boolean; reason: string },
): Promise<void> {
  // The how manieth verdict: whoever is rejected for two reasons hears both.
  const about = {
    communityId,
    subjectId: row.shiftId,
    occasion: row.rejecters.length,
    title: row.title,
    sender: reason,
  }
  if (row.kind === 'appeal') await tellVolunteers(db, { ...about, kind: 'appeal_decided' }, [row.accountId], null)
  else if (!accept) {
    const kind = row.journalId === null ? 'service_rejected' : 'credit_doubted'
    await tellVolunteers(db, { ...about, kind }, [row.accountId], null)
  }
  if (row.kind !== 'objection') return
  const outcome = { ...about, subjectId: row.id, kind: accept ? 'objection_dismissed' : 'objection_upheld' } as const
  await tellVolunteers(db, outcome, await objectorsOf(db, communityId, row.id), null)
}

/**
 * Accepts what was looked at, with its right end where none was scanned, or rejects it: then nothing is credited, and
 * what was, a sample or what neighbours object to, is proposed to be taken back.
 */
export async function decideReview(
  db: Db,
  actor: CommunityActor,
  id: string,
  { accept, outAt, reason }: { accept: boolean; outAt: string | null; reason: string },
): Promise<void> {
  const { communityId, accountId } = actor
  const row = await store.findReview(db, actor, id)
  if (!row) throw new DomainError('not_found')
  const refusal = refusalOf(actor, row)
  if (refusal) throw new DomainError(refusal)
  const attendee = await lockAttendee(db, communityId, row.signupId)
  if (!attendee) throw new DomainError('not_found')
  const now = await readClock(db)
  const verdict = { by: accountId, at: now, isAccepted: accept, reason }
  if (!(await store.decideReview(db, { communityId, id }, verdict))) throw new DomainError('attendance_settled')
  const shift = await findShift(db, communityId, accountId, row.shiftId)
  if (!shift) throw new DomainError('not_found')
  await tellOutcome(db, communityId, row, { accept, reason })
  if (!accept) {
    if (row.journalId === null) await writeRejected(db, communityId, row.signupId, now)
    else await proposeReversal(db, actor, { reason, journalId: row.journalId })
    return
  }
  if (row.kind === 'appeal') await clearRejected(db, communityId, row.signupId)
  if (outAt !== null) {
    if (row.settledAt !== null) throw new DomainError('attendance_settled')
    // Whoever vouches for the presence, or typed it in, does not say how long it was as well.
    if (attendee.confirmedBy === accountId || attendee.enteredBy === accountId) throw new DomainError('attendance_self')
    const end = new Date(outAt)
    if (!row.inAt || end < row.inAt || end > now) throw new DomainError('attendance_out_of_order')
    await writeOut(db, communityId, row.signupId, { outAt: end, outBy: 'clock' })
  }
  await settleAttendance(db, communityId, shift, row.signupId, now)
}

const atOnce = 200

/** Ends attendances nobody ended, half an hour after the planned end; each is looked at before it counts. */
export async function sweepShifts(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity)) {
    const due = await withContext(pool, { communityId }, (db) => store.shiftsDue(db, communityId, lateMs, atOnce))
    for (const shiftId of due)
      await withContext(pool, { communityId }, async (db) => {
        await lockShift(db, communityId, shiftId)
        const now = await readClock(db)
        if (!(await store.closeShift(db, communityId, shiftId, now))) return
        for (const forgotten of await store.closeForgotten(db, communityId, shiftId))
          await openReview(db, communityId, forgotten, 'forgotten', now)
      })
  }
}
