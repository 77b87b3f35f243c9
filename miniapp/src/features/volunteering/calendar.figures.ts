/** Days such as `2026-03-05`, reckoned without a clock: a week begins on Monday. */

const dayMs = 24 * 3_600_000
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs
const dayAt = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10)

export const daysLater = (day: string, count: number): string => dayAt(numberOf(day) + count)

/** The Monday of a day's week. The day with number 4 was a Monday. */
export function mondayOf(day: string): string {
  const number = numberOf(day)
  return dayAt(number - ((((number - 4) % 7) + 7) % 7))
}

/** The same day so many months on, or the last one of a month that is shorter. */
export function monthsLater(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}

export const spans = ['week', 'month'] as const
export type Span = (typeof spans)[number]

/** The weeks that show a day: its own, or all that touch its month; each from Monday to Sunday. */
export function weeksAround(day: string, span: Span): string[][] {
  const first = mondayOf(span === 'week' ? day : `${day.slice(0, 7)}-01`)
  const last = span === 'week' ? day : daysLater(monthsLater(`${day.slice(0, 7)}-01`, 1), -1)
  const count = (numberOf(mondayOf(last)) - numberOf(first)) / 7 + 1
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => daysLater(first, week * 7 + at)),
  )
}

/** The day to look at, a week or a month further on or back: in another month its first, of today's today. */
export function turned(day: string, span: Span, by: 1 | -1, today: string): string {
  if (span === 'week') {
    const next = daysLater(mondayOf(day), by * 7)
    return mondayOf(today) === next ? today : next
  }
  const month = monthsLater(`${day.slice(0, 7)}-01`, by)
  return today.startsWith(month.slice(0, 7)) ? today : month
}
