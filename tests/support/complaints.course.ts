import type { Course } from '../../server/src/features/complaints/complaints.change.rules.ts'
import { startClocks } from '../../server/src/features/complaints/complaints.clock.rules.ts'
import type { WorkCalendar } from '../../server/src/features/complaints/complaints.calendar.rules.ts'
import { limitsOf } from '../../server/src/features/complaints/complaints.sla.rules.ts'
import { publishedYear } from '../../server/src/platform/calendar/chinese.days.ts'

/** Working days of some years as the library has them, from half past eight to half past five. */
export function calendarOf(...years: number[]): WorkCalendar {
  const known = years.flatMap((year) => publishedYear(year) ?? [])
  return {
    off: new Set(known.flatMap(({ off }) => off)),
    on: new Set(known.flatMap(({ on }) => on)),
    years: new Set(known.map(({ year }) => year)),
    fromMinutes: 510,
    toMinutes: 1_050,
  }
}

/** A matter that was sent to the firm of an estate on a Monday morning. */
export function someCourse(more: Partial<Course> = {}): { course: Course; calendar: WorkCalendar } {
  const calendar = calendarOf(2026)
  const clocks = startClocks(
    limitsOf('house', 'common_parts', 'ordinary'),
    new Date('2026-03-02T09:00:00+08:00'),
    calendar,
  )
  const course: Course = {
    ...{ state: 'DISPATCHED', handlerId: null, clocks, pausedAt: null, pausedUntil: null, pausedState: null },
    ...{ officeRole: 'property_staff', officeScopeId: 'e', officeLabel: '枫林苑', rule: 'property', askedUntil: null },
    ...{
      isObjected: false,
      reopenings: 0,
      ringsLeft: 3,
      round: 0,
      rung: 0,
      urgedAt: null,
      urges: 0,
      waiver: null,
      mergedInto: null,
      isVisible: false,
      shownAt: null,
      outcome: null,
      acceptedAt: null,
    },
    ...{ contactedAt: null, begunAt: null, resolvedAt: null, remindedAt: null, closedAt: null },
    ...more,
  }
  return { course, calendar }
}
