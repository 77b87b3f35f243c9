import type { Choice, DeliveryProof } from '@liren/shared/votes'
import type { MatterClass, Weight } from '@liren/shared/votes.matters'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { noWeight, outcomeOf, plus, sumOf, type Outcome } from './votes.thresholds.rules.ts'
import { majorityOf, silenceOf, type Opinion } from './votes.unreturned.rules.ts'

/** What the ballot of a head says to one question. `VOIDED`: its ballots of two channels contradict each other. */
export type Answer = Choice | 'BLANK' | 'INVALID' | 'VOIDED'

/** Where a head of the roll ends up in the count of a question: in exactly one of these. */
export const buckets = [
  'FOR',
  'AGAINST',
  'ABSTAIN',
  'FOLLOW',
  'BLANK',
  'INVALID',
  'VOIDED',
  'SILENT',
  'UNDELIVERED',
] as const
export type Bucket = (typeof buckets)[number]
export type Sums = Record<Bucket, Weight>

export interface CountedHead {
  areaCentiares: number
  /** Null when no ballot came back. */
  answer: Answer | null
  /** Null when nothing proves that one was delivered. */
  delivery: DeliveryProof | null
}

export type TallyPolicy = Pick<
  VotePolicy,
  'unreturnedMode' | 'minCastShare' | 'allowFollowOption' | 'blankItem' | 'invalidBallot'
>

export interface Tally {
  total: Weight
  sums: Sums
  majority: Opinion | null
  /** By the ballots that came back alone. */
  cast: Outcome
  /** As the rules of this decision count the silent: what decides. */
  decisive: Outcome
}

/** The bucket of one head. `FOLLOW` on a ballot that does not offer it is no valid mark. */
export function bucketOf({ answer, delivery }: CountedHead, { allowFollowOption }: TallyPolicy): Bucket {
  if (answer === 'FOLLOW' && !allowFollowOption) return 'INVALID'
  return answer ?? (delivery === null ? 'UNDELIVERED' : 'SILENT')
}

/** The heads and area of each bucket; together they are the roll. */
export function sumsOf(heads: readonly CountedHead[], policy: TallyPolicy): Sums {
  const sums = Object.fromEntries(buckets.map((bucket) => [bucket, noWeight])) as Sums
  for (const head of heads) {
    const bucket = bucketOf(head, policy)
    sums[bucket] = plus(sums[bucket], { areaCentiares: head.areaCentiares, heads: 1 })
  }
  return sums
}

/** Opinions as they were said; an item left blank is an abstention where the policy says so. */
const saidIn = (sums: Sums, { blankItem }: TallyPolicy): Record<Opinion, Weight> => ({
  FOR: sums.FOR,
  AGAINST: sums.AGAINST,
  ABSTAIN: blankItem === 'ABSTAIN' ? plus(sums.ABSTAIN, sums.BLANK) : sums.ABSTAIN,
})

/**
 * Counts one question. Who abstains takes part and does not consent; who follows joins the majority of the opinions
 * said, if there is one, and takes part in any case; ballots that void each other, and heads that got none, never do.
 */
export function tallyOf(heads: readonly CountedHead[], matterClass: MatterClass, policy: TallyPolicy): Tally {
  const sums = sumsOf(heads, policy)
  const total = sumOf(Object.values(sums))
  const said = saidIn(sums, policy)
  const majority = majorityOf(said)
  const invalid = policy.invalidBallot === 'PARTICIPATES_NO' ? sums.INVALID : noWeight
  const participating = sumOf([...Object.values(said), sums.FOLLOW, invalid])
  const consenting = majority === 'FOR' ? plus(sums.FOR, sums.FOLLOW) : sums.FOR
  const silence = silenceOf(sums.SILENT, policy, { said, total })
  const decisive = {
    total,
    participating: plus(participating, silence.participating),
    consenting: plus(consenting, silence.consenting),
  }
  return {
    total,
    sums,
    majority,
    cast: outcomeOf(matterClass, { total, participating, consenting }),
    decisive: outcomeOf(matterClass, decisive),
  }
}
