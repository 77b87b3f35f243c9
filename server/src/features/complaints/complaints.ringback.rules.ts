import type { ComplaintOutcome, ComplaintStep } from '@liren/shared/complaints'
import type { ErrorCode } from '@liren/shared/problem'
import { isWithin } from './complaints.calendar.rules.ts'

/** What was said of the outcome, as far as rules look at it. */
export interface RatingFacts {
  ratedAt: Date
  isSolved: boolean
  /** Not solved, or less than satisfied. */
  isPoor: boolean
  isAppealed: boolean
  /** Who wrote it down, rung back; null where its author rated it. */
  notedBy: string | null
}

interface Heard {
  outcome: ComplaintOutcome | null
  closedAt: Date | null
  ringsLeft: number
  rating: RatingFacts | null
}

interface Hearing {
  now: Date
  /** The actor is who complained, not who wrote it down for them. */
  isSelf?: boolean
  /** The actor is of the committee, and had no hand in the matter. */
  mayRing?: boolean
}

/** A rating is taken for so long; who was silent is rung back for so long, and so often. */
const rateDays = 30
export const ringDays = 30
export const mostRings = 3
/** What was not solved, says who was rung back, may be opened again for so long. */
const reopenDays = 30

/** One thing is said of an outcome. What somebody else wrote down its author may still put right, until it is appealed. */
function ratingRefusal({ rating, closedAt }: Heard, { now, isSelf }: Hearing): ErrorCode | null {
  const isRight = isSelf === true && rating !== null && rating.notedBy !== null && !rating.isAppealed
  if (rating !== null && !isRight) return 'complaint_rated'
  return isWithin(rating?.ratedAt ?? closedAt, rateDays, now) ? null : 'complaint_too_late'
}

/** Who said nothing is rung back, by somebody who has no side in it; who has spoken is not. */
function ringRefusal({ outcome, closedAt, ringsLeft, rating }: Heard, { now, mayRing }: Hearing): ErrorCode | null {
  if (mayRing !== true) return 'forbidden'
  if (outcome !== 'unanswered') return 'complaint_step_illegal'
  if (rating !== null) return 'complaint_rated'
  if (ringsLeft === 0) return 'complaint_rung'
  return isWithin(closedAt, ringDays, now) ? null : 'complaint_too_late'
}

/** Why nothing may be said of an outcome now, by its author or for them; null for every other step. */
export function hearingRefusal(step: ComplaintStep, facts: Heard, hearing: Hearing): ErrorCode | null {
  if (step === 'RATE') return ratingRefusal(facts, hearing)
  return step === 'RING_BACK' || step === 'RING_IN_VAIN' ? ringRefusal(facts, hearing) : null
}

/** Whether the committee may open a matter again that nobody asked for: its author, rung back, says that it is not solved. */
export const mayReopenUnasked = ({ rating }: Pick<Heard, 'rating'>, now: Date): boolean =>
  rating !== null && rating.notedBy !== null && !rating.isSolved && isWithin(rating.ratedAt, reopenDays, now)
