import fc from 'fast-check'
import { dutyNow, type Duty } from '../../server/src/features/columns/columns.rules.ts'

const minute = 60_000
/** An instant by the clock on the wall in China. */
const local = (text: string) => new Date(`${text}+08:00`)
const hours = (from: string, to: string) => {
  const of = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return { fromMinutes: of(from), toMinutes: of(to) }
}
const weekly = (weekday: number, from: string, to: string): Duty => ({ weekday, date: null, ...hours(from, to) })
const once = (date: string, from: string, to: string): Duty => ({ weekday: null, date, ...hours(from, to) })

/** 2026-03-02 is a Monday. */
const roster = {
  monday: weekly(1, '08:30', '17:30'),
  mondayEvening: weekly(1, '17:00', '21:00'),
  saturdayNight: weekly(6, '22:00', '06:00'),
  holiday: once('2026-03-04', '09:00', '12:00'),
}

/** A shift as somebody would say it, such as `monday now 03-02T08:30 03-02T17:30`. */
function said(shift: ReturnType<typeof dutyNow>): string {
  if (!shift) return 'nobody'
  const [name] = Object.entries(roster).find(([, duty]) => duty === shift.duty) ?? []
  const wall = (at: Date) => new Date(at.getTime() + 480 * minute).toISOString().slice(5, 16)
  return `${String(name)} ${shift.isNow ? 'now' : 'next'} ${wall(shift.from)} ${wall(shift.to)}`
}

describe('who is on duty', () => {
  const { monday, mondayEvening, saturdayNight, holiday } = roster
  it.each<[string, Duty[], string, string]>([
    ['in the middle of a shift', [monday], '2026-03-02T12:00', 'monday now 03-02T08:30 03-02T17:30'],
    ['at its first minute', [monday], '2026-03-02T08:30', 'monday now 03-02T08:30 03-02T17:30'],
    ['a minute before', [monday], '2026-03-02T08:29', 'monday next 03-02T08:30 03-02T17:30'],
    ['when it ends: in a week', [monday], '2026-03-02T17:30', 'monday next 03-09T08:30 03-09T17:30'],
    [
      'two at once: who came last',
      Object.values(roster),
      '2026-03-02T17:10',
      'mondayEvening now 03-02T17:00 03-02T21:00',
    ],
    ['before midnight', [saturdayNight], '2026-03-07T23:59', 'saturdayNight now 03-07T22:00 03-08T06:00'],
    ['after midnight, the day after', [saturdayNight], '2026-03-08T05:59', 'saturdayNight now 03-07T22:00 03-08T06:00'],
    ['in the gap: who is next', Object.values(roster), '2026-03-03T00:00', 'holiday next 03-04T09:00 03-04T12:00'],
    ['when a single day is over', [holiday], '2026-03-04T12:00', 'nobody'],
    ['when the evening is over', [mondayEvening], '2026-03-02T21:00', 'mondayEvening next 03-09T17:00 03-09T21:00'],
    ['with nobody', [], '2026-03-04T12:00', 'nobody'],
  ])('%s', (_, duties, at, wanted) => {
    expect(said(dutyNow(duties, local(at)))).toBe(wanted)
  })

  it('for a whole day round, when a shift ends when it began', () => {
    const round = weekly(3, '09:00', '09:00')
    expect(dutyNow([round], local('2026-03-05T08:59'))).toMatchObject({ isNow: true })
    expect(dutyNow([round], local('2026-03-05T09:00'))).toMatchObject({ isNow: false })
  })

  const clock = fc.integer({ min: 0, max: 1_439 })
  const days = fc
    .integer({ min: -3, max: 12 })
    .map((n) => new Date(Date.UTC(2026, 1, 26 + n)).toISOString().slice(0, 10))
  const duties = fc.array(
    fc.oneof(
      fc.record({
        weekday: fc.integer({ min: 1, max: 7 }),
        date: fc.constant(null),
        fromMinutes: clock,
        toMinutes: clock,
      }),
      fc.record({ weekday: fc.constant(null), date: days, fromMinutes: clock, toMinutes: clock }),
    ),
    { maxLength: 6 },
  )
  const instants = fc.integer({ min: 0, max: 14 * 1_440 }).map((n) => new Date(Date.UTC(2026, 1, 24) + n * minute))

  /** Whether a shift runs at an instant, told from the calendar of that minute alone. */
  const runs = (duty: Duty, at: Date): boolean => {
    const isOf = (day: Date) =>
      duty.date === null ? (day.getUTCDay() || 7) === duty.weekday : day.toISOString().slice(0, 10) === duty.date
    const here = new Date(at.getTime() + 480 * minute)
    const yesterday = new Date(here.getTime() - 1_440 * minute)
    const now = here.getUTCHours() * 60 + here.getUTCMinutes()
    const overnight = duty.toMinutes <= duty.fromMinutes
    const begun = isOf(here) && now >= duty.fromMinutes && (overnight || now < duty.toMinutes)
    return begun || (overnight && isOf(yesterday) && now < duty.toMinutes)
  }

  /** The first minute from `now` on at which somebody is on duty, within the days that the rosters here know of. */
  function firstManned(all: Duty[], now: Date): Date | null {
    for (let n = 0; n < 16 * 1_440; n += 1) {
      const at = new Date(now.getTime() + n * minute)
      if (all.some((duty) => runs(duty, at))) return at
    }
    return null
  }

  it('is whom a look at the calendar, minute by minute, finds', () => {
    fc.assert(
      fc.property(duties, instants, (all, now) => {
        const first = firstManned(all, now)
        const found = dutyNow(all, now)
        const at = found && found.from > now ? found.from : now
        expect(found && { isNow: found.isNow, at, runs: runs(found.duty, at), ends: found.to > at }).toEqual(
          first && { isNow: first.getTime() === now.getTime(), at: first, runs: true, ends: true },
        )
      }),
      { numRuns: 50 },
    )
  })
})
