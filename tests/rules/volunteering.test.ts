import { spanOfYear, yearInChina, yearOf } from '../../server/src/features/volunteering/volunteering.year.rules.ts'
import { createHmac } from 'node:crypto'
import {
  codeMessage,
  codeText,
  digitsOf,
  endOfStep,
  expectDoorOpen,
  expectStep,
  isSampled,
  readCode,
  servedMinutes,
  stepAt,
} from '../../server/src/features/volunteering/volunteering.codes.rules.ts'
import {
  certificateNumber,
  decimalHours,
  hoursSaid,
  maskedName,
  maskedNickname,
} from '../../server/src/features/volunteering/volunteering.recognition.rules.ts'
import {
  eveningShare,
  expectFit,
  beginOfMonth,
  isEveningOrWeekend,
  lastMonths,
  plannedShifts,
  quartersOf,
  reminderSaid,
  ageOn,
  grownOnOf,
  yearsLater,
  type Age,
} from '../../server/src/features/volunteering/volunteering.rules.ts'

const china = (text: string) => new Date(`${text}+08:00`)
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'ok'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

describe('the digits of a code', () => {
  // RFC 6238, appendix B: SHA-1, eight digits.
  it.each([
    [1, '94287082'],
    [37_037_036, '07081804'],
    [37_037_037, '14050471'],
    [41_152_263, '89005924'],
    [66_666_666, '69279037'],
    [666_666_666, '65353130'],
  ])('of counter %i are those of the RFC', (counter, digits) => {
    const message = Buffer.alloc(8)
    message.writeBigUInt64BE(BigInt(counter))
    expect(digitsOf(createHmac('sha1', '12345678901234567890').update(message).digest())).toBe(digits)
  })

  it('follow shift, direction and step', () => {
    const messages = [
      codeMessage('a', 'in', 1),
      codeMessage('a', 'out', 1),
      codeMessage('a', 'in', 2),
      codeMessage('b', 'in', 1),
    ]
    expect(new Set(messages).size).toBe(4)
  })
})

const shiftId = '01890000-0000-7000-8000-000000000000'

describe('a scanned text', () => {
  it('says shift, direction, step and digits', () => {
    const code = { shiftId, direction: 'out' as const, step: 40_000_000, digits: '00000007' }
    expect(readCode(codeText(code))).toEqual(code)
  })

  it.each(['', 'LS1', `LS2.${shiftId}.in.1.12345678`, `LS1.${shiftId}.up.1.12345678`, `LS1.${shiftId}.in.1.1234567`])(
    'that is no code is refused: %s',
    (text) => {
      expect(codeOf(() => readCode(text))).toBe('shift_code_unknown')
    },
  )
})

describe('a code counts', () => {
  const now = china('2026-03-04T19:00:20')
  const step = stepAt(now)
  const scanned = (shownAt: number, at: Date, arrived = at) =>
    codeOf(() => expectStep({ shiftId, direction: 'in', step: shownAt, digits: '' }, at, arrived))
  const begins = endOfStep(step - 1)

  it.each([
    ['in its step', step, now, 'ok'],
    ['a moment after it', step - 1, new Date(begins.getTime() + 5_000), 'ok'],
    ['forwarded, later', step - 1, new Date(begins.getTime() + 5_001), 'shift_code_expired'],
    ['long after', step - 100, now, 'shift_code_expired'],
    ['before its time', step + 1, now, 'shift_code_early'],
  ])('%s', (_, shownAt, at, verdict) => {
    expect(scanned(shownAt, at)).toBe(verdict)
  })

  it('of a kept scan, when it was made; not from the future, and not for ever', () => {
    const later = new Date(now.getTime() + 3_600_000)
    expect(scanned(step, now, later)).toBe('ok')
    expect(scanned(step, later, now)).toBe('shift_code_expired')
    expect(scanned(step, now, new Date(now.getTime() + 24 * 3_600_000 + 1))).toBe('shift_code_expired')
  })

  const evening = { startsAt: china('2026-03-04T19:00:00'), endsAt: china('2026-03-04T21:00:00') }
  it.each([
    ['18:29:59', 'shift_code_early'],
    ['18:30:00', 'ok'],
    ['21:30:00', 'ok'],
    ['21:30:01', 'shift_code_expired'],
  ])('at the door at %s: %s', (at, verdict) => {
    expect(codeOf(() => expectDoorOpen(evening, china(`2026-03-04T${at}`)))).toBe(verdict)
  })

  it.each([
    ['18:50:00', '21:00:00', 120],
    ['19:00:00', '19:59:59', 59],
    ['19:00:00', '20:00:00', 60],
    ['19:05:30', '20:05:29', 59],
    ['19:00:00', '21:20:00', 140],
    ['19:00:00', '23:00:00', 150],
    ['18:40:00', '18:55:00', 0],
  ])('from %s to %s are %i minutes', (from, to, minutes) => {
    const times = { inAt: china(`2026-03-04T${from}`), outAt: china(`2026-03-04T${to}`) }
    expect(servedMinutes({ ...evening, ...times })).toBe(minutes)
  })

  const on = (from: string, to: string) => ({ inAt: china(`2026-03-04T${from}`), outAt: china(`2026-03-04T${to}`) })
  const before = { startsAt: china('2026-03-04T17:00:00'), endsAt: china('2026-03-04T19:00:00') }
  const after = { startsAt: china('2026-03-04T21:00:00'), endsAt: china('2026-03-04T22:00:00') }
  it.each([
    ['nothing else', [], 150],
    ['the shift before, left late', [{ ...before, ...on('16:50:00', '19:25:00') }], 125],
    ['the shift after, entered early', [{ ...after, ...on('20:40:00', '22:00:00') }], 120],
    [
      'both, the later one first',
      [
        { ...after, ...on('20:40:00', '22:00:00') },
        { ...before, ...on('17:00:00', '19:25:00') },
      ],
      95,
    ],
    [
      'two that overlap each other',
      [
        { ...before, ...on('17:00:00', '19:25:00') },
        { ...before, ...on('17:00:00', '19:10:00') },
      ],
      125,
    ],
    ['one that ended before', [{ ...before, ...on('17:00:00', '18:30:00') }], 150],
  ])('no minute is counted twice: beside %s', (_, credited, minutes) => {
    expect(servedMinutes({ ...evening, ...on('19:00:00', '21:30:00') }, credited)).toBe(minutes)
  })
})

describe('planned shifts', () => {
  const now = china('2026-03-04T12:00:00')
  const draft = { place: '东门', capacity: 4, every: 'week' as const, times: 1 }
  const at = (from: string, to: string) => ({
    ...draft,
    startsAt: china(from).toISOString(),
    endsAt: china(to).toISOString(),
  })

  it('are written out week by week', () => {
    const planned = plannedShifts([{ ...at('2026-03-05T19:00:00', '2026-03-05T21:00:00'), times: 3 }], now)
    expect(planned.map(({ startsAt }) => startsAt)).toEqual(
      ['05', '12', '19'].map((day) => china(`2026-03-${day}T19:00:00`)),
    )
  })

  it.each([
    ['fortnight', '2026-03-05', ['2026-03-05', '2026-03-19', '2026-04-02', '2026-04-16']],
    // The second Saturday of each month, over the end of a year.
    ['month', '2026-11-14', ['2026-11-14', '2026-12-12', '2027-01-09', '2027-02-13']],
    // A fifth Monday is the last where a month has four.
    ['month', '2026-03-30', ['2026-03-30', '2026-04-27', '2026-05-25', '2026-06-29']],
    // The first of a month, and the first Sunday of the next.
    ['month', '2026-11-01', ['2026-11-01', '2026-12-06', '2027-01-03', '2027-02-07']],
  ] as const)('come again each %s from %s', (every, first, days) => {
    const times = { ...at(`${first}T00:15:00`, `${first}T03:00:00`), every, times: days.length }
    const planned = plannedShifts([times], now)
    expect(planned.map(({ startsAt }) => startsAt)).toEqual(days.map((day) => china(`${day}T00:15:00`)))
    expect(planned.map(({ endsAt }) => endsAt)).toEqual(days.map((day) => china(`${day}T03:00:00`)))
  })

  it.each([
    ['2026-03-05T19:00:00', '2026-03-06T07:00:00', 'ok'],
    ['2026-03-05T19:00:00', '2026-03-06T07:15:00', 'shift_times_wrong'],
    ['2026-03-05T19:05:00', '2026-03-05T20:00:00', 'shift_times_wrong'],
    ['2026-03-05T19:00:00', '2026-03-05T19:00:00', 'shift_times_wrong'],
    ['2026-03-04T12:00:00', '2026-03-04T13:00:00', 'shift_times_wrong'],
  ])('from %s to %s: %s', (from, to, verdict) => {
    expect(codeOf(() => plannedShifts([at(from, to)], now))).toBe(verdict)
  })

  it('take their quarter-hours', () => {
    const times = { startsAt: china('2026-03-05T19:00:00'), endsAt: china('2026-03-05T20:00:00') }
    expect(quartersOf(times)).toHaveLength(4)
    expect(quartersOf(times).at(-1)).toEqual(china('2026-03-05T19:45:00'))
  })

  it.each([
    ['2026-03-04T17:59:00', false],
    ['2026-03-04T18:00:00', true],
    ['2026-03-07T08:00:00', true],
    ['2026-03-08T23:45:00', true],
    ['2026-03-09T00:00:00', false],
  ])('at %s are for who works by day: %s', (at_, is) => {
    expect(isEveningOrWeekend(china(at_))).toBe(is)
  })

  it('tell their share of places in evenings, rounded down', () => {
    const day = { startsAt: china('2026-03-04T09:00:00'), capacity: 2 }
    expect(eveningShare([day, { startsAt: china('2026-03-04T19:00:00'), capacity: 1 }])).toBe(33)
    expect(eveningShare([])).toBe(0)
  })
})

describe('who may join', () => {
  const grown = { who: 'grown' as Age, guardianComes: false, acceptsRisk: false }
  const child = { ...grown, who: 'child' as Age }
  const minor = { ...grown, who: 'minor' as Age }
  it.each([
    ['a grown-up', { age: 'grown' as const, riskNote: null }, grown, 'ok'],
    [
      'a grown-up who does not accept the risk',
      { age: 'anyone' as const, riskNote: '登高' },
      grown,
      'shift_risk_unaccepted',
    ],
    ['a grown-up who does', { age: 'anyone' as const, riskNote: '登高' }, { ...grown, acceptsRisk: true }, 'ok'],
    ['a child', { age: 'anyone' as const, riskNote: null }, child, 'ok'],
    ['a child alone', { age: 'with_guardian' as const, riskNote: null }, child, 'shift_not_for_you'],
    [
      'a child with a guardian',
      { age: 'with_guardian' as const, riskNote: null },
      { ...child, guardianComes: true },
      'ok',
    ],
    ['a child, to what is for grown-ups', { age: 'grown' as const, riskNote: null }, child, 'shift_not_for_you'],
    [
      'a child, to what is dangerous, whoever comes along',
      { age: 'anyone' as const, riskNote: '登高' },
      { ...child, guardianComes: true, acceptsRisk: true },
      'shift_not_for_you',
    ],
    ['a minor', { age: 'anyone' as const, riskNote: null }, minor, 'ok'],
    ['a minor of 14 and over, alone', { age: 'with_guardian' as const, riskNote: null }, minor, 'ok'],
    ['a minor, to what is for 14 and over', { age: 'grown' as const, riskNote: null }, minor, 'ok'],
    [
      'a minor, to what is dangerous',
      { age: 'grown' as const, riskNote: '登高' },
      { ...minor, acceptsRisk: true },
      'shift_not_for_you',
    ],
  ])('%s', (_, shift, person, verdict) => {
    expect(codeOf(() => expectFit(shift, person))).toBe(verdict)
  })
})

describe('how old somebody is', () => {
  const today = '2026-03-05'
  const said = { isOfAge: false, bornOn: null }
  it.each([
    ['nothing said', said, null],
    ['of age', { ...said, isOfAge: true }, 'grown'],
    ['18 today', { ...said, bornOn: '2008-03-05' }, 'grown'],
    ['18 tomorrow', { ...said, bornOn: '2008-03-06' }, 'minor'],
    ['18 tomorrow, and of age all the same', { isOfAge: true, bornOn: '2008-03-06' }, 'minor'],
    ['14 today', { ...said, bornOn: '2012-03-05' }, 'minor'],
    ['14 tomorrow', { ...said, bornOn: '2012-03-06' }, 'child'],
    ['born today', { ...said, bornOn: today }, 'child'],
    ['not born yet', { ...said, bornOn: '2026-03-06' }, null],
    ['not born yet, and of age', { isOfAge: true, bornOn: '2026-03-06' }, null],
  ])('%s', (_, words, age) => {
    expect(ageOn(today, { isUnder14: false, grownOn: grownOnOf(words, today) })).toBe(age)
  })

  it('a home that has them as a child is believed, whatever they say', () => {
    expect(ageOn(today, { isUnder14: true, grownOn: today })).toBe('child')
  })

  it('a 29 February comes of age on the first of March where there is none', () => {
    expect(yearsLater('2008-02-29', 18)).toBe('2026-03-01')
    expect(yearsLater('2008-02-29', 4)).toBe('2012-02-29')
  })
})

it('calls one in twenty back', () => {
  const ids = Array.from(
    { length: 65_536 },
    (_, n) => `01890000-0000-7000-8000-00000000${n.toString(16).padStart(4, '0')}`,
  )
  expect(ids.filter(isSampled).length / ids.length).toBeCloseTo(0.05, 3)
})

describe('what a certificate says', () => {
  it.each([
    ['2026-11-26T12:00:00Z', 1_234, 'ZY2026-0000-1234'],
    ['2026-12-31T16:00:00Z', 99_999_999, 'ZY2027-9999-9999'],
  ])('is numbered by the year in China: %s, %d', (at, drawn, number) => {
    expect(certificateNumber(new Date(at), drawn)).toBe(number)
  })

  it.each([
    ['王秀英', '王**'],
    ['欧阳', '欧*'],
    ['李', '李'],
    ['Anna Li', 'A*****'],
  ])('shows %s to others as %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked)
  })

  it.each([
    ['王秀英', '王**'],
    ['李', '李**'],
    [' 🌻花花 ', '🌻**'],
  ])('displays hours of %s as those of %s, however long the name', (nickname, masked) => {
    expect(maskedNickname(nickname)).toBe(masked)
  })

  it.each([
    [59, '59 分钟', 0.98],
    [60, '1 小时', 1],
    [185, '3 小时 5 分钟', 3.08],
  ])('counts %d minutes as %s, and %d hours', (minutes, said, hours) => {
    expect(hoursSaid(minutes)).toBe(said)
    expect(decimalHours(minutes)).toBe(hours)
  })
})

describe('months in China', () => {
  it('are the last twelve, the oldest first', () => {
    const months = lastMonths(new Date('2026-12-31T16:00:00Z'))
    expect([months.length, months[0], months.at(-1)]).toEqual([12, '2026-02', '2027-01'])
    expect(beginOfMonth('2026-02').toISOString()).toBe('2026-01-31T16:00:00.000Z')
  })
})

describe('a reminder of a shift', () => {
  it('says what, and when in China', () => {
    expect(reminderSaid('夜间巡逻', new Date('2026-12-01T11:05:00Z'))).toBe('夜间巡逻 12月1日 19:05')
  })
})

describe('a year in review', () => {
  it('is a year in China', () => {
    expect(yearInChina(new Date('2026-12-31T15:59:59Z'))).toBe(2026)
    expect(yearInChina(new Date('2026-12-31T16:00:00Z'))).toBe(2027)
    expect(spanOfYear(2026)).toEqual({
      from: new Date('2025-12-31T16:00:00Z'),
      to: new Date('2026-12-31T16:00:00Z'),
    })
  })

  it('adds up minutes by month, and names first what took most of the time', () => {
    const served = (title: string, month: number, minutes: number, isEvening = false) => ({
      ...{ title, month, minutes, isEvening },
    })
    const services = [
      served('巡逻', 1, 60, true),
      served('清扫', 1, 100),
      served('巡逻', 12, 90, true),
      served('读报', 3, 100),
      served('理发', 3, 5),
    ]
    const year = yearOf(services)
    expect(year).toMatchObject({ minutes: 355, services: 5, eveningMinutes: 150, titles: ['巡逻', '清扫', '读报'] })
    expect(year.months).toEqual([160, 0, 105, 0, 0, 0, 0, 0, 0, 0, 0, 90])
  })

  it('without a service is empty', () => {
    expect(yearOf([])).toMatchObject({ minutes: 0, services: 0, titles: [] })
  })
})
