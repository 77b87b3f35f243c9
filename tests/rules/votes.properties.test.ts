import { deliveryProofs } from '@liren/shared/votes'
import type { MatterClass } from '@liren/shared/votes.matters'
import { blankItems, invalidBallots, unreturnedModes } from '@liren/shared/votes.policy'
import fc from 'fast-check'
import { countHeads } from '../../server/src/features/register/register.heads.rules.ts'
import {
  tallyOf,
  type Answer,
  type CountedHead,
  type TallyPolicy,
} from '../../server/src/features/votes/votes.tally.rules.ts'
import { flooredPercent, reaches } from '../../server/src/features/votes/votes.thresholds.rules.ts'

const answers: (Answer | null)[] = ['FOR', 'AGAINST', 'ABSTAIN', 'FOLLOW', 'BLANK', 'INVALID', 'VOIDED', null]
/** Areas are small, so that ties and exact thresholds come up often, or as large as a unit may be. */
const someArea = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom(1_000_000_00, 999_999_99))
const someHead: fc.Arbitrary<CountedHead> = fc.record({
  areaCentiares: someArea,
  answer: fc.constantFrom(...answers),
  delivery: fc.constantFrom(...deliveryProofs, null),
})
const someRoll = fc.array(someHead, { maxLength: 14 })
const somePolicy: fc.Arbitrary<TallyPolicy> = fc.record({
  unreturnedMode: fc.constantFrom(...unreturnedModes),
  minCastShare: fc.constantFrom(null, { numerator: 1, denominator: 2 }, { numerator: 1, denominator: 3 }),
  allowFollowOption: fc.boolean(),
  blankItem: fc.constantFrom(...blankItems),
  invalidBallot: fc.constantFrom(...invalidBallots),
})
const someClass = fc.constantFrom<MatterClass>('ORDINARY', 'SPECIAL')

/** The same count told head by head from the table of `domain.md` A4, in fractions of big integers. */
function oracle(roll: readonly CountedHead[], matterClass: MatterClass, policy: TallyPolicy): string {
  const sum = (some: readonly CountedHead[]) => [
    some.reduce((area, head) => area + BigInt(head.areaCentiares), 0n),
    BigInt(some.length),
  ]
  const says = (head: CountedHead): Answer | null =>
    head.answer === 'FOLLOW' && !policy.allowFollowOption ? 'INVALID' : head.answer
  const blank = policy.blankItem === 'ABSTAIN' ? 'ABSTAIN' : null
  const opinion = (head: CountedHead) => (says(head) === 'BLANK' ? blank : says(head))
  const opinions = ['FOR', 'AGAINST', 'ABSTAIN']
  const expressed = roll.filter((head) => opinions.includes(opinion(head) ?? ''))
  const more = (part: bigint[], whole: bigint[], [numerator, denominator]: [bigint, bigint]) =>
    part.every((value, axis) => value * denominator > (whole[axis] ?? 0n) * numerator)
  const atLeast = (part: bigint[], whole: bigint[], [numerator, denominator]: [bigint, bigint]) =>
    part.every((value, axis) => (whole[axis] ?? 0n) > 0n && value * denominator >= (whole[axis] ?? 0n) * numerator)
  const all = sum(roll)
  const leading = opinions.filter((one) =>
    more(sum(expressed.filter((head) => opinion(head) === one)), sum(expressed), [1n, 2n]),
  )
  const [majority] = leading
  const share = policy.minCastShare
  const isEnough =
    share === null ||
    more(sum(expressed.filter((head) => opinion(head) === majority)), all, [
      BigInt(share.numerator),
      BigInt(share.denominator),
    ])
  const silentJoin = (head: CountedHead) => {
    if (head.answer !== null || head.delivery === null || policy.unreturnedMode === 'EXCLUDE') return false
    return policy.unreturnedMode === 'DELIVERED_ABSTAIN' || (majority !== undefined && isEnough)
  }
  const takesPart = (head: CountedHead) =>
    expressed.includes(head) ||
    says(head) === 'FOLLOW' ||
    (says(head) === 'INVALID' && policy.invalidBallot === 'PARTICIPATES_NO') ||
    silentJoin(head)
  const consents = (head: CountedHead) =>
    says(head) === 'FOR' ||
    (majority === 'FOR' &&
      (says(head) === 'FOLLOW' || (policy.unreturnedMode === 'FOLLOW_MAJORITY' && silentJoin(head))))
  const [part, yes] = [sum(roll.filter(takesPart)), sum(roll.filter(consents))]
  if (!atLeast(part, all, [2n, 3n])) return `NO_QUORUM ${part.join('/')} ${yes.join('/')}`
  const passes = matterClass === 'SPECIAL' ? atLeast(yes, part, [3n, 4n]) : more(yes, part, [1n, 2n])
  return `${passes ? 'PASSED' : 'REJECTED'} ${part.join('/')} ${yes.join('/')}`
}

const told = (roll: readonly CountedHead[], matterClass: MatterClass, policy: TallyPolicy) => {
  const { result, participating, consenting } = tallyOf(roll, matterClass, policy).decisive
  const of = (weight: typeof participating) => `${weight.areaCentiares}/${weight.heads}`
  return `${result} ${of(participating)} ${of(consenting)}`
}

describe('whatever the roll and the policy, a count', () => {
  it('is what a second, slower way of counting comes to', () => {
    fc.assert(
      fc.property(someRoll, someClass, somePolicy, (roll, matterClass, policy) => {
        expect(told(roll, matterClass, policy)).toBe(oracle(roll, matterClass, policy))
      }),
      { numRuns: 3_000 },
    )
  })

  it('does not depend on the order of the heads', () => {
    const turned = someRoll.chain((roll) =>
      fc.tuple(fc.constant(roll), fc.shuffledSubarray(roll, { minLength: roll.length, maxLength: roll.length })),
    )
    fc.assert(
      fc.property(turned, someClass, somePolicy, ([roll, other], matterClass, policy) => {
        expect(tallyOf(other, matterClass, policy)).toEqual(tallyOf(roll, matterClass, policy))
      }),
    )
  })

  it('has every head and all area in its sums, and never more consent than participation than owners', () => {
    fc.assert(
      fc.property(someRoll, someClass, somePolicy, (roll, matterClass, policy) => {
        const { total, sums, cast, decisive } = tallyOf(roll, matterClass, policy)
        const all = Object.values(sums)
        expect(all.reduce((heads, sum) => heads + sum.heads, 0)).toBe(roll.length)
        expect(all.reduce((area, sum) => area + sum.areaCentiares, 0)).toBe(total.areaCentiares)
        for (const axis of ['areaCentiares', 'heads'] as const)
          for (const { participating, consenting } of [cast, decisive]) {
            expect(consenting[axis]).toBeLessThanOrEqual(participating[axis])
            expect(participating[axis]).toBeLessThanOrEqual(total[axis])
          }
        const returned = roll.filter(({ answer }) => answer !== null).length
        expect(cast.participating.heads).toBeLessThanOrEqual(returned)
      }),
    )
  })

  it('once passed stays passed when one more head says yes', () => {
    fc.assert(
      fc.property(someRoll, someClass, somePolicy, fc.nat(), (roll, matterClass, policy, pick) => {
        const quiet = roll.flatMap(({ answer }, at) => (answer === 'FOR' ? [] : [at]))
        const at = quiet[pick % Math.max(1, quiet.length)] ?? -1
        const joined = roll.map((head, index) => (index === at ? { ...head, answer: 'FOR' as const } : head))
        const results = [roll, joined].map((some) => tallyOf(some, matterClass, policy).decisive.result)
        expect(results[0] === 'PASSED' && results[1] !== 'PASSED').toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })

  it('with a quorum keeps it when one more head says yes', () => {
    fc.assert(
      fc.property(someRoll, someClass, somePolicy, fc.nat(), (roll, matterClass, policy, pick) => {
        const mode = { ...policy, unreturnedMode: 'EXCLUDE' as const }
        const at = pick % Math.max(1, roll.length)
        const joined = roll.map((head, index) => (index === at ? { ...head, answer: 'FOR' as const } : head))
        const results = [roll, joined].map((some) => tallyOf(some, matterClass, mode).decisive.result)
        expect(results[0] !== 'NO_QUORUM' && results[1] === 'NO_QUORUM').toBe(false)
      }),
    )
  })

  it('counts nobody whom no ballot reached', () => {
    fc.assert(
      fc.property(someRoll, someClass, somePolicy, (roll, matterClass, policy) => {
        const heard = roll.map((head) => (head.answer === null ? { ...head, delivery: null } : head))
        const { cast, decisive } = tallyOf(heard, matterClass, policy)
        expect(decisive).toEqual(cast)
      }),
    )
  })

  it('lets the silent decide no ordinary matter that those who voted refuse', () => {
    fc.assert(
      fc.property(someRoll, somePolicy, (roll, policy) => {
        const { sums, decisive } = tallyOf(roll, 'ORDINARY', { ...policy, unreturnedMode: 'FOLLOW_MAJORITY' })
        const said = [sums.FOR, sums.AGAINST, sums.ABSTAIN].reduce((heads, sum) => heads + sum.heads, 0)
        expect(decisive.result === 'PASSED' && 2 * sums.FOR.heads <= said).toBe(false)
      }),
    )
  })
})

describe('thresholds', () => {
  it('are met as fractions are, to the last 0.01 m² of the largest estates', () => {
    const large = fc.integer({ min: 0, max: 2_000_000_000_000 })
    const threshold = fc.record({
      numerator: fc.integer({ min: 1, max: 4 }),
      denominator: fc.integer({ min: 2, max: 4 }),
      isInclusive: fc.boolean(),
    })
    fc.assert(
      fc.property(large, large, threshold, (part, whole, one) => {
        const [left, right] = [BigInt(part) * BigInt(one.denominator), BigInt(whole) * BigInt(one.numerator)]
        const wanted = one.isInclusive ? whole > 0 && left >= right : left > right
        expect(reaches(one, part, whole)).toBe(wanted)
      }),
    )
  })

  it('a percentage is never shown higher than it is', () => {
    const large = fc.integer({ min: 0, max: 2_000_000_000_000 })
    fc.assert(
      fc.property(large, large, (one, other) => {
        const [part, whole] = [Math.min(one, other), Math.max(one, other)]
        fc.pre(whole > 0)
        const hundredths = BigInt(Math.round(flooredPercent(part, whole) * 100))
        expect(hundredths * BigInt(whole) <= BigInt(part) * 10_000n).toBe(true)
        expect((hundredths + 1n) * BigInt(whole) > BigInt(part) * 10_000n).toBe(true)
      }),
    )
  })

  it('E14: of 2,219 heads 1,480 are needed; 1,672 are 75.34 %, rounded down', () => {
    const quorum = { numerator: 2, denominator: 3, isInclusive: true }
    expect([reaches(quorum, 1_479, 2_219), reaches(quorum, 1_480, 2_219)]).toEqual([false, true])
    expect(flooredPercent(1_672, 2_219)).toBe(75.34)
  })
})

it('splitting what one owner has over more units changes no head, and so no result by heads', () => {
  const unit = (id: string, owner: string, areaCentiares: number) => ({
    ...{ id, areaCentiares, saleState: 'delivered' as const, ownerKeys: [owner] },
  })
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 8 }), (areas) => {
      const whole = areas.map((area, at) => unit(`${at}`, `o${at}`, area))
      const parts = areas.flatMap((area, at) => [unit(`${at}a`, `o${at}`, 1), unit(`${at}b`, `o${at}`, area - 1)])
      const [before, after] = [whole, parts].map((units) => countHeads(units, 'OWNER_SET'))
      expect(after?.heads.map(({ areaCentiares }) => areaCentiares)).toEqual(
        before?.heads.map(({ areaCentiares }) => areaCentiares),
      )
    }),
  )
})
