import { lifeHazards, type ComplaintCategory, type Hazard, type Urgency } from '@liren/shared/complaints'
import type { Span } from '@liren/shared/complaints.limits'
import type { SlaCity } from '@liren/shared/complaints.settings'
import {
  afterDays,
  afterWorkDays,
  afterWorkMinutes,
  dayNumberOf,
  workDaysBetween,
  workMinutesBetween,
  type WorkCalendar,
} from './complaints.calendar.rules.ts'

export type { Span }

/** Until when the author is contacted, somebody is on the spot (where that is promised), and it is done. */
export interface Limits {
  response: Span
  arrival: Span | null
  solution: Span
}

const minutes = (n: number): Span => ({ n, unit: 'minutes' })
const hours = (n: number): Span => minutes(n * 60)
const days = (n: number): Span => ({ n, unit: 'days' })
const workDays = (n: number): Span => ({ n, unit: 'work_days' })

const endangering: readonly Hazard[] = lifeHazards

/** How urgent a matter is: by what threatens, else by its category. */
export function urgencyOf(category: ComplaintCategory, hazard: Hazard | null): Urgency {
  if (hazard !== null) return endangering.includes(hazard) ? 'life_safety' : 'urgent'
  if (category === 'suggestion' || category === 'consultation') return 'advice'
  return category === 'safety' ? 'urgent' : 'ordinary'
}

/** Life safety and urgent repairs are the same everywhere: 5 and 30 minutes; within the hour on the spot (中物协〔2004〕1号). */
const emergencies = {
  life_safety: { response: minutes(5), arrival: minutes(30), solution: hours(24) },
  urgent: { response: minutes(30), arrival: hours(1), solution: hours(24) },
}
/** A complaint is answered within a day and done within ten (Hangzhou art. 50); a suggestion within seven (Liaocheng art. 38). */
const house: Record<Urgency, Limits> = {
  ...emergencies,
  ordinary: { response: hours(24), arrival: null, solution: days(10) },
  advice: { response: hours(24), arrival: null, solution: days(7) },
}

/** What differs from city to city (`domain.md` C1). */
const cityLimits: Record<SlaCity, Record<Urgency, Limits>> = {
  house,
  hangzhou: house,
  // Four levels: 2 hours, 24 hours, 7 and 15 days.
  beijing: {
    life_safety: { ...emergencies.life_safety, solution: hours(2) },
    urgent: { ...emergencies.urgent, solution: hours(24) },
    ordinary: { response: hours(24), arrival: null, solution: days(7) },
    advice: { response: hours(24), arrival: null, solution: days(15) },
  },
  // A suggestion one working day, a complaint five.
  shanghai: {
    ...emergencies,
    ordinary: { response: workDays(1), arrival: null, solution: workDays(5) },
    advice: { response: workDays(1), arrival: null, solution: workDays(1) },
  },
  jinan: {
    ...emergencies,
    ordinary: { response: workDays(1), arrival: null, solution: workDays(5) },
    advice: { response: workDays(1), arrival: null, solution: workDays(5) },
  },
  weifang: {
    ...emergencies,
    ordinary: { response: workDays(1), arrival: null, solution: workDays(5) },
    advice: { response: workDays(1), arrival: null, solution: workDays(5) },
  },
}

/** A repair in a flat is done within three days (common practice), where the city has nothing shorter to say. */
const homeRepair: Span = days(3)

/** The limits of a matter in a city that is followed. */
export function limitsOf(city: SlaCity, category: ComplaintCategory, urgency: Urgency): Limits {
  const limits = cityLimits[city][urgency]
  const isHomeRepair = category === 'repair_home' && urgency === 'ordinary' && limits.solution.unit === 'days'
  return isHomeRepair ? { ...limits, solution: homeRepair } : limits
}

/** The limits of a word left to a column, which promises a first reply within so many minutes. */
export const answeredWithin = (promised: number, limits: Limits): Limits => ({ ...limits, response: minutes(promised) })

/** When a span is over that begins at an instant. */
export function endOf(span: Span, from: Date, calendar: WorkCalendar): Date {
  switch (span.unit) {
    case 'minutes':
      return new Date(from.getTime() + span.n * 60_000)
    case 'work_minutes':
      return afterWorkMinutes(calendar, from, span.n)
    case 'days':
      return afterDays(from, span.n)
    default:
      return afterWorkDays(calendar, from, span.n)
  }
}

/** A running clock: since when it counts, and until when. */
export interface Clock {
  startedAt: Date
  dueAt: Date
}

/** Moves an instant on by as much of a pause as the span would have counted. */
function movedBy(span: Span, at: Date, pause: { from: Date; to: Date }, calendar: WorkCalendar): Date {
  switch (span.unit) {
    case 'minutes':
      return new Date(at.getTime() + (pause.to.getTime() - pause.from.getTime()))
    case 'work_minutes':
      return afterWorkMinutes(calendar, at, workMinutesBetween(calendar, pause.from, pause.to))
    case 'days':
      return new Date(at.getTime() + (dayNumberOf(pause.to) - dayNumberOf(pause.from)) * 86_400_000)
    default: {
      const paused = workDaysBetween(calendar, pause.from, pause.to)
      return paused === 0 ? at : afterWorkDays(calendar, at, paused)
    }
  }
}

/** The clock after a pause: it began later by what the pause took, and so it ends. What is over already stays over. */
export function afterPause(span: Span, clock: Clock, pause: { from: Date; to: Date }, calendar: WorkCalendar): Clock {
  if (clock.dueAt <= pause.from) return clock
  return {
    startedAt: movedBy(span, clock.startedAt, pause, calendar),
    dueAt: movedBy(span, clock.dueAt, pause, calendar),
  }
}

/** When so many per cent of a clock have run: of working time where the span counts that, else of all time. */
export function instantAt(percent: number, span: Span, { startedAt, dueAt }: Clock, calendar: WorkCalendar): Date {
  if (percent >= 100) return dueAt
  if (span.unit === 'minutes' || span.unit === 'days')
    return new Date(startedAt.getTime() + Math.floor(((dueAt.getTime() - startedAt.getTime()) * percent) / 100))
  return afterWorkMinutes(calendar, startedAt, (workMinutesBetween(calendar, startedAt, dueAt) * percent) / 100)
}
