import type { ComplaintHolidays } from '@liren/shared/complaints.limits'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { publishedYear } from '../../platform/calendar/chinese.days.ts'
import { missingYear } from './complaints.calendar.rules.ts'
import { calendarFor } from './complaints.calendar.service.ts'
import { isArrangement, type YearArranged } from './complaints.holidays.rules.ts'
import * as store from './complaints.holidays.store.ts'
import { maySettle } from './complaints.policy.ts'

const yearsAhead = [-1, 0, 1, 2]

/** The holidays by which limits are counted: what was put in here, else what the library brings. */
export async function holidaysFor(db: Db, actor: CommunityActor): Promise<ComplaintHolidays> {
  const now = await readClock(db)
  const present = now.getUTCFullYear()
  const imported = await store.readYears(db, actor.communityId, present - 1)
  const years = yearsAhead.flatMap((ahead): ComplaintHolidays['years'] => {
    const year = present + ahead
    const own = imported.find((one) => one.year === year)
    const days = own ?? publishedYear(year)
    return days ? [{ year, isImported: own !== undefined, off: [...days.off], on: [...days.on] }] : []
  })
  const calendar = await calendarFor(db, actor.communityId, now)
  return { years, missingYear: missingYear(calendar, now), canEdit: maySettle(actor) }
}

/** Puts in the arrangement of a year. Clocks that run already keep their ends. */
export async function setHolidays(db: Db, actor: CommunityActor, year: YearArranged): Promise<ComplaintHolidays> {
  if (!isArrangement(year)) throw new DomainError('complaint_holidays_wrong')
  await store.writeYear(db, actor.communityId, year, actor.accountId)
  return holidaysFor(db, actor)
}
