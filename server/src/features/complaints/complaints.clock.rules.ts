import { rungs, type ComplaintState, type Rung } from '@liren/shared/complaints'
import { afterDays, type WorkCalendar } from './complaints.calendar.rules.ts'
import { afterPause, endOf, instantAt, type Clock, type Limits, type Span } from './complaints.sla.rules.ts'

/** A clock with the span that it measures. */
export interface RunningClock extends Clock {
  span: Span
}

/** The clocks of a matter: until its author is contacted, somebody is on the spot, and it is done. */
export interface Clocks {
  response: RunningClock
  arrival: RunningClock | null
  solution: RunningClock
}

const started = (span: Span, at: Date, calendar: WorkCalendar): RunningClock => ({
  span,
  startedAt: at,
  dueAt: endOf(span, at, calendar),
})

/** Sets all clocks of a matter going. */
export const startClocks = ({ response, arrival, solution }: Limits, at: Date, calendar: WorkCalendar): Clocks => ({
  response: started(response, at, calendar),
  arrival: arrival && started(arrival, at, calendar),
  solution: started(solution, at, calendar),
})

/** Gives a matter that is taken up again its whole time to be done. */
export const restartSolution = (clocks: Clocks, at: Date, calendar: WorkCalendar): Clocks => ({
  ...clocks,
  solution: started(clocks.solution.span, at, calendar),
})

/** Sets all clocks of a matter going anew. */
export const restartClocks = (clocks: Clocks, at: Date, calendar: WorkCalendar): Clocks =>
  startClocks(
    { response: clocks.response.span, arrival: clocks.arrival?.span ?? null, solution: clocks.solution.span },
    at,
    calendar,
  )

/** The clocks after a pause. */
export function resumeClocks(clocks: Clocks, pause: { from: Date; to: Date }, calendar: WorkCalendar): Clocks {
  const moved = (clock: RunningClock) => ({ span: clock.span, ...afterPause(clock.span, clock, pause, calendar) })
  return {
    response: moved(clocks.response),
    arrival: clocks.arrival && moved(clocks.arrival),
    solution: moved(clocks.solution),
  }
}

/** What has been reached. */
export interface Marks {
  state: ComplaintState
  contactedAt: Date | null
  begunAt: Date | null
}

/** Which clock a matter runs against now; null when it waits for its author, or has ended. */
export function runningIn({ state, contactedAt, begunAt }: Marks, clocks: Clocks): keyof Clocks | null {
  if (['RESOLVED', 'CLOSED', 'MERGED', 'REFUSED', 'WITHDRAWN'].includes(state)) return null
  if (contactedAt === null) return 'response'
  return begunAt === null && clocks.arrival !== null ? 'arrival' : 'solution'
}

/** When the next thing is due: a clock's end, or, once it is done, the answer of its author. */
export function dueIn(marks: Marks & { resolvedAt: Date | null }, clocks: Clocks, confirmDays: number): Date | null {
  const running = runningIn(marks, clocks)
  if (running !== null) return clocks[running]?.dueAt ?? null
  return marks.state === 'RESOLVED' && marks.resolvedAt ? afterDays(marks.resolvedAt, confirmDays) : null
}

/** At how many per cent of a clock the lower rungs are, and how many hours after its end the higher ones. */
const percents: Partial<Record<Rung, number>> = { half: 50, most: 80, due: 100 }
const hoursAfter: Partial<Record<Rung, number>> = { street: 24, list: 72 }

/** When the next rung is climbed by a clock of which so many are behind; null when it is at the top. */
export function rungAt(climbed: number, clock: RunningClock, calendar: WorkCalendar): Date | null {
  const next = rungs[climbed]
  if (next === undefined) return null
  const percent = percents[next]
  if (percent !== undefined) return instantAt(percent, clock.span, clock, calendar)
  return new Date(clock.dueAt.getTime() + (hoursAfter[next] ?? 0) * 3_600_000)
}
