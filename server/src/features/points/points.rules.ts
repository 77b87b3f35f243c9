import type { PointsTerms } from '@liren/shared/points'
import { chinaAheadMinutes, dayInChina, wallInChina } from '../../platform/china.ts'

/** As every community begins: ten points an hour, stars by the thresholds that most provinces took from 民函〔2012〕340号. */
export const usualTerms: PointsTerms = {
  pointsPerHour: 10,
  capPointsPerShift: 80,
  capPointsPerDay: 100,
  refundGraceDays: 0,
  lotMonths: null,
  grants: { suggestion: 0, snap: 0, meeting: 0 },
  pickUpDays: 7,
  starHours: [100, 300, 600, 1_000, 1_500],
  displayDays: 7,
  certificate: { responsible: null, contact: null },
}

/** Points for minutes served, rounded down: at 10 an hour 55 minutes are 9, 59 are 9 and 60 are 10. */
export const pointsFor = (minutes: number, perHour: number): number => Math.floor((minutes * perHour) / 60)

/** What of a shift's points is granted, when so much was granted for the same day before. */
export const capped = (points: number, terms: PointsTerms, grantedThatDay: number): number =>
  Math.min(points, terms.capPointsPerShift, Math.max(0, terms.capPointsPerDay - grantedThatDay))

/**
 * When points granted now are gone, in China: at 24:00 on the last day of the so manieth month after, or, where no months
 * are settled, on 31 December of the year after.
 */
export function expiryOf(grantedAt: Date, lotMonths: number | null): Date {
  const wall = wallInChina(grantedAt)
  const year = wall.getUTCFullYear()
  const end = lotMonths === null ? Date.UTC(year + 2, 0, 1) : Date.UTC(year, wall.getUTCMonth() + lotMonths + 1, 1)
  return new Date(end - chinaAheadMinutes * 60_000)
}

/** How a merit is called in a list and in the statement: by the first words of what it is for, on one line. */
export function firstWords(text: string): string {
  const letters = [...text.replaceAll(/\s+/gu, ' ').trim()]
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')
}

/** Stars by lifetime minutes: 99 h 59 min of 100 h are none, 100 h are one. */
export const starsFor = (minutes: number, starHours: readonly number[]): number =>
  starHours.filter((hours) => minutes >= hours * 60).length

/** The minutes of the next star, or null at the last. */
export function nextStar(minutes: number, starHours: readonly number[]): number | null {
  const hours = starHours[starsFor(minutes, starHours)]
  return hours === undefined ? null : hours * 60
}

const dayMs = 24 * 3_600_000

/** Whoever has points that end is reminded so many days before, the first time and the second. */
export const reminderDays = [30, 7] as const

/** How many reminders of an end are due at an instant. */
export const remindersDue = (expiresAt: Date, now: Date): number =>
  reminderDays.filter((days) => expiresAt.getTime() - now.getTime() <= days * dayMs).length

/** What a reminder says: how many points end, and on which day in China. */
export function expirySaid(points: number, expiresAt: Date): string {
  const last = wallInChina(new Date(expiresAt.getTime() - 1))
  return `${String(points)} 积分 ${String(last.getUTCMonth() + 1)}月${String(last.getUTCDate())}日到期`
}

/** Tells one reminder from every other one of a person: by the day of the end in China, and whether it is the first. */
export const reminderOccasion = (expiresAt: Date, nth: number): number =>
  Number(dayInChina(expiresAt).replaceAll('-', '')) * 10 + nth
