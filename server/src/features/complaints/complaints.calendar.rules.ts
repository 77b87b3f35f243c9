import { chinaAheadMinutes } from '../../platform/china.ts'

/** Which days are worked, beyond Monday to Friday, and in which minutes of the day. */
export interface WorkCalendar {
  off: ReadonlySet<string>
  on: ReadonlySet<string>
  /** Years whose holidays are known. */
  years: ReadonlySet<number>
  fromMinutes: number
  toMinutes: number
}

const minute = 60_000
const day = 1_440

/** Minutes since 1970 of the local clock, with fractions. */
const localOf = (at: Date): number => at.getTime() / minute + chinaAheadMinutes
const instantOf = (local: number): Date => new Date(Math.round((local - chinaAheadMinutes) * minute))
const dayOf = (local: number): number => Math.floor(local / day)

/** A day counted from 1970-01-01, as it is written. */
const nameOfDay = (number: number): string => new Date(number * day * minute).toISOString().slice(0, 10)

/** The local day of an instant, counted from 1970-01-01. */
export const dayNumberOf = (at: Date): number => dayOf(localOf(at))

/** The whole minutes of the local day that have passed at an instant. */
export const minuteOfDay = (at: Date): number => ((Math.floor(localOf(at)) % day) + day) % day

/** A written day, counted from 1970-01-01. */
export const dayNumberIn = (name: string): number => Date.parse(`${name}T00:00:00Z`) / (day * minute)

/** 1970-01-01 was a Thursday. */
export const isWeekend = (number: number): boolean => (((number + 3) % 7) + 7) % 7 >= 5

/** Whether a day is worked; of a year whose holidays are not known, every Monday to Friday. */
export function isWorked(calendar: WorkCalendar, number: number): boolean {
  const name = nameOfDay(number)
  if (calendar.off.has(name)) return false
  return calendar.on.has(name) || !isWeekend(number)
}

/** Working minutes of a calendar between two instants; none when the second is not later. */
export function workMinutesBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  const [start, end] = [localOf(from), localOf(to)]
  let minutes = 0
  for (let number = dayOf(start); number <= dayOf(end); number += 1) {
    if (!isWorked(calendar, number)) continue
    const opens = Math.max(start, number * day + calendar.fromMinutes)
    const closes = Math.min(end, number * day + calendar.toMinutes)
    minutes += Math.max(0, closes - opens)
  }
  return minutes
}

/** The instant at which so many working minutes have passed since another. */
export function afterWorkMinutes(calendar: WorkCalendar, from: Date, minutes: number): Date {
  let left = minutes
  const start = localOf(from)
  for (let number = dayOf(start); ; number += 1) {
    if (!isWorked(calendar, number)) continue
    const opens = Math.max(start, number * day + calendar.fromMinutes)
    const available = Math.max(0, number * day + calendar.toMinutes - opens)
    if (available > 0 && left <= available) return instantOf(opens + left)
    left -= available
  }
}

/** The close of work of the so manieth working day after that of an instant, whose own day does not count. */
export function afterWorkDays(calendar: WorkCalendar, from: Date, days: number): Date {
  let number = dayNumberOf(from)
  for (let left = days; left > 0;) {
    number += 1
    if (isWorked(calendar, number)) left -= 1
  }
  return instantOf(number * day + calendar.toMinutes)
}

/** How many working days lie after the day of one instant, up to that of another. */
export function workDaysBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  let days = 0
  for (let number = dayNumberOf(from) + 1; number <= dayNumberOf(to); number += 1)
    if (isWorked(calendar, number)) days += 1
  return days
}

/** The end of the so manieth calendar day after that of an instant, whose own day does not count (Civil Code art. 201). */
export const afterDays = (from: Date, days: number): Date => instantOf((dayNumberOf(from) + days + 1) * day)

/** Whether so many days from an instant are not over; where nothing began, none are. */
export const isWithin = (from: Date | null, days: number, now: Date): boolean =>
  from === null || now < afterDays(from, days)

const monthMinutes = 31 * day

/** The instants at which a day begins in China, and the one after another day. */
export const daysAround = (from: string, to: string): { from: Date; to: Date } => ({
  from: instantOf(dayNumberIn(from) * day),
  to: instantOf((dayNumberIn(to) + 1) * day),
})

/** A year whose holidays are not known though a limit that begins now may run into it: this one, or in its last month the next. */
export function missingYear(calendar: WorkCalendar, now: Date): number | null {
  const yearOf = (at: Date) => new Date(localOf(at) * minute).getUTCFullYear()
  const years = [yearOf(now), yearOf(new Date(now.getTime() + 2 * monthMinutes * minute))]
  return years.find((year) => !calendar.years.has(year)) ?? null
}
