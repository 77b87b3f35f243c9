import type { ReviewKind } from '@liren/shared/volunteering.attendance'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { creditService } from '../points/points.ledger.service.ts'
import * as store from './volunteering.attendance.store.ts'
import { isSampled, servedMinutes } from './volunteering.codes.rules.ts'
import type { ShiftRow } from './volunteering.store.ts'

/** Puts an attendance before a person. */
export const openReview = (
  db: Db,
  communityId: string,
  { signupId, accountId }: Pick<store.AttendeeRow, 'signupId' | 'accountId'>,
  kind: ReviewKind,
  openedAt: Date,
) => store.openReview(db, { communityId, id: uuidv7(), signupId, accountId, kind, openedAt })

/**
 * Credits an attendance whose other side has confirmed it and that nobody has to look at, in the transaction of whatever
 * completed it; else does nothing. The caller has locked the sign-up.
 */
export async function settleAttendance(
  db: Db,
  communityId: string,
  shift: ShiftRow,
  signupId: string,
  now: Date,
): Promise<void> {
  const row = await store.lockAttendee(db, communityId, signupId)
  if (!row?.inAt || !row.outAt || row.confirmedBy === null) return
  if (row.rejectedAt !== null || row.settledAt !== null || row.reviews.length > 0) return
  const times = { ...shift, inAt: row.inAt, outAt: row.outAt }
  // Who stayed on while the next shift had begun served once: the minute is counted for what is credited first.
  const minutes = servedMinutes(times, await store.lockCredited(db, communityId, row, times))
  const cause = {
    kind: 'service' as const,
    note: `${shift.title} ${shift.place}`,
    actorId: row.confirmedBy,
    sourceId: signupId,
  }
  // Who came and went before it began has served nothing, and there is nothing to write down.
  const credit =
    minutes === 0
      ? { journalId: null, points: 0 }
      : await creditService(db, { communityId, accountId: row.accountId, minutes, servedAt: shift.startsAt, cause })
  await store.writeSettled(db, communityId, signupId, { ...credit, at: now, minutes })
  if (credit.journalId !== null && isSampled(credit.journalId)) await openReview(db, communityId, row, 'sample', now)
}
