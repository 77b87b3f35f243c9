import { instantAt, dayOf } from '../../lib/time.ts'

const early = 60 * 60_000
const day = 24 * 60 * 60_000

/** The instant that a time of day means for a shift: also past midnight, for one that lasts so long. Null for none. */
export function instantNear(startsAt: string, clock: string): string | null {
  const begins = Date.parse(startsAt)
  const at = instantAt(dayOf(begins), clock)
  if (at === null) return null
  return Date.parse(at) < begins - early ? new Date(Date.parse(at) + day).toISOString() : at
}
