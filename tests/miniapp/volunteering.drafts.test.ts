import { creditOf } from '../../miniapp/src/features/points/proposals.draft.ts'
import { changeOf, itemOf, timeOf } from '../../miniapp/src/features/points/stock.draft.ts'
import { codeIn, groupedDigits, typedDigits } from '../../miniapp/src/features/volunteering/code.draft.ts'
import { instantNear } from '../../miniapp/src/features/volunteering/entry.draft.ts'
import { blankProposal, proposalOf, type ProposeForm } from '../../miniapp/src/features/volunteering/propose.draft.ts'
import { durationText } from '../../miniapp/src/lib/duration.ts'

const code = 'LS1.01920000-0000-7000-8000-000000000001.out.38000000.01234567'

describe('a code of a shift', () => {
  it.each([
    ['by itself', code, code],
    ['in an address', `https://liren.example/#/pages/volunteering/scan/index?community=a&id=b&code=${code}`, code],
    ['in an escaped address', encodeURIComponent(`https://liren.example/#/x?code=${code}`), code],
    ['not in another text', 'LR1.something', null],
    ['not with a digit too few', code.slice(0, -1), null],
    ['not in an address that cannot be read', '%E0%A4%A', null],
  ])('is read %s', (_, text, expected) => {
    expect(codeIn(text)).toBe(expected)
  })

  it.each([
    ['', '', null],
    ['1234', '1234', null],
    ['12345', '1234 5', null],
    ['1234 5678', '1234 5678', '12345678'],
    ['123456789', '1234 5678', null],
  ])('typed as “%s” is shown as “%s” and means %s', (typed, shown, digits) => {
    expect(groupedDigits(typed)).toBe(shown)
    expect(typedDigits(typed)).toBe(digits)
  })
})

describe('an activity that is proposed', () => {
  const shift = {
    place: '东门',
    day: '2026-12-01',
    begins: '19:00',
    ends: '21:00',
    capacity: '10',
    every: 'week' as const,
    times: '1',
  }
  const form: ProposeForm = { ...blankProposal, title: '夜间巡逻', body: '两人一组', shifts: [shift] }
  const with1 = (part: Partial<typeof shift>) => ({ ...form, shifts: [{ ...shift, ...part }] })

  it('is sent with its times as the clock in China shows them', () => {
    expect(proposalOf(form)).toMatchObject({
      language: null,
      risk: null,
      shifts: [
        {
          startsAt: '2026-12-01T11:00:00.000Z',
          endsAt: '2026-12-01T13:00:00.000Z',
          capacity: 10,
          every: 'week',
          times: 1,
        },
      ],
    })
  })

  it('ends on the day after where its end comes before its beginning', () => {
    expect(proposalOf(with1({ begins: '22:00', ends: '02:15' }))).toMatchObject({
      shifts: [{ startsAt: '2026-12-01T14:00:00.000Z', endsAt: '2026-12-01T18:15:00.000Z' }],
    })
  })

  it.each([
    ['title', { ...form, title: ' ' }],
    ['body', { ...form, body: '' }],
    ['risk', { ...form, isRisky: true }],
    ['place', with1({ place: '' })],
    ['times', with1({ day: '' })],
    ['times', with1({ ends: '19:00' })],
    ['times', with1({ begins: '06:00', ends: '18:15' })],
    ['capacity', with1({ capacity: '0' })],
    ['capacity', with1({ capacity: '501' })],
  ])('without its %s says so', (fault, faulty) => {
    expect(proposalOf(faulty)).toBe(fault)
  })
})

describe('a time of day that is entered for a shift', () => {
  const startsAt = '2026-12-01T14:00:00.000Z'
  it.each([
    ['21:45', '2026-12-01T13:45:00.000Z'],
    ['22:10', '2026-12-01T14:10:00.000Z'],
    ['00:30', '2026-12-01T16:30:00.000Z'],
    ['', null],
  ])('%s means %s', (clock, expected) => {
    expect(instantNear(startsAt, clock)).toBe(expected)
  })
})

describe('a duration', () => {
  it.each([
    [0, '0 分钟', '0 min'],
    [59, '59 分钟', '59 min'],
    [60, '1 小时', '1 h'],
    [95, '1 小时 35 分', '1 h 35 min'],
  ])('of %d minutes is %s', (minutes, zh, en) => {
    expect(durationText(minutes, 'zh-CN')).toBe(zh)
    expect(durationText(minutes, 'en')).toBe(en)
  })
})

describe('a credit by hand', () => {
  const form = { minutes: '60', points: '', reason: '漏记的一小时' }
  it('needs somebody, minutes or points, and a reason', () => {
    expect(creditOf('a', form)).toEqual({
      kind: 'manual',
      reason: '漏记的一小时',
      lines: [{ residenceId: 'a', minutes: 60, points: 0 }],
    })
    expect(creditOf('', form)).toBeNull()
    expect(creditOf('a', { ...form, minutes: '' })).toBeNull()
    expect(creditOf('a', { ...form, points: '-5' })).toBeNull()
    expect(creditOf('a', { ...form, reason: ' ' })).toBeNull()
  })
})

describe('what the shop has', () => {
  const merchantId = '01920000-0000-7000-8000-000000000001'
  const form = { merchantId, kind: 'goods' as const, title: '洗衣液', body: '2 升装', price: '30', isOn: true }
  it('has a price in points, and a limit or none', () => {
    expect(itemOf({ ...form, perPerson: '' })).toMatchObject({ price: 30, perPerson: null })
    expect(itemOf({ ...form, perPerson: '2' })).toMatchObject({ perPerson: 2 })
    for (const price of ['', '0', '1.5', 'x']) expect(itemOf({ ...form, perPerson: '', price })).toBeNull()
  })

  it.each([
    ['20', 20],
    ['-1', -1],
    ['0', null],
    ['', null],
    ['2.5', null],
  ])('is counted by “%s” as %s', (typed, change) => {
    expect(changeOf(typed)).toBe(change)
  })

  it('is settled from the beginning of one day to the end of another', () => {
    expect(timeOf('2026-11-01', '2026-11-30')).toEqual({
      from: '2026-10-31T16:00:00.000Z',
      to: '2026-11-30T16:00:00.000Z',
    })
    expect(timeOf('', '')).toEqual({ from: undefined, to: undefined })
  })
})
