import { chinaAheadMinutes } from '../../platform/china.ts'

/** A shift, on a weekday (1 is Monday) or on one date; in minutes of the local day. */
export interface Duty {
  weekday: number | null
  date: string | null
  fromMinutes: number
  toMinutes: number
}

export interface Shift<D extends Duty> {
  duty: D
  isNow: boolean
  from: Date
  to: Date
}

const minute = 60_000
const minutesOfDay = 1_440

const minutesAt = (now: Date): number => Math.floor(now.getTime() / minute) + chinaAheadMinutes
const instantAt = (minutes: number): Date => new Date((minutes - chinaAheadMinutes) * minute)

/** Days since 1970-01-01, which was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

/** The days on which a shift may begin that runs now or comes next. */
function daysOf(duty: Duty, today: number): number[] {
  if (duty.date !== null) return [Date.parse(`${duty.date}T00:00:00Z`) / (minutesOfDay * minute)]
  // From yesterday, whose night shift may still run, to today in a week, when today's is over.
  return Array.from({ length: 9 }, (_, n) => today - 1 + n).filter((day) => weekdayOf(day) === duty.weekday)
}

/**
 * Who is on duty: the shift that began last among those that run, else the one that begins next; null when the roster
 * holds none that is still to come. A shift that ends at or before its start ends the day after.
 */
export function dutyNow<D extends Duty>(duties: readonly D[], now: Date): Shift<D> | null {
  const at = minutesAt(now)
  const today = Math.floor(at / minutesOfDay)
  const shifts = duties.flatMap((duty) =>
    daysOf(duty, today).map((day) => {
      const from = day * minutesOfDay + duty.fromMinutes
      const overnight = duty.toMinutes <= duty.fromMinutes ? minutesOfDay : 0
      return { duty, from, to: day * minutesOfDay + duty.toMinutes + overnight }
    }),
  )
  const running = shifts.filter(({ from, to }) => from <= at && at < to).toSorted((a, b) => b.from - a.from)
  const coming = shifts.filter(({ from }) => from > at).toSorted((a, b) => a.from - b.from)
  const [shift] = running.length > 0 ? running : coming
  if (!shift) return null
  return { duty: shift.duty, isNow: running.length > 0, from: instantAt(shift.from), to: instantAt(shift.to) }
}
