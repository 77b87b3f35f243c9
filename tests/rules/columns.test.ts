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

describe('who is on duty', () => {
  const { monday, mondayEvening, saturdayNight, holiday } = roster
  it.each<[string, Duty[], string, Duty | null, boolean, string, string]>([
    ['in the middle of a shift', [monday], '2026-03-02T12:00', monday, true, '2026-03-02T08:30', '2026-03-02T17:30'],
    ['at its first minute', [monday], '2026-03-02T08:30', monday, true, '2026-03-02T08:30', '2026-03-02T17:30'],
    ['a minute before', [monday], '2026-03-02T08:29', monday, false, '2026-03-02T08:30', '2026-03-02T17:30'],
    ['when it ends: in a week', [monday], '2026-03-02T17:30', monday, false, '2026-03-09T08:30', '2026-03-09T17:30'],
    [
      'two at once: who came last',
      [monday, mondayEvening],
      '2026-03-02T17:10',
      mondayEvening,
      true,
      '2026-03-02T17:00',
      '2026-03-02T21:00',
    ],
    [
      'before midnight',
      [saturdayNight],
      '2026-03-07T23:59',
      saturdayNight,
      true,
      '2026-03-07T22:00',
      '2026-03-08T06:00',
    ],
    [
      'after midnight, the day after',
      [saturdayNight],
      '2026-03-08T05:59',
      saturdayNight,
      true,
      '2026-03-07T22:00',
      '2026-03-08T06:00',
    ],
    [
      'in the gap: who is next',
      [monday, holiday, saturdayNight],
      '2026-03-03T00:00',
      holiday,
      false,
      '2026-03-04T09:00',
      '2026-03-04T12:00',
    ],
    ['when a single day is over', [holiday], '2026-03-04T12:00', null, false, '', ''],
    ['with nobody', [], '2026-03-04T12:00', null, false, '', ''],
  ])('%s', (_, duties, at, duty, isNow, from, to) => {
    const wanted = duty ? { duty, isNow, from: local(from), to: local(to) } : null
    expect(dutyNow(duties, local(at))).toEqual(wanted)
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

  it('is whom a look at the calendar, minute by minute, finds', () => {
    fc.assert(
      fc.property(duties, instants, (all, now) => {
        const found = dutyNow(all, now)
        const isManned = all.some((duty) => runs(duty, now))
        expect(found?.isNow ?? false).toBe(isManned)
        if (found && isManned) expect(runs(found.duty, now) && found.from <= now && now < found.to).toBe(true)
        if (isManned) return
        // Nobody now: the first minute at which somebody is, is when the next shift begins.
        let at = new Date(now.getTime() + minute)
        const end = new Date(now.getTime() + 9 * 1_440 * minute)
        while (at < end && !all.some((duty) => runs(duty, at))) at = new Date(at.getTime() + minute)
        if (at < end) expect(found?.from).toEqual(at)
        else if (found) expect(found.from >= end).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
