import { complaintCategories, emergencyNumberOf, hazards, urgencies } from '@liren/shared/complaints'
import { slaCities, type SlaCity } from '@liren/shared/complaints.settings'
import {
  afterDays,
  afterWorkDays,
  afterWorkMinutes,
  dayNumberOf,
  isWorked,
  missingYear,
  workDaysBetween,
  workMinutesBetween,
} from '../../server/src/features/complaints/complaints.calendar.rules.ts'
import {
  dueIn,
  resumeClocks,
  runningIn,
  startClocks,
} from '../../server/src/features/complaints/complaints.clock.rules.ts'
import {
  afterPause,
  endOf,
  instantAt,
  limitsOf,
  urgencyOf,
  type Span,
} from '../../server/src/features/complaints/complaints.sla.rules.ts'
import { publishedYear } from '../../server/src/platform/calendar/chinese.days.ts'
import { calendarOf } from '../support/complaints.course.ts'

const at = (text: string) => new Date(`${text.length === 10 ? `${text}T00:00` : text}+08:00`)
const calendar = calendarOf(2025, 2026)
const worked = (day: string) => isWorked(calendar, dayNumberOf(at(day)))

test('a number is rung first with whatever endangers life, and with nothing else', () => {
  const numbered = hazards.filter((hazard) => /^1\d\d$/.test(emergencyNumberOf(hazard) ?? ''))
  const endangering = hazards.filter((hazard) => urgencyOf('common_parts', hazard) === 'life_safety')
  expect(endangering).toContain('flooding')
  expect(numbered).toEqual(endangering)
})

describe('working days', () => {
  it.each([
    ['D01 a Thursday', '2026-03-05', true],
    ['D02 a Saturday', '2026-03-07', false],
    ['D03 New Year', '2026-01-01', false],
    ['D04 the Sunday that makes up for it', '2026-01-04', true],
    ['D05 Spring Festival', '2026-02-17', false],
    ['D06 a Saturday that makes up for it', '2026-02-14', true],
    ['D07 National Day', '2026-10-01', false],
    ['D08 a Monday of a year nobody knows', '2027-02-08', true],
  ])('%s', (_, day, wanted) => {
    expect(worked(day)).toBe(wanted)
  })

  it('are counted over a holiday and the days that make up for it', () => {
    // Wednesday 11 February 2026; the holiday is 15 to 23; the Saturday before it and the one after are worked.
    expect(workDaysBetween(calendar, at('2026-02-11T10:00'), at('2026-02-24T10:00'))).toBe(4)
    expect(afterWorkDays(calendar, at('2026-02-11T10:00'), 4)).toEqual(at('2026-02-24T17:30'))
  })

  it.each([
    ['H01 within a day', '2026-03-05T09:00', '2026-03-05T10:30', 90],
    ['H02 before work begins', '2026-03-05T06:00', '2026-03-05T09:00', 30],
    ['H03 over a night', '2026-03-05T17:00', '2026-03-06T09:00', 60],
    ['H04 over a weekend', '2026-03-06T17:00', '2026-03-09T09:00', 60],
  ])('%s', (_, from, to, minutes) => {
    expect(workMinutesBetween(calendar, at(from), at(to))).toBe(minutes)
  })

  it.each([
    ['H06 within a day', '2026-03-05T09:00', 90, '2026-03-05T10:30'],
    ['H07 over a weekend', '2026-03-06T17:00', 60, '2026-03-09T09:00'],
    ['H08 to the close of a day', '2026-03-06T17:00', 30, '2026-03-06T17:30'],
    ['H09 from the middle of a holiday', '2026-02-17T12:00', 30, '2026-02-24T09:00'],
  ])('%s', (_, from, minutes, to) => {
    expect(afterWorkMinutes(calendar, at(from), minutes)).toEqual(at(to))
  })

  it('are none backwards', () => {
    expect(workMinutesBetween(calendar, at('2026-03-06T17:00'), at('2026-03-06T09:00'))).toBe(0)
  })

  it('end a period of days at midnight in China', () => {
    expect(afterDays(at('2026-03-05T23:59'), 7)).toEqual(at('2026-03-13'))
    expect(afterDays(new Date('2026-03-05T16:00:00Z'), 1)).toEqual(at('2026-03-08'))
  })

  it('of a year that is not announced are missed as soon as a limit may run into it', () => {
    expect(publishedYear(2099)).toBeNull()
    expect(missingYear(calendar, at('2026-09-01'))).toBeNull()
    expect(missingYear(calendar, at('2026-11-26'))).toBe(2027)
    expect(missingYear(calendar, at('2028-03-01'))).toBe(2028)
  })
})

describe('how urgent a matter is', () => {
  it.each([
    ['U01', 'safety', 'gas', 'life_safety'],
    ['U02', 'repair_home', 'flooding', 'life_safety'],
    ['U03', 'common_parts', 'lift_trapped', 'life_safety'],
    ['U04', 'snap', 'fire', 'life_safety'],
    ['U05', 'repair_home', 'power_out', 'urgent'],
    ['U06', 'common_parts', 'sewage', 'urgent'],
    ['U07', 'safety', null, 'urgent'],
    ['U08', 'repair_home', null, 'ordinary'],
    ['U09', 'dispute', null, 'ordinary'],
    ['U10', 'suggestion', null, 'advice'],
  ] as const)('%s: %s with %s is %s', (_, category, hazard, wanted) => {
    expect(urgencyOf(category, hazard)).toBe(wanted)
  })
})

describe('limits', () => {
  const due = (city: SlaCity, category: (typeof complaintCategories)[number], hazard: 'gas' | 'water_out' | null) => {
    const limits = limitsOf(city, category, urgencyOf(category, hazard))
    const { response, arrival, solution } = startClocks(limits, at('2026-03-06T16:00'), calendar)
    return [response.dueAt, arrival?.dueAt ?? null, solution.dueAt]
  }

  it.each([
    ['C01', 'house', 'common_parts', null, ['2026-03-07T16:00', null, '2026-03-17']],
    ['C02', 'house', 'repair_home', null, ['2026-03-07T16:00', null, '2026-03-10']],
    ['C03', 'house', 'suggestion', null, ['2026-03-07T16:00', null, '2026-03-14']],
    ['C04', 'house', 'repair_home', 'water_out', ['2026-03-06T16:30', '2026-03-06T17:00', '2026-03-07T16:00']],
    ['C05', 'house', 'safety', 'gas', ['2026-03-06T16:05', '2026-03-06T16:30', '2026-03-07T16:00']],
    ['C06', 'shanghai', 'environment', null, ['2026-03-09T17:30', null, '2026-03-13T17:30']],
    ['C07', 'shanghai', 'suggestion', null, ['2026-03-09T17:30', null, '2026-03-09T17:30']],
    ['C08', 'beijing', 'environment', null, ['2026-03-07T16:00', null, '2026-03-14']],
    ['C09', 'beijing', 'suggestion', null, ['2026-03-07T16:00', null, '2026-03-22']],
    ['C10', 'beijing', 'safety', 'gas', ['2026-03-06T16:05', '2026-03-06T16:30', '2026-03-06T18:00']],
    ['C11', 'hangzhou', 'property_service', null, ['2026-03-07T16:00', null, '2026-03-17']],
    ['C12', 'jinan', 'snap', null, ['2026-03-09T17:30', null, '2026-03-13T17:30']],
    ['C13', 'weifang', 'suggestion', null, ['2026-03-09T17:30', null, '2026-03-13T17:30']],
  ] as const)('%s: %s, %s, %s, reported on a Friday at four', (_, city, category, hazard, wanted) => {
    expect(due(city, category, hazard)).toEqual(wanted.map((one) => (one === null ? null : at(one))))
  })

  it('are there for every city, category and urgency, and a contact is due before it is done', () => {
    for (const city of slaCities)
      for (const category of complaintCategories)
        for (const urgency of urgencies) {
          const { response, solution } = startClocks(
            limitsOf(city, category, urgency),
            at('2026-03-06T16:00'),
            calendar,
          )
          expect(response.dueAt.getTime()).toBeLessThanOrEqual(solution.dueAt.getTime())
        }
  })
})

describe('a clock', () => {
  const clock = (span: Span, from = '2026-03-06T16:00') => ({
    startedAt: at(from),
    dueAt: endOf(span, at(from), calendar),
  })

  it.each<[string, Span, [string, string, string]]>([
    ['P01 of hours', { n: 600, unit: 'minutes' }, ['2026-03-06T21:00', '2026-03-07T00:00', '2026-03-07T02:00']],
    [
      'P02 of working hours',
      { n: 600, unit: 'work_minutes' },
      ['2026-03-09T12:00', '2026-03-09T15:00', '2026-03-09T17:00'],
    ],
    // From Friday four o'clock to the close of Monday are 630 working minutes.
    ['P03 of a working day', { n: 1, unit: 'work_days' }, ['2026-03-09T12:15', '2026-03-09T15:24', '2026-03-09T17:30']],
    ['P04 of days', { n: 1, unit: 'days' }, ['2026-03-07T08:00', '2026-03-07T17:36', '2026-03-08']],
  ])('%s warns at half, at four fifths, and at its end', (_, span, wanted) => {
    expect([50, 80, 100].map((percent) => instantAt(percent, span, clock(span), calendar))).toEqual(wanted.map(at))
  })

  it.each<[string, Span, string, string, string]>([
    ['Z01 of hours', { n: 600, unit: 'minutes' }, '2026-03-06T18:00', '2026-03-06T20:00', '2026-03-07T04:00'],
    [
      'Z02 of working hours over a weekend',
      { n: 600, unit: 'work_minutes' },
      '2026-03-06T17:00',
      '2026-03-09T09:00',
      '2026-03-10T09:00',
    ],
    [
      'Z03 of working days, within one',
      { n: 2, unit: 'work_days' },
      '2026-03-09T09:00',
      '2026-03-09T17:00',
      '2026-03-10T17:30',
    ],
    [
      'Z04 of working days, over two',
      { n: 2, unit: 'work_days' },
      '2026-03-09T09:00',
      '2026-03-11T09:00',
      '2026-03-12T17:30',
    ],
    ['Z05 of days', { n: 3, unit: 'days' }, '2026-03-07T12:00', '2026-03-10T12:00', '2026-03-13'],
    [
      'Z06 that was over before',
      { n: 60, unit: 'minutes' },
      '2026-03-06T18:00',
      '2026-03-06T20:00',
      '2026-03-06T17:00',
    ],
  ])('%s is longer by its pause', (_, span, from, to, wanted) => {
    expect(afterPause(span, clock(span), { from: at(from), to: at(to) }, calendar).dueAt).toEqual(at(wanted))
  })

  it('runs against what is not reached yet, and stops for its author', () => {
    const clocks = startClocks(limitsOf('house', 'safety', 'life_safety'), at('2026-03-06T16:00'), calendar)
    const [contactedAt, begunAt] = [at('2026-03-06T16:03'), at('2026-03-06T16:20')]
    const none = { contactedAt: null, begunAt: null }
    expect(runningIn({ state: 'DISPATCHED', ...none }, clocks)).toBe('response')
    expect(runningIn({ state: 'CONTACTED', contactedAt, begunAt: null }, clocks)).toBe('arrival')
    expect(runningIn({ state: 'IN_PROGRESS', contactedAt, begunAt }, clocks)).toBe('solution')
    expect(runningIn({ state: 'RESOLVED', contactedAt, begunAt }, clocks)).toBeNull()
    const resolvedAt = at('2026-03-06T18:00')
    expect(dueIn({ state: 'RESOLVED', contactedAt, begunAt, resolvedAt }, clocks, 5)).toEqual(at('2026-03-12'))
    expect(dueIn({ state: 'CLOSED', contactedAt, begunAt, resolvedAt }, clocks, 5)).toBeNull()
  })

  it('moves as one of several', () => {
    const clocks = startClocks(limitsOf('house', 'safety', 'urgent'), at('2026-03-06T16:00'), calendar)
    const pause = { from: at('2026-03-06T16:10'), to: at('2026-03-06T17:10') }
    const { response, arrival, solution } = resumeClocks(clocks, pause, calendar)
    expect([response.dueAt, arrival?.dueAt, solution.dueAt]).toEqual(
      ['2026-03-06T17:30', '2026-03-06T18:00', '2026-03-07T17:00'].map(at),
    )
  })
})
