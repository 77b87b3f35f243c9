import type { Choices } from '@liren/shared/votes.audit'
import type { Json } from '@liren/shared/votes.canonical'
import type { DeliveryProof } from '@liren/shared/votes'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { countAll } from '../../server/src/features/votes/votes.count.rules.ts'
import { showMotions, showWeight } from '../../server/src/features/votes/votes.showing.rules.ts'
import { election, question } from './votes.motions.ts'
import { plainVotePolicy } from './votes.world.ts'

/** A head of a vector: its area, what proves its delivery, and its ballots by receipt. */
interface VectorHead {
  /** So many heads like this one; one where it does not say. */
  times?: number
  area: number
  delivery?: DeliveryProof
  ballots?: { receipt: number; channel: 'ELECTRONIC' | 'PAPER'; isProxy: boolean; choices: Choices | null }[]
}

const phone = (receipt: number, choices: Choices | null) => ({
  ...{ receipt, channel: 'ELECTRONIC' as const, isProxy: false, choices },
})

/** Every rule of a count once, in forty heads, so that areas are shown. */
const heads: VectorHead[] = [
  { area: 20_000, ballots: [phone(10, { 1: 'FOR', 2: [1, 2] })] },
  { area: 10_001, ballots: [phone(11, { 1: 'FOR', 2: [1] })] },
  {
    area: 9_999,
    ballots: [phone(12, { 1: 'AGAINST', 2: [2, 3] }), { ...phone(9, { 1: 'FOR', 2: [2] }), channel: 'PAPER' }],
  },
  { area: 10_000, ballots: [{ ...phone(13, { 1: 'FOLLOW' }), isProxy: true }] },
  { area: 10_000, ballots: [phone(14, { 1: 'ABSTAIN', 2: [1, 2, 3] })] },
  { area: 10_000, ballots: [phone(15, { 2: [] })] },
  { area: 10_000, ballots: [phone(16, null)] },
  { area: 10_000, delivery: 'SIGNED_RECEIPT' },
  { area: 10_000 },
  { times: 16, area: 10_000, ballots: [phone(20, { 1: 'FOR', 2: [1, 2] })] },
  { times: 15, area: 10_000, ballots: [phone(40, { 1: 'FOR', 2: [2] })] },
]

const policy: VotePolicy = {
  ...plainVotePolicy,
  ...{ duplicatePolicy: 'FIRST_VALID', allowFollowOption: true, unreturnedMode: 'FOLLOW_MAJORITY' },
}

/** The names of a policy that a count of questions looks at. */
const named = [
  ...(['allowRevote', 'allowFollowOption', 'duplicatePolicy', 'blankItem', 'invalidBallot'] as const),
  ...(['unreturnedMode', 'minCastShare'] as const),
] as const

/** A weight as it is shown where the roll has fewer than forty heads: its share of area is a whole percent. */
export function smallVector() {
  const [part, whole] = [
    { heads: 26, areaCentiares: 199_999 },
    { heads: 39, areaCentiares: 300_000 },
  ]
  return { part, whole, weight: showWeight(part, whole, true) }
}

/** What heads say, by which policy, and what the product's rules make of it. */
export function countVector() {
  const motions = [question(1, 'FUND_RAISE'), election(2, 2, ['甲', '乙', '丙'])]
  const asked = motions.map(({ number, matter, seats, candidates }) => ({
    ...{ number, matter, seats },
    candidates: candidates.map((one) => one.number),
  }))
  const all = heads.flatMap(({ times = 1, ...head }) => Array.from({ length: times }, () => head))
  const rolled = all.map(({ area, delivery = null }, at) => ({ id: String(at), areaCentiares: area, delivery }))
  const ballots = all.flatMap(({ ballots: own = [] }, at) =>
    own.map(({ receipt, channel, isProxy, choices }) => ({
      ...{ headId: String(at), seq: receipt, channel, isProxy, choices },
    })),
  )
  const count = countAll(rolled, ballots, asked, policy)
  const { channels, invalid, duplicates } = count
  const shown = showMotions(motions, count, policy, { heads: all.length, households: all.length })
  return {
    policy: Object.fromEntries(named.map((name) => [name, policy[name]])) as Record<string, Json>,
    ...{ units: all.length, ranking: policy.election.ranking, alternates: policy.election.alternates },
    motions: motions.map(({ number, kind, matter, title, seats, candidates }) => ({
      ...{ number, kind, matter, title, seats },
      candidates: candidates.map((one) => ({ number: one.number, name: one.name })),
    })),
    heads,
    ...{ channels, invalid, duplicates },
    counted: shown.map(({ number, sums, cast, decisive, candidates, standing }) => ({
      ...{ number, sums, cast, decisive, standing },
      candidates: candidates.map(({ candidateId: _, ...one }) => one),
    })),
  }
}
