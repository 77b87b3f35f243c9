import type { Column, DutyDraft } from '@liren/shared/columns'
import { columnDraft, dutyDraft } from '@liren/shared/columns'
import {
  columnsFormOf,
  columnsOf,
  isNameMissing,
  moved,
  promises,
} from '../../miniapp/src/features/columns/columns.draft.ts'
import {
  blankShift,
  dutyOf,
  inOrder,
  isDateMissing,
  shiftFormOf,
} from '../../miniapp/src/features/columns/roster.draft.ts'
import { hoursText } from '../../miniapp/src/lib/time.ts'

const grantId = '01a20260-0000-7000-8000-000000000009'
const monday: DutyDraft = { every: 'week', weekday: 1, fromMinutes: 540, toMinutes: 1_020, grantId }
const night: DutyDraft = { every: 'once', date: '2026-03-05', fromMinutes: 1_320, toMinutes: 365, grantId }

describe('a roster as it is typed', () => {
  test.each([monday, night])('is what stands on the roster, and back: %o', (duty) => {
    expect(dutyOf(shiftFormOf(duty))).toEqual(duty)
  })

  test('begins with a shift the server takes', () => {
    expect(dutyDraft.safeParse(dutyOf(blankShift(grantId))).success).toBe(true)
  })

  test('needs the day of a single shift', () => {
    expect(isDateMissing({ ...blankShift(grantId), every: 'once' })).toBe(true)
    expect(isDateMissing(blankShift(grantId))).toBe(false)
  })

  test('stands by weekday, by the hour, and single days last', () => {
    const early = { ...monday, fromMinutes: 480 }
    const sunday = { ...monday, weekday: 7 }
    expect(inOrder([night, sunday, monday, early])).toEqual([early, monday, sunday, night])
  })
})

describe('columns as they are typed', () => {
  const column = (code: Column['code'], name: string): Column => ({
    id: grantId,
    code,
    name,
    isOn: true,
    blurb: null,
    promisedReplyMinutes: 120,
    hosts: [],
    duty: null,
    abilities: { setRoster: true, setContact: false },
  })
  const form = columnsFormOf([column('notices', '公告')])
  const named = (name: string, blurb = '') => form.map((one) => ({ ...one, name, blurb }))

  test('are what the server takes; an empty blurb is none', () => {
    const sent = columnsOf(named(' 公告 ', ' '))
    expect(sent).toEqual([{ code: 'notices', name: '公告', isOn: true, blurb: null, promisedReplyMinutes: 120 }])
    expect(columnDraft.safeParse(sent[0]).success).toBe(true)
  })

  test('each need a name', () => {
    expect(isNameMissing(form)).toBe(false)
    expect(isNameMissing([...form, ...named(' ')])).toBe(true)
  })

  test('change places; beyond the ends nothing moves', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })

  test('offer the usual promises and the present one', () => {
    expect(promises(null)).not.toContain(45)
    expect(promises(45).slice(0, 3)).toEqual([30, 45, 60])
  })
})

describe('hours of duty', () => {
  // 2026-03-04, a Wednesday, 11:00 in China.
  const now = Date.parse('2026-03-04T03:00:00Z')
  test.each([
    ['2026-03-04T01:00:00Z', '2026-03-04T09:00:00Z', '今天 09:00–17:00', 'Today 09:00–17:00'],
    ['2026-03-04T23:30:00Z', '2026-03-05T01:00:00Z', '明天 07:30–09:00', 'Tomorrow 07:30–09:00'],
    ['2026-03-08T01:00:00Z', '2026-03-08T02:00:00Z', '星期日 09:00–10:00', 'Sunday 09:00–10:00'],
    ['2026-03-03T14:00:00Z', '2026-03-04T06:00:00Z', '3月3日 22:00–14:00', '3 Mar 22:00–14:00'],
    ['2026-03-20T01:00:00Z', '2026-03-20T02:00:00Z', '3月20日 09:00–10:00', '20 Mar 09:00–10:00'],
  ])('from %s to %s read “%s”', (from, to, zh, en) => {
    expect(hoursText(from, to, now, 'zh-CN')).toBe(zh)
    expect(hoursText(from, to, now, 'en')).toBe(en)
  })
})
