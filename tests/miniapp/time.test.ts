import {
  aheadText,
  dateText,
  dayEndedBy,
  endOfDay,
  fullMomentText,
  instantAt,
  momentText,
  partOfDay,
  spanText,
} from '../../miniapp/src/lib/time.ts'

/** Noon in China on 22 November 2026, a Sunday. */
const now = Date.parse('2026-11-22T04:00:00.000Z')

describe('a moment as people say it', () => {
  test.each([
    ['2026-11-22T03:05:00.000Z', '今天 11:05', 'Today 11:05'],
    ['2026-11-21T16:00:00.000Z', '今天 00:00', 'Today 00:00'],
    ['2026-11-21T15:59:59.000Z', '昨天', 'Yesterday'],
    ['2026-11-20T16:00:00.000Z', '昨天', 'Yesterday'],
    ['2026-11-20T15:59:59.000Z', '11月20日', '20 Nov'],
    ['2026-03-05T06:30:00.000Z', '3月5日', '5 Mar'],
    ['2025-12-31T15:59:00.000Z', '2025年12月31日', '31 Dec 2025'],
    ['2025-12-31T16:00:00.000Z', '1月1日', '1 Jan'],
    ['2026-11-23T00:00:00.000Z', '11月23日', '23 Nov'],
    ['2026-11-22T11:05:00.000+08:00', '今天 11:05', 'Today 11:05'],
  ])('%s', (instant, chinese, english) => {
    expect(momentText(instant, now, 'zh-CN')).toBe(chinese)
    expect(momentText(instant, now, 'en')).toBe(english)
  })

  test('the full instant is China time, wherever the phone is', () => {
    expect(fullMomentText('2026-03-05T06:30:00.000Z', 'zh-CN')).toBe('2026年3月5日 14:30')
    expect(fullMomentText('2026-03-05T06:30:00.000Z', 'en')).toBe('5 Mar 2026, 14:30')
  })

  test('the day has its weekday', () => {
    expect(dateText(now, 'zh-CN')).toBe('11月22日 星期日')
    expect(dateText(now, 'en')).toBe('Sunday, 22 Nov')
  })
})

describe('the greeting follows the hour in China', () => {
  const at = (clock: string) => partOfDay(Date.parse(`2026-11-22T${clock}:00.000+08:00`))

  test.each([
    ['00:00', 'night'],
    ['04:59', 'night'],
    ['05:00', 'morning'],
    ['10:59', 'morning'],
    ['11:00', 'noon'],
    ['13:00', 'afternoon'],
    ['18:00', 'evening'],
    ['23:59', 'evening'],
  ])('%s is %s', (clock, part) => {
    expect(at(clock)).toBe(part)
  })
})

describe('a moment ahead, to the minute', () => {
  test.each([
    ['2026-11-22T14:00:00.000Z', '今天 22:00', 'Today 22:00'],
    ['2026-11-23T00:00:00.000Z', '明天 08:00', 'Tomorrow 08:00'],
    ['2026-11-26T00:00:00.000Z', '11月26日 08:00', '26 Nov 08:00'],
    ['2027-01-02T00:00:00.000Z', '2027年1月2日 08:00', '2 Jan 2027 08:00'],
  ])('%s', (instant, chinese, english) => {
    expect(aheadText(instant, now, 'zh-CN')).toBe(chinese)
    expect(aheadText(instant, now, 'en')).toBe(english)
  })
})

test('what lasts over several days says both', () => {
  const [from, to] = ['2026-11-28T01:00:00.000Z', '2026-11-29T09:00:00.000Z']
  expect(spanText(from, to, now, 'zh-CN')).toBe('11月28日 09:00 至 11月29日 17:00')
  expect(spanText(from, '2026-11-28T03:00:00.000Z', now, 'zh-CN')).toBe('星期六 09:00–11:00')
})

describe('days and times that were chosen', () => {
  test('a day ends when the next one begins in China', () => {
    expect(endOfDay('2026-11-30')).toBe('2026-11-30T16:00:00.000Z')
    expect(dayEndedBy('2026-11-30T16:00:00.000Z')).toBe('2026-11-30')
  })
  test('what is no day is no instant', () => {
    expect(instantAt('2026-11-22', '12:00')).toBe('2026-11-22T04:00:00.000Z')
    expect(instantAt('', '12:00')).toBeNull()
    expect(instantAt('2026-11-22', '')).toBeNull()
  })
})
