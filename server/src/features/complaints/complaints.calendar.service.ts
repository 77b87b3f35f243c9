import { publishedYear } from '../../platform/calendar/chinese.days.ts'
import type { Db } from '../../platform/db/context.ts'
import type { WorkCalendar } from './complaints.calendar.rules.ts'
import type { YearArranged } from './complaints.holidays.rules.ts'
import { readYears } from './complaints.holidays.store.ts'
import { readSetting, type SettingRow } from './complaints.settings.store.ts'

const published = new Map<number, YearArranged | null>()

/** A year as the library has it; walked through once. */
function libraryYear(year: number): YearArranged | null {
  const known = published.get(year)
  if (known !== undefined) return known
  const found = publishedYear(year)
  published.set(year, found)
  return found
}

/**
 * The working days and hours of a community around an instant: the year before, its own, and the next as far as it is known. What
 * the community put in goes before what the library brings. Of whoever has read its setting it is taken.
 */
export async function calendarFor(
  db: Db,
  communityId: string,
  now: Date,
  setting?: Pick<SettingRow, 'workHours'>,
): Promise<WorkCalendar> {
  const present = now.getUTCFullYear()
  const { workHours } = setting ?? (await readSetting(db, communityId))
  const imported = await readYears(db, communityId, present - 1)
  const years = [present - 1, present, present + 1].flatMap(
    (year) => imported.find((one) => one.year === year) ?? libraryYear(year) ?? [],
  )
  return {
    off: new Set(years.flatMap(({ off }) => off)),
    on: new Set(years.flatMap(({ on }) => on)),
    years: new Set(years.map(({ year }) => year)),
    ...workHours,
  }
}
