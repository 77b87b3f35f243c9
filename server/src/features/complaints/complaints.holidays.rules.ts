import { dayNumberIn, isWeekend } from './complaints.calendar.rules.ts'

/** What a year's arrangement changes. */
export interface YearArranged {
  year: number
  off: readonly string[]
  on: readonly string[]
}

/**
 * Whether it can be true: days of that year, each named once; off is a day that would be worked, on a weekend that would
 * not. There are holidays in every year.
 */
export function isArrangement({ year, off, on }: YearArranged): boolean {
  const all = [...off, ...on]
  return (
    off.length > 0 &&
    new Set(all).size === all.length &&
    all.every((day) => day.startsWith(`${String(year)}-`)) &&
    off.every((day) => !isWeekend(dayNumberIn(day))) &&
    on.every((day) => isWeekend(dayNumberIn(day)))
  )
}
