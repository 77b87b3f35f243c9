import { approvalThresholds, type Weight } from '@liren/shared/votes.matters'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { both, noWeight, sumOf, testOf } from './votes.thresholds.rules.ts'

export const opinions = ['FOR', 'AGAINST', 'ABSTAIN'] as const
export type Opinion = (typeof opinions)[number]

/**
 * What more than half of those who said something said, in area and in heads alike; null when there is no such thing,
 * or the two halves point to different opinions.
 */
export function majorityOf(said: Record<Opinion, Weight>): Opinion | null {
  const all = sumOf(Object.values(said))
  return opinions.find((opinion) => both(testOf(approvalThresholds.ORDINARY, said[opinion], all))) ?? null
}

/** What those who got a ballot and sent none back add to a count. */
export interface Silence {
  participating: Weight
  consenting: Weight
}

const unheard: Silence = { participating: noWeight, consenting: noWeight }

/**
 * How the silent are counted: not at all; as present without consent; or with the majority of those who voted, which
 * must then, where the rules ask for a share (Zhejiang 2009 art. 10: one half), exceed that share of all owners.
 */
export function silenceOf(
  silent: Weight,
  { unreturnedMode, minCastShare }: Pick<VotePolicy, 'unreturnedMode' | 'minCastShare'>,
  { said, total }: { said: Record<Opinion, Weight>; total: Weight },
): Silence {
  if (unreturnedMode === 'EXCLUDE') return unheard
  if (unreturnedMode === 'DELIVERED_ABSTAIN') return { participating: silent, consenting: noWeight }
  const majority = majorityOf(said)
  if (majority === null) return unheard
  const suffices = minCastShare === null || both(testOf({ ...minCastShare, isInclusive: false }, said[majority], total))
  return suffices ? { participating: silent, consenting: majority === 'FOR' ? silent : noWeight } : unheard
}
