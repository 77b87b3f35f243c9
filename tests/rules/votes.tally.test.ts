import type { MatterClass, MotionResult } from '@liren/shared/votes.matters'
import {
  buckets,
  bucketOf,
  sumsOf,
  tallyOf,
  type TallyPolicy,
} from '../../server/src/features/votes/votes.tally.rules.ts'
import { flooredPercent, outcomeOf } from '../../server/src/features/votes/votes.thresholds.rules.ts'
import { heads, plainPolicy, unreached, weight } from '../support/votes.ts'

describe('a matter is decided by whole numbers (worked cases of `domain.md` A7)', () => {
  it.each<[string, MatterClass, string, string, string, MotionResult]>([
    ['E1a exactly two thirds', 'ORDINARY', '900.00/9', '600.00/6', '400.00/4', 'PASSED'],
    ['E1b 0.01 m² short', 'ORDINARY', '900.00/9', '599.99/6', '400.00/4', 'NO_QUORUM'],
    ['E1c area without heads', 'ORDINARY', '900/9', '700/5', '400/4', 'NO_QUORUM'],
    ['E2a exactly half', 'ORDINARY', '900/9', '600/6', '300/3', 'REJECTED'],
    ['E2b just over half', 'ORDINARY', '900/9', '600/6', '300.01/4', 'PASSED'],
    ['E2c heads exactly half', 'ORDINARY', '900/9', '600/6', '300.01/3', 'REJECTED'],
    ['E3a exactly three quarters', 'SPECIAL', '1200/12', '800/8', '600.00/6', 'PASSED'],
    ['E3b 0.01 m² short', 'SPECIAL', '1200/12', '800/8', '599.99/6', 'REJECTED'],
    ['E4 one owner of four units', 'ORDINARY', '1000/7', '700/4', '700/4', 'NO_QUORUM'],
    ['E5 a unit of two owners', 'ORDINARY', '1000/10', '700/7', '400/4', 'PASSED'],
    ['E6a area, no heads', 'ORDINARY', '1000/6', '1000/6', '600/2', 'REJECTED'],
    ['E6b heads, no area', 'ORDINARY', '1000/6', '1000/6', '400/4', 'REJECTED'],
    ['E7 abstentions stay in the whole', 'ORDINARY', '1000/10', '800/8', '400/4', 'REJECTED'],
    ['E8 the first counts', 'ORDINARY', '900/9', '600/6', '400/4', 'PASSED'],
    ['E8 the last, or paper', 'ORDINARY', '900/9', '600/6', '300/3', 'REJECTED'],
    ['E8 both void', 'ORDINARY', '900/9', '500/5', '300/3', 'NO_QUORUM'],
    ['E9 the developer is one head', 'ORDINARY', '1000/7', '700/4', '700/4', 'NO_QUORUM'],
    ['E11 62.5 %, an ordinary matter', 'ORDINARY', '1000/10', '800/8', '500/5', 'PASSED'],
    ['E11 62.5 %, a special one', 'SPECIAL', '1000/10', '800/8', '500/5', 'REJECTED'],
    ['E12 reads 66.67 % and is less', 'ORDINARY', '30000.01/300', '20000.00/210', '15000/150', 'NO_QUORUM'],
    ['E15 a lift for one entrance', 'SPECIAL', '1200/12', '900/9', '700/7', 'PASSED'],
    ['nobody comes', 'ORDINARY', '900/9', '0/0', '0/0', 'NO_QUORUM'],
    ['nobody is there', 'SPECIAL', '0/0', '0/0', '0/0', 'NO_QUORUM'],
  ])('%s', (_, matterClass, total, participating, consenting, result) => {
    const weights = { total: weight(total), participating: weight(participating), consenting: weight(consenting) }
    expect(outcomeOf(matterClass, weights).result).toBe(result)
  })
})

describe('heads are counted into a tally', () => {
  const result = (matterClass: MatterClass, policy: Partial<TallyPolicy>) => {
    const roll = [...heads(30, 'FOR'), ...heads(6, 'AGAINST'), ...heads(4, 'ABSTAIN'), ...heads(60, null)]
    const { cast, decisive } = tallyOf(roll, matterClass, { ...plainPolicy, ...policy })
    return [decisive.result, decisive.consenting.heads, decisive.participating.heads, cast.result]
  }

  it.each<[string, MatterClass, Partial<TallyPolicy>, ReturnType<typeof result>]>([
    ['E10 M0', 'ORDINARY', {}, ['NO_QUORUM', 30, 40, 'NO_QUORUM']],
    ['E10 M1', 'ORDINARY', { unreturnedMode: 'FOLLOW_MAJORITY' }, ['PASSED', 90, 100, 'NO_QUORUM']],
    ['E10 M1, special', 'SPECIAL', { unreturnedMode: 'FOLLOW_MAJORITY' }, ['PASSED', 90, 100, 'NO_QUORUM']],
    ['E10 M2', 'ORDINARY', { unreturnedMode: 'DELIVERED_ABSTAIN' }, ['REJECTED', 30, 100, 'NO_QUORUM']],
  ])('%s', (_, matterClass, policy, wanted) => {
    expect(result(matterClass, policy)).toEqual(wanted)
  })

  it('E5: a unit of two owners is one of ten heads', () => {
    const { decisive } = tallyOf([...heads(4, 'FOR'), ...heads(3, 'AGAINST'), ...unreached(3)], 'ORDINARY', plainPolicy)
    expect(decisive).toMatchObject({ result: 'PASSED', participating: weight('700/7'), consenting: weight('400/4') })
  })

  it('E7: abstentions stay in the whole', () => {
    const roll = [...heads(4, 'FOR'), ...heads(2, 'AGAINST'), ...heads(2, 'ABSTAIN'), ...unreached(2)]
    expect(tallyOf(roll, 'ORDINARY', plainPolicy).decisive).toMatchObject({
      result: 'REJECTED',
      participating: weight('800/8'),
      quorum: { area: true, heads: true },
      approval: { area: false, heads: false },
    })
  })

  it('each head in one bucket', () => {
    const all = buckets.flatMap((bucket, at) => {
      if (bucket === 'SILENT') return heads(at + 1, null)
      return bucket === 'UNDELIVERED' ? unreached(at + 1) : heads(at + 1, bucket)
    })
    const policy = { ...plainPolicy, allowFollowOption: true }
    expect(Object.values(sumsOf(all, policy)).map((sum) => sum.heads)).toEqual(buckets.map((_, at) => at + 1))
    expect(bucketOf({ areaCentiares: 1, answer: 'FOLLOW', delivery: null }, plainPolicy)).toBe('INVALID')
  })

  it('and a percentage is rounded down beside its test', () => {
    expect([flooredPercent(2_000_000, 3_000_001), flooredPercent(1672, 2219), flooredPercent(0, 0)]).toEqual([
      66.66, 75.34, 0,
    ])
  })
})
