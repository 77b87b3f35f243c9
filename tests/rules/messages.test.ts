import {
  afterDaytime,
  dueAt,
  endOfQuiet,
  isQuiet,
  mostAttempts,
  settlementOf,
  thingOf,
  waveSize,
  wordsOfTime,
} from '../../server/src/features/messages/messages.rules.ts'

/** A time of a day in China. */
const china = (time: string, day = '2026-03-05') => new Date(`${day}T${time}:00+08:00`)

describe('night', () => {
  it.each([
    ['07:59', true],
    ['08:00', false],
    ['12:00', false],
    ['21:59', false],
    ['22:00', true],
    ['23:59', true],
    ['00:00', true],
  ])('%s: %s', (time, night) => {
    expect(isQuiet(china(time))).toBe(night)
  })

  it.each([
    ['21:59', china('21:59')],
    ['22:00', china('08:00', '2026-03-06')],
    ['23:30', china('08:00', '2026-03-06')],
    ['00:10', china('08:00')],
    ['07:59', china('08:00')],
    ['08:00', china('08:00')],
  ])('from %s on, day is at %s', (time, day) => {
    expect(endOfQuiet(china(time))).toEqual(day)
  })

  it('ends at eight sharp, whatever the second', () => {
    expect(endOfQuiet(new Date('2026-03-05T22:00:59.999+08:00'))).toEqual(china('08:00', '2026-03-06'))
  })
})

describe('minutes of day', () => {
  it.each([
    ['12:00', 30, china('12:30')],
    ['21:50', 5, china('21:55')],
    ['21:50', 10, china('08:00', '2026-03-06')],
    ['21:50', 25, china('08:15', '2026-03-06')],
    ['23:00', 15, china('08:15', '2026-03-06')],
    ['12:00', 10 * 60 + 14 * 60 + 7, china('08:07', '2026-03-07')],
  ])('%s and %d minutes is %s', (time, minutes, then) => {
    expect(afterDaytime(china(time), minutes)).toEqual(then)
  })
})

describe('waves', () => {
  it('are a minute apart', () => {
    const due = [0, waveSize - 1, waveSize, 3 * waveSize].map((place) => dueAt(china('12:00'), place, false))
    expect(due).toEqual([china('12:00'), china('12:00'), china('12:01'), china('12:03')])
  })

  it('wait for the morning, and come one after another then', () => {
    expect(dueAt(china('23:00'), 0, false)).toEqual(china('08:00', '2026-03-06'))
    expect(dueAt(china('23:00'), 2 * waveSize, false)).toEqual(china('08:02', '2026-03-06'))
  })

  it('there are none of what is urgent', () => {
    expect(dueAt(china('23:00'), 20_000, true)).toEqual(china('23:00'))
  })
})

describe('what follows from an answer', () => {
  const now = china('12:00')
  const first = { attempt: 1, isUrgent: false }

  it.each([
    ['sent', { state: 'sent', dueAt: null, credit: 'used' }],
    ['unknown', { state: 'unknown', dueAt: null, credit: 'used' }],
    ['declined', { state: 'refused', dueAt: null, credit: 'none_left' }],
    ['nobody', { state: 'failed', dueAt: null, credit: 'given_back' }],
    ['faulty', { state: 'failed', dueAt: null, credit: 'given_back' }],
    ['busy', { state: 'due', dueAt: china('12:01'), credit: 'given_back' }],
    ['limited', { state: 'due', dueAt: china('13:00'), credit: 'given_back' }],
  ] as const)('%s', (outcome, settlement) => {
    expect(settlementOf(outcome, first, now)).toEqual(settlement)
  })

  it('one tries again later and later, and not for ever', () => {
    const again = [2, 3, 4].map((attempt) => settlementOf('busy', { attempt, isUrgent: false }, now).dueAt)
    expect(again).toEqual([china('12:02'), china('12:04'), china('12:08')])
    const last = { attempt: mostAttempts, isUrgent: false }
    expect(settlementOf('busy', last, now)).toMatchObject({ state: 'failed', credit: 'given_back' })
  })

  it('what is tried again at night waits for the morning, unless it is urgent', () => {
    const late = china('21:59')
    expect(settlementOf('limited', first, late).dueAt).toEqual(china('08:00', '2026-03-06'))
    expect(settlementOf('limited', { attempt: 1, isUrgent: true }, late).dueAt).toEqual(china('22:59'))
  })

  it('what nobody knows of is never due again', () => {
    for (let attempt = 1; attempt <= mostAttempts; attempt++)
      expect(settlementOf('unknown', { attempt, isUrgent: true }, now).state).toBe('unknown')
  })
})

describe('words', () => {
  it('a time is said in China’s', () => {
    expect(wordsOfTime(new Date('2026-12-31T16:05:00Z'))).toBe('2027年1月1日 00:05')
  })

  it.each([
    ['周三上午停水', '周三上午停水'],
    ['  ', '里仁'],
    ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
  ])('a thing of "%s"', (text, thing) => {
    expect(thingOf(text)).toBe(thing)
  })
})
