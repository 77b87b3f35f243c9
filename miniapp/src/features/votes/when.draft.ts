import { z } from 'zod'
import { clockOf, dayOf, instantAt } from '../../lib/time.ts'

/** A day and a time of day as they are chosen; an empty day is none yet. */
export const when = z.object({ day: z.string(), time: z.string() })
export type When = z.infer<typeof when>

export const whenOf = (instant: number): When => ({
  day: dayOf(instant),
  time: clockOf(new Date(instant).toISOString()),
})

/** The instant that was chosen, in milliseconds; null while it is none. */
export function millisOf({ day, time }: When): number | null {
  const at = day === '' || time === '' ? null : instantAt(day, time)
  return at === null ? null : Date.parse(at)
}
