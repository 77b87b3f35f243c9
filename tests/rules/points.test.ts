import fc from 'fast-check'
import {
  creditPlan,
  expiryPlan,
  reversalPlan,
  takeFirst,
  type Lot,
  type Plan,
} from '../../server/src/features/points/points.moves.rules.ts'
import { dayInChina } from '../../server/src/platform/china.ts'
import { refundPlan } from '../../server/src/features/points/points.spending.rules.ts'
import { post, type LockedAccount } from '../../server/src/features/points/points.posting.rules.ts'
import {
  capped,
  expiryOf,
  expirySaid,
  nextStar,
  pointsFor,
  reminderOccasion,
  remindersDue,
  starsFor,
  usualTerms,
} from '../../server/src/features/points/points.rules.ts'

const china = (text: string) => new Date(`${text}+08:00`)
const hours = (h: number, m = 0) => h * 60 + m

describe('points for minutes', () => {
  it.each([
    [0, 0],
    [5, 0],
    [6, 1],
    [55, 9],
    [59, 9],
    [60, 10],
    [61, 10],
    [120, 20],
  ])('%i minutes are %i', (minutes, points) => {
    expect(pointsFor(minutes, 10)).toBe(points)
  })

  it.each([
    ['below every cap', 79, 0, 79],
    ['of one shift', 95, 0, 80],
    ['of a day that has some', 60, 70, 30],
    ['of a day that is full', 60, 100, 0],
    ['of a day that was full under an older cap', 60, 140, 0],
  ])('are capped: %s', (_, points, before, granted) => {
    expect(capped(points, usualTerms, before)).toBe(granted)
  })
})

describe('the day and the end of points, in China', () => {
  it.each([
    ['2026-03-05T00:00:00', '2026-03-05'],
    ['2026-03-05T23:59:59', '2026-03-05'],
  ])('%s is %s', (at, day) => {
    expect(dayInChina(china(at))).toBe(day)
  })

  it.each([
    ['2026-01-01T00:00:00', '2028-01-01T00:00:00'],
    ['2026-12-31T23:59:59', '2028-01-01T00:00:00'],
    ['2027-01-01T00:00:00', '2029-01-01T00:00:00'],
  ])('granted %s, gone from %s', (at, end) => {
    expect(expiryOf(china(at), null)).toEqual(china(end))
  })

  it.each([
    ['2026-01-31T12:00:00', 1, '2026-03-01T00:00:00'],
    ['2026-12-31T23:59:59', 12, '2028-01-01T00:00:00'],
    ['2027-01-01T00:00:00', 1, '2027-03-01T00:00:00'],
    ['2026-11-15T08:00:00', 24, '2028-12-01T00:00:00'],
  ])('granted %s for %i months, gone from %s', (at, months, end) => {
    expect(expiryOf(china(at), months)).toEqual(china(end))
  })
})

describe('stars', () => {
  it.each([
    [hours(0), 0, hours(100)],
    [hours(99, 59), 0, hours(100)],
    [hours(100), 1, hours(300)],
    [hours(300), 2, hours(600)],
    [hours(1499, 59), 4, hours(1500)],
    [hours(1500), 5, null],
  ])('of %i minutes are %i, the next at %s', (minutes, stars, next) => {
    expect([starsFor(minutes, usualTerms.starHours), nextStar(minutes, usualTerms.starHours)]).toEqual([stars, next])
  })
})

const lot = (id: string, remaining: number, expiresAt = china('2028-01-01T00:00:00')): Lot => ({
  id,
  remaining,
  expiresAt,
})
const said = ({ moves }: Plan) => moves.map((one) => `${one.currency} ${one.from}→${one.to} ${String(one.amount)}`)
const taken = ({ uses }: Pick<Plan, 'uses'>) => Object.fromEntries(uses.map(({ lotId, amount }) => [lotId, amount]))

describe('lots', () => {
  const early = china('2027-01-01T00:00:00')

  it('are taken by their end, then by their age', () => {
    const lots = [lot('c', 5), lot('b', 5), lot('a', 5, early)]
    expect(takeFirst(lots, 12)).toEqual([
      { lotId: 'a', amount: -5 },
      { lotId: 'b', amount: -5 },
      { lotId: 'c', amount: -2 },
    ])
    expect(takeFirst(lots, 99)).toHaveLength(3)
    expect(takeFirst(lots, 0)).toEqual([])
  })

  it('expire at their instant, not before', () => {
    const lots = [lot('a', 5, early), lot('b', 7)]
    expect(expiryPlan(lots, new Date(early.getTime() - 1))).toBeNull()
    const gone = expiryPlan(lots, early)
    expect(gone && said(gone)).toEqual(['POINT member→expired 5'])
    expect(gone && taken(gone)).toEqual({ a: -5 })
    expect(expiryPlan([lot('a', 0, early)], early)).toBeNull()
  })
})

describe('a credit', () => {
  const expiresAt = china('2028-01-01T00:00:00')
  it.each([
    ['with nothing owed', 60, 10, 0, ['TIME issuance→member 60', 'POINT issuance→member 10'], 10],
    ['that pays a part of what is owed', 60, 10, 25, ['TIME issuance→member 60', 'POINT issuance→debt 10'], 0],
    [
      'that pays all of it',
      60,
      10,
      4,
      ['TIME issuance→member 60', 'POINT issuance→debt 4', 'POINT issuance→member 6'],
      6,
    ],
    ['of minutes alone', 5, 0, 0, ['TIME issuance→member 5'], 0],
  ])('%s', (_, minutes, points, owed, moves, kept) => {
    const plan = creditPlan({ minutes, grants: [{ amount: points, expiresAt }], owed })
    expect(said(plan)).toEqual(moves)
    expect(plan.begins).toEqual(kept > 0 ? [{ amount: kept, expiresAt }] : [])
  })
})

describe('a credit of an older book', () => {
  const [soon, late] = [china('2027-01-01T00:00:00'), china('2028-01-01T00:00:00')]
  const grants = [
    { amount: 6, expiresAt: late },
    { amount: 5, expiresAt: soon },
  ]

  it('comes from an account of its own, and each lot keeps its end', () => {
    const plan = creditPlan({ minutes: 60, grants, owed: 0, source: 'opening' })
    expect(said(plan)).toEqual(['TIME opening→member 60', 'POINT opening→member 11'])
    expect(plan.begins).toEqual([grants[1], grants[0]])
  })

  it('pays what is owed with what would end first', () => {
    const plan = creditPlan({ minutes: 0, grants, owed: 7, source: 'opening' })
    expect(said(plan)).toEqual(['POINT opening→debt 7', 'POINT opening→member 4'])
    expect(plan.begins).toEqual([{ amount: 4, expiresAt: late }])
  })

  it('goes back to where it came from, of all its lots', () => {
    const lots = [lot('other', 30, soon), lot('a', 5, soon), lot('b', 6, late)]
    const plan = reversalPlan({ minutes: 60, points: 12, lotIds: ['a', 'b'], source: 'opening', expired: 0, lots })
    expect(said(plan)).toEqual(['TIME member→opening 60', 'POINT member→opening 12'])
    expect(taken(plan)).toEqual({ a: -5, b: -6, other: -1 })
  })
})

describe('a credit taken back', () => {
  it('comes from its own lot first, then from others', () => {
    const lots = [lot('old', 30, china('2027-01-01T00:00:00')), lot('own', 40)]
    const plan = reversalPlan({ minutes: 600, points: 60, lotIds: ['own'], source: 'issuance', expired: 0, lots })
    expect(said(plan)).toEqual(['TIME member→issuance 600', 'POINT member→issuance 60'])
    expect(taken(plan)).toEqual({ own: -40, old: -20 })
  })

  it('of 100 where 40 are left takes 40, and 60 are owed', () => {
    const plan = reversalPlan({
      minutes: 0,
      points: 100,
      lotIds: ['own'],
      source: 'issuance',
      expired: 0,
      lots: [lot('own', 40)],
    })
    expect(said(plan)).toEqual(['POINT member→issuance 40', 'POINT debt→issuance 60'])
  })

  it('does not take again what expired', () => {
    const plan = reversalPlan({
      minutes: 0,
      points: 100,
      lotIds: ['own'],
      source: 'issuance',
      expired: 70,
      lots: [lot('other', 50)],
    })
    expect(said(plan)).toEqual(['POINT expired→issuance 70', 'POINT member→issuance 30'])
  })
})

describe('a refund', () => {
  const [soon, late, now] = [china('2027-01-01T00:00:00'), china('2028-01-01T00:00:00'), china('2026-06-01T00:00:00')]
  const of = [
    { lotId: 'soon', amount: 4, expiresAt: soon },
    { lotId: 'late', amount: 6, expiresAt: late },
  ]

  it('goes back to the lots it came of', () => {
    const plan = refundPlan({ taken: of, owed: 0, now, graceDays: 0 })
    expect(said(plan)).toEqual(['POINT escrow→member 10'])
    expect(taken(plan)).toEqual({ soon: 4, late: 6 })
  })

  it('pays what is owed first, and what is left of it goes to the lot that lives longest', () => {
    const plan = refundPlan({ taken: of, owed: 5, now, graceDays: 0 })
    expect(said(plan)).toEqual(['POINT escrow→debt 5', 'POINT escrow→member 5'])
    expect(taken(plan)).toEqual({ late: 5 })
  })

  it('of a lot that has ended lives on for the days of grace alone', () => {
    const after = { taken: of, owed: 0, now: soon }
    expect(taken(refundPlan({ ...after, graceDays: 0 }))).toEqual({ soon: 4, late: 6 })
    const graced = refundPlan({ ...after, graceDays: 3 })
    expect(taken(graced)).toEqual({ late: 6 })
    expect(graced.begins).toEqual([{ amount: 4, expiresAt: china('2027-01-04T00:00:00') }])
  })
})

describe('posting', () => {
  const accounts: LockedAccount[] = [
    { id: 'm', currency: 'POINT', kind: 'member', balance: 7, seq: 3 },
    { id: 'i', currency: 'POINT', kind: 'issuance', balance: -7, seq: 9 },
  ]

  it('numbers each movement in both accounts and tells both balances after it', () => {
    const moves = [
      { currency: 'POINT' as const, from: 'issuance' as const, to: 'member' as const, amount: 5 },
      { currency: 'POINT' as const, from: 'member' as const, to: 'issuance' as const, amount: 12 },
    ]
    const { movements, accounts: after } = post(accounts, moves)
    expect(movements).toMatchObject([
      { fromId: 'i', fromSeq: 10, fromBalance: -12, toId: 'm', toSeq: 4, toBalance: 12 },
      { fromId: 'm', fromSeq: 5, fromBalance: 0, toId: 'i', toSeq: 11, toBalance: 0 },
    ])
    expect(after.map(({ id, balance, seq, was }) => [id, balance, seq, was])).toEqual([
      ['m', 0, 5, 3],
      ['i', 0, 11, 9],
    ])
  })

  it('refuses an account that is not locked', () => {
    const moves = [{ currency: 'TIME' as const, from: 'issuance' as const, to: 'member' as const, amount: 5 }]
    expect(() => post(accounts, moves)).toThrow('TIME issuance is not locked')
  })

  it('never makes or loses an amount, whatever is taken back', () => {
    const lots = fc
      .array(fc.nat(200), { maxLength: 5 })
      .map((all) => all.map((left, at) => lot(`l${String(at)}`, left)))
    fc.assert(
      fc.property(fc.nat(500), fc.nat(1), lots, (points, share, some) => {
        const expired = Math.floor(points / 2) * share
        const plan = reversalPlan({ minutes: 0, points, lotIds: ['l1'], source: 'issuance', expired, lots: some })
        const moved = plan.moves.reduce((sum, { amount }) => sum + amount, 0)
        expect(moved).toBe(points)
        const used = Object.entries(taken(plan))
        for (const [id, amount] of used)
          expect(-amount).toBeLessThanOrEqual(some.find((one) => one.id === id)?.remaining ?? 0)
      }),
    )
  })
})

describe('reminders of points that end', () => {
  const ends = new Date('2027-12-31T16:00:00Z')
  it.each([
    ['2027-12-01T15:59:59Z', 0],
    ['2027-12-01T16:00:00Z', 1],
    ['2027-12-24T15:59:59Z', 1],
    ['2027-12-24T16:00:00Z', 2],
  ])('at %s are %d', (now, due) => {
    expect(remindersDue(ends, new Date(now))).toBe(due)
  })

  it('say the last day in China, and are told from one another', () => {
    expect(expirySaid(30, ends)).toBe('30 积分 12月31日到期')
    expect([1, 2].map((nth) => reminderOccasion(ends, nth))).toEqual([202_801_011, 202_801_012])
  })
})
