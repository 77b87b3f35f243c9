import type { ComplaintBoard, ComplaintRate } from '@liren/shared/complaints.board'
import { DomainError } from '../../platform/errors.ts'
import { daysAround } from './complaints.calendar.rules.ts'

/** What was counted of matters reported in a period. */
export interface Tally {
  reported: number
  inTime: number
  answerable: number
  solved: number
  satisfied: number
  answered: number
}

/** What lies on desks now. */
export interface Load {
  open: number
  dueSoon: number
  overdue: number
}

/** Nothing counted. */
export const noTally: Tally = { reported: 0, inTime: 0, answerable: 0, solved: 0, satisfied: 0, answered: 0 }
/** Nothing on any desk. */
export const noLoad: Load = { open: 0, dueSoon: 0, overdue: 0 }

/** A rate, in whole thousandths rounded down; of nothing there is none. */
export const rateOf = (numerator: number, denominator: number): ComplaintRate => ({
  numerator,
  denominator,
  permille: denominator === 0 ? null : Math.floor((numerator * 1_000) / denominator),
})

/** The three rates of what was counted. */
export const ratesOf = ({ inTime, answerable, solved, satisfied, answered }: Tally) => ({
  response: rateOf(inTime, answerable),
  solution: rateOf(solved, answered),
  satisfaction: rateOf(satisfied, answered),
})

/** What was counted, what lies there now, and the rates. */
export const countedOf = (tally: Tally, load: Load): ComplaintBoard['all'] => ({
  reported: tally.reported,
  ...load,
  ...ratesOf(tally),
})

const mostDays = 366

/** The instants of a period; `complaint_time_wrong` unless it runs forwards, for a year at most. */
export function periodOf(period: { from: string; to: string }): { from: Date; to: Date } {
  const { from, to } = daysAround(period.from, period.to)
  const days = (to.getTime() - from.getTime()) / 86_400_000
  if (!(days > 0 && days <= mostDays)) throw new DomainError('complaint_time_wrong')
  return { from, to }
}
