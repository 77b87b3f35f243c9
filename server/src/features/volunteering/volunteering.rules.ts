import type { ActivityDraft, AgeRule, ShiftRhythm } from '@liren/shared/volunteering'
import { momentInChina, wallInChina } from '../../platform/china.ts'
import { DomainError } from '../../platform/errors.ts'

const minute = 60_000
const quarter = 15 * minute
const dayMs = 24 * 60 * minute

export const longestMs = 12 * 60 * minute

export interface PlannedShift {
  place: string
  startsAt: Date
  endsAt: Date
  capacity: number
}

/**
 * The same weekday of its month so many months on, in China: of a second Saturday the second, of a fifth the last where
 * there are but four.
 */
function monthsLater(from: Date, months: number): Date {
  const wall = wallInChina(from)
  const nth = Math.floor((wall.getUTCDate() - 1) / 7)
  const first = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + months + 1, 0)).getUTCDate()
  const found = 1 + ((wall.getUTCDay() - first.getUTCDay() + 7) % 7) + nth * 7
  const days = (found > last ? found - 7 : found) - 1
  const midnight = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate())
  return new Date(from.getTime() + first.getTime() + days * dayMs - midnight)
}

const laterBy: Record<ShiftRhythm, (from: Date, nth: number) => Date> = {
  week: (from, nth) => new Date(from.getTime() + nth * 7 * dayMs),
  fortnight: (from, nth) => new Date(from.getTime() + nth * 14 * dayMs),
  month: monthsLater,
}

/** Every shift of a draft, those that come again written out; throws `shift_times_wrong`. */
export function plannedShifts(drafts: ActivityDraft['shifts'], now: Date): PlannedShift[] {
  return drafts.flatMap(({ every, times, place, capacity, ...at }) => {
    const [from, to] = [Date.parse(at.startsAt), Date.parse(at.endsAt)]
    const isWhole = from % quarter === 0 && to % quarter === 0
    if (!isWhole || from <= now.getTime() || to <= from || to - from > longestMs)
      throw new DomainError('shift_times_wrong')
    return Array.from({ length: times }, (_, nth) => {
      const startsAt = laterBy[every](new Date(from), nth)
      return { place, capacity, startsAt, endsAt: new Date(startsAt.getTime() + to - from) }
    })
  })
}

/** The quarter-hours of a shift, by which nobody is in two places. */
export function quartersOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Date[] {
  const count = Math.ceil((endsAt.getTime() - startsAt.getTime()) / quarter)
  return Array.from({ length: count }, (_, nth) => new Date(startsAt.getTime() + nth * quarter))
}

/** Whether a shift begins in the evening, from 18:00 on, or on a weekend, in China. */
export function isEveningOrWeekend(startsAt: Date): boolean {
  const local = wallInChina(startsAt)
  return local.getUTCHours() >= 18 || local.getUTCDay() === 0 || local.getUTCDay() === 6
}

/** Percent of places, rounded down, in evenings and on weekends. */
export function eveningShare(shifts: readonly { startsAt: Date; capacity: number }[]): number {
  const of = (some: readonly { capacity: number }[]) => some.reduce((sum, { capacity }) => sum + capacity, 0)
  const all = of(shifts)
  return all === 0 ? 0 : Math.floor((100 * of(shifts.filter(({ startsAt }) => isEveningOrWeekend(startsAt)))) / all)
}

/** How old somebody is, as far as it matters here: under 14, under 18, or of age. */
export type Age = 'child' | 'minor' | 'grown'

/** The same day so many years on; of a 29 February the first of March, where there is none. */
export function yearsLater(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10)
}

/** The day from which somebody is of age who says that they are, or when they were born; null where they say neither. */
export function grownOnOf(
  { isOfAge, bornOn }: { isOfAge: boolean; bornOn: string | null },
  today: string,
): string | null {
  if (bornOn !== null && bornOn <= today) return yearsLater(bornOn, 18)
  return isOfAge && bornOn === null ? today : null
}

/** How old somebody is on a day; null where nobody has said it. */
export function ageOn(
  today: string,
  { isUnder14, grownOn }: { isUnder14: boolean; grownOn: string | null },
): Age | null {
  if (isUnder14) return 'child'
  if (grownOn === null) return null
  if (grownOn <= today) return 'grown'
  return yearsLater(today, 4) < grownOn ? 'child' : 'minor'
}

interface Joining {
  who: Age
  guardianComes: boolean
  acceptsRisk: boolean
}

/** Whether somebody may join by age and risk; throws `shift_not_for_you` or `shift_risk_unaccepted`. */
export function expectFit({ age, riskNote }: { age: AgeRule; riskNote: string | null }, person: Joining): void {
  // Minors never do dangerous work, whatever the organiser has set.
  const isBarred = (person.who === 'child' && age === 'grown') || (person.who !== 'grown' && riskNote !== null)
  const isAlone = person.who === 'child' && age === 'with_guardian' && !person.guardianComes
  if (isBarred || isAlone) throw new DomainError('shift_not_for_you')
  if (riskNote !== null && !person.acceptsRisk) throw new DomainError('shift_risk_unaccepted')
}

/** What a reminder says: what, on which day and at what time in China. */
export const reminderSaid = (title: string, startsAt: Date): string => `${title} ${momentInChina(startsAt)}`

const monthsShown = 12

/** The last twelve months in China, the oldest first, such as `2026-03`. */
export function lastMonths(now: Date): string[] {
  const local = wallInChina(now)
  return Array.from({ length: monthsShown }, (_, at) => {
    const month = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - (monthsShown - 1) + at, 1))
    return month.toISOString().slice(0, 7)
  })
}

/** The first instant of a month in China. */
export const beginOfMonth = (month: string): Date => new Date(`${month}-01T00:00:00+08:00`)
