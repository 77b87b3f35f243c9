import type { VotePolicy } from '@liren/shared/votes.policy'
import { dayOf, instantAt } from '../../lib/time.ts'
import { millisOf, type When } from './when.draft.ts'

const day = 24 * 3_600_000

type Rules = Pick<VotePolicy, 'noticeDays' | 'tempNoticeDays' | 'windowMinDays' | 'windowMaxDays'>

/** How many days lie between notice and voting. */
export const noticeDaysOf = (rules: Rules, isTemporary: boolean): number =>
  isTemporary ? rules.tempNoticeDays : rules.noticeDays

/** The first day on which voting may begin, such as `2026-03-16`: so many calendar days after today. */
export const earliestDay = (now: number, days: number): string => dayOf(now + days * day)

/** What to start from: voting on the first lawful day at nine, for a fortnight or as near to it as the rules allow. */
export function usualTimes(now: number, rules: Rules, isTemporary: boolean): { opens: When; closes: When } {
  const first = earliestDay(now, noticeDaysOf(rules, isTemporary))
  const length = Math.min(Math.max(14, rules.windowMinDays), rules.windowMaxDays)
  const last = dayOf(Date.parse(instantAt(first, '09:00') ?? '') + length * day)
  return { opens: { day: first, time: '09:00' }, closes: { day: last, time: '09:00' } }
}

export type TimeFault = 'late' | 'short'

/** Why these times would be refused, or null: too short a notice, or too short or too long a voting. */
export function timeFault(
  { opens, closes }: { opens: When; closes: When },
  { now, rules, isTemporary }: { now: number; rules: Rules; isTemporary: boolean },
): TimeFault | null {
  const [from, to] = [millisOf(opens), millisOf(closes)]
  if (from === null || opens.day < earliestDay(now, noticeDaysOf(rules, isTemporary))) return 'late'
  if (to === null) return 'short'
  const length = to - from
  return length >= rules.windowMinDays * day && length <= rules.windowMaxDays * day ? null : 'short'
}

/** From one moment to another in days, with half a day as such. */
export const daysBetween = (from: number, to: number): number => Math.round(((to - from) / day) * 2) / 2

/** The latest close that the longest voting allows, in milliseconds. */
export const latestClose = (opensAt: string, { windowMaxDays }: Rules): number =>
  Date.parse(opensAt) + windowMaxDays * day
