import {
  countedOf,
  noLoad,
  noTally,
  periodOf,
  rateOf,
} from '../../server/src/features/complaints/complaints.board.rules.ts'

describe('a rate', () => {
  it.each([
    ['B01 of nothing is none', 0, 0, null],
    ['B02 of none of them', 0, 3, 0],
    ['B03 of all', 3, 3, 1_000],
    ['B04 is rounded down', 2, 3, 666],
    ['B05 never up to all', 9_999, 10_000, 999],
  ])('%s', (_, numerator, denominator, permille) => {
    expect(rateOf(numerator, denominator)).toEqual({ numerator, denominator, permille })
  })

  it('of each kind has its own parts', () => {
    const tally = { reported: 9, inTime: 4, answerable: 8, solved: 3, satisfied: 2, answered: 5 }
    expect(countedOf(tally, { open: 1, dueSoon: 0, overdue: 1 })).toEqual({
      ...{ reported: 9, open: 1, dueSoon: 0, overdue: 1 },
      response: { numerator: 4, denominator: 8, permille: 500 },
      solution: { numerator: 3, denominator: 5, permille: 600 },
      satisfaction: { numerator: 2, denominator: 5, permille: 400 },
    })
    expect(countedOf(noTally, noLoad).response.permille).toBeNull()
  })
})

describe('a period', () => {
  it('is of whole days in China', () => {
    expect(periodOf({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      from: new Date('2026-02-28T16:00:00Z'),
      to: new Date('2026-03-31T16:00:00Z'),
    })
  })

  it.each([
    ['runs backwards', '2026-03-02', '2026-03-01'],
    ['is longer than a year', '2025-01-01', '2026-01-02'],
  ])('that %s is refused', (_, from, to) => {
    expect(() => periodOf({ from, to })).toThrow('complaint_time_wrong')
  })
})
