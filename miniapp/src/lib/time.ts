import type { Locale } from '@liren/shared/primitives'

const hour = 3_600_000
const day = 24 * hour
/** China keeps one time, eight hours ahead of UTC, without summer time; mini-programs have no dependable Intl. */
const offset = 8 * hour

const two = (value: number) => String(value).padStart(2, '0')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const weekdaysEn = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** Fields of an instant as a clock in China shows them. */
function fields(milliseconds: number) {
  const local = new Date(milliseconds + offset)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    clock: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
    dayNumber: Math.floor((milliseconds + offset) / day),
  }
}

const monthAndDate = (at: ReturnType<typeof fields>, locale: Locale) =>
  locale === 'en' ? `${at.date} ${months[at.month - 1]}` : `${at.month}月${at.date}日`

/** A day of another year than this one says which. */
function withYear(text: string, year: number, presentYear: number, locale: Locale): string {
  if (year === presentYear) return text
  return locale === 'en' ? `${text} ${year}` : `${year}年${text}`
}

/** A moment as people say it: 今天 14:30, 昨天, 3月5日, and with the year when it is another one. */
export function momentText(instant: string, now: number, locale: Locale): string {
  const at = fields(Date.parse(instant))
  const present = fields(now)
  const daysAgo = present.dayNumber - at.dayNumber
  if (daysAgo === 0) return `${locale === 'en' ? 'Today' : '今天'} ${at.clock}`
  if (daysAgo === 1) return locale === 'en' ? 'Yesterday' : '昨天'
  return withYear(monthAndDate(at, locale), at.year, present.year, locale)
}

/** Until when, with the hour: 今天 14:30, 明天 9:00, 3月5日 14:30, and with the year when it is another one. */
export function dueText(instant: string, now: number, locale: Locale): string {
  const at = fields(Date.parse(instant))
  const present = fields(now)
  const near = locale === 'en' ? ['Yesterday', 'Today', 'Tomorrow'] : ['昨天', '今天', '明天']
  const date = near[at.dayNumber - present.dayNumber + 1] ?? monthAndDate(at, locale)
  if (at.year === present.year) return `${date} ${at.clock}`
  return locale === 'en' ? `${date} ${at.year}, ${at.clock}` : `${at.year}年${date} ${at.clock}`
}

/** The full instant: 2026年3月5日 14:30 (Beijing time). */
export function fullMomentText(instant: string, locale: Locale): string {
  const at = fields(Date.parse(instant))
  return locale === 'en'
    ? `${monthAndDate(at, locale)} ${at.year}, ${at.clock}`
    : `${at.year}年${monthAndDate(at, locale)} ${at.clock}`
}

/** Today as a heading: 11月22日 星期日. */
export function dateText(now: number, locale: Locale): string {
  const at = fields(now)
  return locale === 'en'
    ? `${weekdaysEn[at.weekday]}, ${monthAndDate(at, locale)}`
    : `${monthAndDate(at, locale)} 星期${weekdays[at.weekday]}`
}

export type PartOfDay = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening'

const partBegins: readonly [number, PartOfDay][] = [
  [18, 'evening'],
  [13, 'afternoon'],
  [11, 'noon'],
  [5, 'morning'],
  [0, 'night'],
]

/** Which greeting fits the hour in China. */
export function partOfDay(now: number): PartOfDay {
  const present = fields(now).hour
  return partBegins.find(([from]) => present >= from)?.[1] ?? 'night'
}

/** The day of an instant in China, such as `2026-03-05`. */
export const dayOf = (milliseconds: number): string => new Date(milliseconds + offset).toISOString().slice(0, 10)

/** Weekday from 1, a Monday, to 7: 星期三. */
export const weekdayText = (weekday: number, locale: Locale): string =>
  locale === 'en' ? (weekdaysEn[weekday % 7] ?? '') : `星期${weekdays[weekday % 7] ?? ''}`

/** Minutes of a day as a clock shows them: 8:30 at night is `20:30`. */
export const clockText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** Minutes of the day of `20:30`; null while it is no time. */
export function minutesIn(clock: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** The hour of an instant in China: 17:30. */
export const clockOf = (instant: string): string => fields(Date.parse(instant)).clock

/** A moment ahead, to the minute: 今天 22:00, 明天 8:00, 3月5日 8:00. */
export function aheadText(instant: string, now: number, locale: Locale): string {
  const at = fields(Date.parse(instant))
  const present = fields(now)
  const near = locale === 'en' ? ['Today', 'Tomorrow'] : ['今天', '明天']
  const far = withYear(monthAndDate(at, locale), at.year, present.year, locale)
  return `${near[at.dayNumber - present.dayNumber] ?? far} ${at.clock}`
}

/** From when until when, also over several days: 今天 9:00–17:00, 3月5日 9:00 至 3月7日 17:00. */
export function spanText(from: string, to: string, now: number, locale: Locale): string {
  if (dayOf(Date.parse(from)) === dayOf(Date.parse(to))) return hoursText(from, to, now, locale)
  const joint = locale === 'en' ? ' to ' : ' 至 '
  return `${aheadText(from, now, locale)}${joint}${aheadText(to, now, locale)}`
}

/** An instant of the clock in China: a day such as `2026-03-05` and a time of day such as `14:30`; null for no such. */
export function instantAt(date: string, time: string): string | null {
  const at = Date.parse(`${date}T${time}:00+08:00`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** When a day is over in China: the first instant of the next one. */
export function endOfDay(date: string): string | null {
  const begin = instantAt(date, '00:00')
  return begin === null ? null : new Date(Date.parse(begin) + day).toISOString()
}

/** The day that is over at an instant made by `endOfDay`. */
export const dayEndedBy = (instant: string): string => dayOf(Date.parse(instant) - 1)

/** From when until when, as people say it: 今天 9:00–17:00, 明天, 星期三, 3月5日. */
export function hoursText(from: string, to: string, now: number, locale: Locale): string {
  const start = fields(Date.parse(from))
  const ahead = start.dayNumber - fields(now).dayNumber
  const near = locale === 'en' ? ['Today', 'Tomorrow'] : ['今天', '明天']
  const far = ahead > 0 && ahead < 7 ? weekdayText(start.weekday, locale) : monthAndDate(start, locale)
  return `${near[ahead] ?? far} ${start.clock}–${fields(Date.parse(to)).clock}`
}

/** Until when something is to be done: the last minute of a day rather than the first of the next. */
export function deadlineText(instant: string, now: number, locale: Locale): string {
  const isMidnight = clockOf(instant) === '00:00'
  const last = isMidnight ? new Date(Date.parse(instant) - 60_000).toISOString() : instant
  return dueText(last, now, locale)
}
