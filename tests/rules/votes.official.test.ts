import type { OfficialDraft } from '@liren/shared/votes.official'
import { countOfOfficial, differencesOf, isOfAgenda } from '../../server/src/features/votes/votes.official.rules.ts'
import { weight } from '../support/votes.ts'
import { plainVotePolicy } from '../support/votes.world.ts'

const total = weight('9000/90')
const roll = total
const candidates = [1, 2, 3, 4, 5, 6, 7]
const motions = [
  { number: 1, matter: 'FUND_USE', seats: null, candidates: [] },
  { number: 2, matter: 'FUND_RAISE', seats: null, candidates: [] },
  { number: 3, matter: 'COMMITTEE_ELECTION', seats: 5, candidates },
] as const

/** B-E1 of `domain.md` B2: votes of seven candidates for five seats, of 90 heads and 9 000 m² taking part. */
const votes = ['6100/60', '5700/58', '5900/55', '5400/55', '5200/52', '4999.99/51', '5600/46'].map(weight)
const question = (
  number: number,
  participating: string,
  consenting: string,
  stated: 'PASSED' | 'REJECTED' | 'NO_QUORUM',
) => ({
  ...{ number, stated },
  participating: weight(participating),
  consenting: weight(consenting),
})
const draft = (elected: readonly number[], change: Partial<OfficialDraft> = {}): OfficialDraft => ({
  ...{ platform: '市业主表决平台', reference: '12 号', decidedOn: '2026-11-01', fileIds: [], total },
  questions: [question(1, '6000/60', '3000.01/31', 'PASSED'), question(2, '8000/80', '5000/50', 'REJECTED')],
  elections: [
    {
      number: 3,
      participating: total,
      candidates: votes.map((one, at) => ({ number: at + 1, votes: one, isElected: elected.includes(at + 1) })),
    },
  ],
  ...change,
})
const differences = (of: OfficialDraft) =>
  differencesOf(of, countOfOfficial(of, motions), { roll, motions, election: plainVotePolicy.election })

describe('an official result', () => {
  it('comes to what its figures come to by the law: exactly two thirds and just over half, but half less than three quarters', () => {
    const { questions } = countOfOfficial(draft([]), motions)
    expect([1, 2].map((number) => questions.get(number)?.decisive.result)).toEqual(['PASSED', 'REJECTED'])
  })
  it('elects whom the rules elect, of B-E1 five; who is declared otherwise is a difference, and stays as declared', () => {
    expect(differences(draft([1, 2, 3, 4, 5]))).toEqual([])
    expect(differences(draft([1, 2, 3, 4, 6]))).toEqual([{ kind: 'ELECTED', number: 3 }])
    expect(differences(draft([1, 2, 3, 4]))).toEqual([{ kind: 'ELECTED', number: 3 }])
    // Over half of the heads, and exactly half the area: not elected, though six seats were to be filled.
    const six = motions.map((motion) => (motion.seats === null ? motion : { ...motion, seats: 6 }))
    const of = draft([1, 2, 3, 4, 5, 6])
    for (const one of of.elections[0]?.candidates ?? []) if (one.number === 6) one.votes = weight('4500/51')
    const found = differencesOf(of, countOfOfficial(of, six), {
      roll,
      motions: six,
      election: plainVotePolicy.election,
    })
    expect(found).toEqual([{ kind: 'ELECTED', number: 3 }])
  })
  it('a tie for the last seat is broken where it was made, and nothing is held against who is declared', () => {
    const tied = draft([1, 2, 3, 4, 5])
    const [election] = tied.elections
    for (const one of election?.candidates ?? []) if (one.number >= 4) one.votes = weight('5000/50')
    expect(differences(tied)).toEqual([])
  })
  it('names a result and a total that are not those of its own figures and of the roll', () => {
    const wrong = draft([1, 2, 3, 4, 5], { total: weight('9000/91') })
    wrong.questions = [question(1, '6000/60', '3000/30', 'PASSED'), question(2, '8000/80', '5000/50', 'REJECTED')]
    // A quorum of 91 heads is 61.
    expect(differences(wrong)).toEqual([
      { kind: 'TOTAL', number: null },
      { kind: 'RESULT', number: 1 },
    ])
  })
})

describe('what was typed in', () => {
  const [first, second] = draft([]).questions
  const [election] = draft([]).elections
  if (!first || !second || !election) throw new Error('the draft is not whole')
  it.each<[string, Partial<OfficialDraft>, boolean]>([
    ['is of the agenda', {}, true],
    ['lacks a question', { questions: [first] }, false],
    ['has one twice', { questions: [first, first] }, false],
    ['has one of another agenda', { questions: [first, { ...second, number: 4 }] }, false],
    [
      'has more consenting than taking part',
      { questions: [{ ...first, consenting: weight('6000.01/60') }, second] },
      false,
    ],
    [
      'has more taking part than there are',
      { questions: [{ ...first, participating: weight('6000/91') }, second] },
      false,
    ],
    ['lacks the election', { elections: [] }, false],
    ['lacks a candidate', { elections: [{ ...election, candidates: election.candidates.slice(1) }] }, false],
    [
      'has a candidate with more votes than took part',
      { elections: [{ ...election, participating: weight('6100/59') }] },
      false,
    ],
  ])('%s', (_, change, fits) => {
    expect(isOfAgenda(draft([1], change), motions)).toBe(fits)
  })
})
