import { duplicatePolicies, type DuplicatePolicy } from '@liren/shared/votes.policy'
import fc from 'fast-check'
import { judge, setAside, type ReceivedBallot } from '../../server/src/features/votes/votes.duplicates.rules.ts'
import { tallyOf, type Answer } from '../../server/src/features/votes/votes.tally.rules.ts'
import { casterOf } from '../../server/src/features/votes/votes.transfer.rules.ts'
import { heads, plainPolicy, unreached, weight } from '../support/votes.ts'

const phone = (seq: number, choices = 'FOR', isValid = true): ReceivedBallot => ({
  ...{ seq, channel: 'ELECTRONIC', choices, isValid },
})
const paper = (seq: number, choices = 'FOR', isValid = true): ReceivedBallot => ({
  ...phone(seq, choices, isValid),
  channel: 'PAPER',
})

/** What each policy makes of the ballots of a head: the seq that counts, or the word for none. */
const byPolicy = (ballots: ReceivedBallot[], allowRevote = false) =>
  duplicatePolicies
    .map((duplicatePolicy) => {
      const judged = judge(ballots, { duplicatePolicy, allowRevote })
      return judged.kind === 'COUNTS' ? judged.seq : judged.kind
    })
    .join(' ')

describe('which ballot of a head counts', () => {
  // In the order FIRST_VALID, LAST_VALID, PAPER_PREVAILS, ELECTRONIC_PREVAILS, CONFLICT_VOIDS.
  it.each<[string, ReceivedBallot[], string]>([
    ['none came', [], 'NONE NONE NONE NONE NONE'],
    ['by phone', [phone(3)], '3 3 3 3 3'],
    ['on paper', [paper(3)], '3 3 3 3 3'],
    ['by phone, then on paper, otherwise', [phone(3), paper(5, 'AGAINST')], '3 5 5 3 VOIDED'],
    ['on paper, then by phone, otherwise', [paper(3), phone(5, 'AGAINST')], '3 5 3 5 VOIDED'],
    ['both, and they say the same', [phone(3), paper(5)], '3 5 5 3 3'],
    ['the paper is not signed', [phone(3), paper(5, 'AGAINST', false)], '3 3 3 3 3'],
    ['the phone’s is ruled out', [phone(3, 'FOR', false), paper(5, 'AGAINST')], '5 5 5 5 5'],
    ['none is valid', [phone(3, 'FOR', false), paper(5, 'FOR', false)], 'INVALID INVALID INVALID INVALID INVALID'],
    ['two papers: the first', [paper(5, 'AGAINST'), paper(3)], '3 3 3 3 3'],
  ])('%s', (_, ballots, wanted) => {
    expect(byPolicy(ballots)).toBe(wanted)
    expect(byPolicy(ballots.toReversed())).toBe(wanted)
  })

  it('by phone twice: the last, where voting again is allowed', () => {
    const ballots = [phone(3), phone(7, 'AGAINST'), paper(5)]
    expect([byPolicy(ballots), byPolicy(ballots, true)]).toEqual(['3 5 5 3 3', '5 7 5 7 VOIDED'])
    expect(byPolicy([paper(3), paper(5, 'AGAINST')], true)).toBe('3 3 3 3 3')
  })

  it('the others are set aside, but not what was never valid', () => {
    const ballots = [phone(3), paper(5, 'AGAINST'), paper(6, 'FOR', false)]
    const aside = (duplicatePolicy: DuplicatePolicy) => setAside(ballots, { duplicatePolicy, allowRevote: false })
    expect(duplicatePolicies.map(aside)).toEqual([[5], [3], [3], [5], [3, 5]])
  })

  it.each<[DuplicatePolicy, string, string, string]>([
    ['FIRST_VALID', '400/4', '600/6', 'PASSED'],
    ['LAST_VALID', '300/3', '600/6', 'REJECTED'],
    ['PAPER_PREVAILS', '300/3', '600/6', 'REJECTED'],
    ['ELECTRONIC_PREVAILS', '400/4', '600/6', 'PASSED'],
    ['CONFLICT_VOIDS', '300/3', '500/5', 'NO_QUORUM'],
  ])('E8 under %s: %s of %s', (duplicatePolicy, consenting, participating, result) => {
    const x = [phone(3, 'FOR'), paper(5, 'AGAINST')]
    const judged = judge(x, { duplicatePolicy, allowRevote: false })
    const answer = judged.kind === 'COUNTS' ? x.find(({ seq }) => seq === judged.seq)?.choices : judged.kind
    const roll = [...heads(1, answer as Answer), ...heads(3, 'FOR'), ...heads(2, 'AGAINST'), ...unreached(3)]
    expect(tallyOf(roll, 'ORDINARY', plainPolicy).decisive).toMatchObject({
      consenting: weight(consenting),
      participating: weight(participating),
      result,
    })
  })
})

const someBallots = fc
  .array(
    fc.record({
      channel: fc.constantFrom('ELECTRONIC' as const, 'PAPER' as const),
      isValid: fc.boolean(),
      choices: fc.constantFrom('FOR', 'AGAINST'),
    }),
    { maxLength: 5 },
  )
  .map((all) => all.map((one, at) => ({ ...one, seq: at + 1 })))
const someTerms = fc.record({ duplicatePolicy: fc.constantFrom(...duplicatePolicies), allowRevote: fc.boolean() })

describe('however ballots come', () => {
  it('one valid ballot of a head counts at most, the same in whatever order they are opened', () => {
    const shuffled = someBallots.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, someTerms, ([ballots, other], terms) => {
        const judged = judge(ballots, terms)
        expect(judge(other, terms)).toEqual(judged)
        const valid = ballots.filter(({ isValid }) => isValid)
        const fits =
          judged.kind === 'COUNTS'
            ? valid.some(({ seq }) => seq === judged.seq)
            : valid.length === 0 || terms.duplicatePolicy === 'CONFLICT_VOIDS'
        expect(fits).toBe(true)
        const kept = judged.kind === 'COUNTS' ? 1 : 0
        expect(setAside(ballots, terms)).toHaveLength(valid.length - kept)
      }),
    )
  })
})

describe('who casts for a head after a sale', () => {
  const units = (...owners: string[]) => owners.map((keys, at) => ({ id: `${at + 1}`, ownerKeys: [...keys] }))
  const now = (owners: Record<string, string>) => new Map(Object.entries(owners).map(([id, keys]) => [id, [...keys]]))
  it.each<[string, ReturnType<typeof units>, Record<string, string>, string, boolean]>([
    ['nothing was sold', units('A', 'A'), {}, 'A', false],
    ['nothing was sold, owners named in another order', units('AB'), { 1: 'BA' }, 'AB', false],
    ['its only unit was sold', units('A'), { 1: 'C' }, 'C', false],
    ['all its units were sold to one couple', units('A', 'A'), { 1: 'CD', 2: 'DC' }, 'CD', false],
    ['one of two was sold', units('A', 'A'), { 2: 'C' }, 'A', true],
    ['its units were sold to different people', units('A', 'A'), { 1: 'C', 2: 'D' }, 'A', true],
    ['a spouse was entered', units('A'), { 1: 'AB' }, 'AB', false],
    ['owners who share one unit are a head, and nothing was sold', units('AB', 'BC'), {}, 'ABC', false],
    ['of such a head one unit was sold', units('AB', 'BC'), { 2: 'D' }, 'ABC', true],
  ])('%s', (_, frozen, owners, wanted, isSplit) => {
    expect(casterOf(frozen, now(owners))).toEqual({ ownerKeys: [...wanted], isSplit })
  })
})
