import { dateText, fullMomentText, momentText, partOfDay } from '../../miniapp/src/lib/time.ts'

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
