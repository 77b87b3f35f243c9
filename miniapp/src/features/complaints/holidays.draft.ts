import type { HolidaysSet } from './limits.api.ts'

const dayMillis = 86_400_000
const line =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*(?:~|至|到|—|–)\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?)?\s*(休|班|off|on)$/i

const at = (year: string, month: string, date: string): number =>
  Date.UTC(Number(year), Number(month) - 1, Number(date))
const isWeekend = (time: number): boolean => new Date(time).getUTCDay() % 6 === 0
const nameOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Of a text the first line that cannot be read. */
export interface UnreadLine {
  unread: string
}

/**
 * The arrangement of a year as it was announced, a line for each span of days: `2027-02-05 至 2027-02-11 休`,
 * `2027-02-14 班`. Weekends within a holiday are off anyhow, and are left out.
 */
export function holidaysIn(text: string): HolidaysSet | UnreadLine | null {
  const off: string[] = []
  const on: string[] = []
  for (const written of text.split('\n').map((one) => one.trim())) {
    if (written === '') continue
    const [, y = '', m = '', d = '', y2 = y, m2 = m, d2 = d, kind = ''] = line.exec(written) ?? []
    const [from, to] = [at(y, m, d), at(y2, m2, d2)]
    if (kind === '' || Number.isNaN(from) || to < from || to - from > 31 * dayMillis) return { unread: written }
    const isOff = kind === '休' || kind.toLowerCase() === 'off'
    for (let time = from; time <= to; time += dayMillis)
      if (!isOff) on.push(nameOf(time))
      else if (!isWeekend(time)) off.push(nameOf(time))
  }
  const [first] = [...off, ...on]
  return first === undefined ? null : { year: Number(first.slice(0, 4)), off, on }
}
