import type { VolunteerYear } from '@liren/shared/volunteering.thanks'
import { chinaAheadMinutes, wallInChina } from '../../platform/china.ts'

/** The year it is in China. */
export const yearInChina = (at: Date): number => wallInChina(at).getUTCFullYear()

/** From the beginning of a year in China to its end. */
export const spanOfYear = (year: number): { from: Date; to: Date } => ({
  from: new Date(Date.UTC(year, 0, 1) - chinaAheadMinutes * 60_000),
  to: new Date(Date.UTC(year + 1, 0, 1) - chinaAheadMinutes * 60_000),
})

interface Served {
  title: string
  /** From 1. */
  month: number
  minutes: number
  isEvening: boolean
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

/** What somebody's services of a year come to. What took most of the time is named first. */
export function yearOf(services: readonly Served[]): Omit<VolunteerYear, 'year' | 'thanks' | 'stars'> {
  const byTitle = new Map<string, number>()
  for (const { title, minutes } of services) byTitle.set(title, (byTitle.get(title) ?? 0) + minutes)
  const titles = [...byTitle].toSorted(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
  return {
    minutes: sum(services.map(({ minutes }) => minutes)),
    services: services.length,
    eveningMinutes: sum(services.filter(({ isEvening }) => isEvening).map(({ minutes }) => minutes)),
    months: Array.from({ length: 12 }, (_, at) =>
      sum(services.filter(({ month }) => month === at + 1).map(({ minutes }) => minutes)),
    ),
    titles: titles.slice(0, 3).map(([title]) => title),
  }
}
