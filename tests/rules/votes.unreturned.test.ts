import type { Share, UnreturnedMode } from '@liren/shared/votes.policy'
import { tallyOf, type TallyPolicy } from '../../server/src/features/votes/votes.tally.rules.ts'
import { majorityOf } from '../../server/src/features/votes/votes.unreturned.rules.ts'
import { heads, plainPolicy, unreached, weight } from '../support/votes.ts'

const half: Share = { numerator: 1, denominator: 2 }
const count = (yes: number, no: number, abstaining: number, silent: number, missed: number) => [
  ...heads(yes, 'FOR'),
  ...heads(no, 'AGAINST'),
  ...heads(abstaining, 'ABSTAIN'),
  ...heads(silent, null),
  ...unreached(missed),
]

/** `consenting/participating` heads by those who voted, and as the policy counts the silent. */
function both(roll: ReturnType<typeof count>, policy: Partial<TallyPolicy>): string {
  const { cast, decisive } = tallyOf(roll, 'ORDINARY', { ...plainPolicy, ...policy })
  const told = ({ consenting, participating }: typeof cast) => `${consenting.heads}/${participating.heads}`
  return `${told(cast)} ${told(decisive)}`
}

describe('heads that got a ballot and sent none back', () => {
  // For, against, abstaining, silent, not reached; without a share to exceed, and with one half.
  it.each<[string, Parameters<typeof count>, Record<UnreturnedMode, string>, string]>([
    [
      'a majority for',
      [30, 6, 4, 50, 10],
      { EXCLUDE: '30/40', FOLLOW_MAJORITY: '80/90', DELIVERED_ABSTAIN: '30/90' },
      '30/40',
    ],
    [
      'more than half of all for',
      [51, 6, 4, 29, 10],
      { EXCLUDE: '51/61', FOLLOW_MAJORITY: '80/90', DELIVERED_ABSTAIN: '51/90' },
      '80/90',
    ],
    [
      'exactly half of all for',
      [50, 6, 4, 30, 10],
      { EXCLUDE: '50/60', FOLLOW_MAJORITY: '80/90', DELIVERED_ABSTAIN: '50/90' },
      '50/60',
    ],
    [
      'a majority against',
      [10, 25, 4, 50, 11],
      { EXCLUDE: '10/39', FOLLOW_MAJORITY: '10/89', DELIVERED_ABSTAIN: '10/89' },
      '10/39',
    ],
    [
      'a majority abstaining',
      [10, 5, 20, 50, 15],
      { EXCLUDE: '10/35', FOLLOW_MAJORITY: '10/85', DELIVERED_ABSTAIN: '10/85' },
      '10/35',
    ],
    [
      'most for, but not more than half',
      [20, 15, 5, 50, 10],
      { EXCLUDE: '20/40', FOLLOW_MAJORITY: '20/40', DELIVERED_ABSTAIN: '20/90' },
      '20/40',
    ],
    ['nobody voted', [0, 0, 0, 90, 10], { EXCLUDE: '0/0', FOLLOW_MAJORITY: '0/0', DELIVERED_ABSTAIN: '0/90' }, '0/0'],
    [
      'nobody was reached',
      [30, 6, 4, 0, 60],
      { EXCLUDE: '30/40', FOLLOW_MAJORITY: '30/40', DELIVERED_ABSTAIN: '30/40' },
      '30/40',
    ],
  ])('%s', (_, numbers, wanted, withShare) => {
    const roll = count(...numbers)
    const cast = wanted.EXCLUDE
    for (const mode of ['EXCLUDE', 'FOLLOW_MAJORITY', 'DELIVERED_ABSTAIN'] as const)
      expect([mode, both(roll, { unreturnedMode: mode })]).toEqual([mode, `${cast} ${wanted[mode]}`])
    const share = both(roll, { unreturnedMode: 'FOLLOW_MAJORITY', minCastShare: half })
    expect(share).toBe(`${cast} ${withShare}`)
  })

  it('join nobody when area and heads point to different opinions', () => {
    const roll = [...heads(2, 'FOR', { areaCentiares: 500_00 }), ...heads(3, 'AGAINST'), ...heads(5, null)]
    expect(both(roll, { unreturnedMode: 'FOLLOW_MAJORITY' })).toBe('2/5 2/5')
  })
})

describe('who ticks “with the majority”', () => {
  const ticked = [...heads(4, 'FOR'), ...heads(2, 'AGAINST'), ...heads(3, 'FOLLOW')]
  it('joins it where the ballot offers that, and is no valid mark where it does not', () => {
    expect(both(ticked, { allowFollowOption: true })).toBe('7/9 7/9')
    expect(both(ticked, {})).toBe('4/6 4/6')
  })

  it('takes part without consent when there is none, or it is against', () => {
    const even = [...heads(3, 'FOR'), ...heads(3, 'AGAINST'), ...heads(3, 'FOLLOW')]
    const against = [...heads(2, 'FOR'), ...heads(3, 'AGAINST'), ...heads(3, 'FOLLOW')]
    expect([even, against].map((roll) => both(roll, { allowFollowOption: true }))).toEqual(['3/9 3/9', '2/8 2/8'])
  })

  it('does not make the majority that it follows', () => {
    const few = [...heads(1, 'FOR'), ...heads(1, 'AGAINST'), ...heads(8, 'FOLLOW')]
    expect(both(few, { allowFollowOption: true })).toBe('1/10 1/10')
  })
})

describe('items left blank and marks that cannot be read', () => {
  const roll = [...heads(4, 'FOR'), ...heads(2, 'BLANK'), ...heads(3, 'INVALID'), ...heads(1, 'VOIDED')]
  it.each<[Partial<TallyPolicy>, string]>([
    [{}, '4/6'],
    [{ blankItem: 'NOT_PARTICIPATING' }, '4/4'],
    [{ invalidBallot: 'PARTICIPATES_NO' }, '4/9'],
    [{ blankItem: 'NOT_PARTICIPATING', invalidBallot: 'PARTICIPATES_NO' }, '4/7'],
  ])('%j', (policy, wanted) => {
    expect(both(roll, policy)).toBe(`${wanted} ${wanted}`)
  })
})

it.each([
  ['for', '300/3', '100/1', '100/1', 'FOR'],
  ['against', '100/1', '300/3', '100/1', 'AGAINST'],
  ['abstaining', '100/1', '100/1', '300/3', 'ABSTAIN'],
  ['exactly half', '200/2', '100/1', '100/1', null],
  ['area for, heads against', '500/2', '300/3', '0/0', null],
  ['nothing', '0/0', '0/0', '0/0', null],
])('the majority is %s', (_, yes, no, abstaining, wanted) => {
  expect(majorityOf({ FOR: weight(yes), AGAINST: weight(no), ABSTAIN: weight(abstaining) })).toBe(wanted)
})
