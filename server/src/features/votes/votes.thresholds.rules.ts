import {
  approvalThresholds,
  quorumThreshold,
  type MatterClass,
  type MotionResult,
  type Threshold,
  type Weight,
} from '@liren/shared/votes.matters'

export const noWeight: Weight = { areaCentiares: 0, heads: 0 }

/** Two weights together. Sums stay exact: a unit has at most 1e8, and twenty million of them times four fit a Number. */
export const plus = (one: Weight, other: Weight): Weight => ({
  areaCentiares: one.areaCentiares + other.areaCentiares,
  heads: one.heads + other.heads,
})

/** All of them together. */
export const sumOf = (some: readonly Weight[]): Weight => some.reduce(plus, noWeight)

/** Whether a part reaches a share of the whole, by whole numbers alone. Nothing is no share of nothing. */
export function reaches(threshold: Threshold, part: number, whole: number): boolean {
  const [left, right] = [part * threshold.denominator, whole * threshold.numerator]
  return threshold.isInclusive ? whole > 0 && left >= right : left > right
}

/** A threshold tested on area and on heads, each by itself. */
export interface Axes {
  area: boolean
  heads: boolean
}

/** The two tests of one threshold. */
export const testOf = (threshold: Threshold, part: Weight, whole: Weight): Axes => ({
  area: reaches(threshold, part.areaCentiares, whole.areaCentiares),
  heads: reaches(threshold, part.heads, whole.heads),
})

/** Whether area and heads both pass. */
export const both = ({ area, heads }: Axes): boolean => area && heads

/** What a count comes to: who took part of all, who consented of those, the four tests and what follows from them. */
export interface Outcome {
  participating: Weight
  consenting: Weight
  quorum: Axes
  approval: Axes
  result: MotionResult
}

/**
 * The decision on one matter (Civil Code art. 278): two thirds must take part; of these more than half, in special
 * matters three quarters, must consent. Area and heads are two independent tests, so four inequalities in all.
 */
export function outcomeOf(
  matterClass: MatterClass,
  weights: { total: Weight; participating: Weight; consenting: Weight },
): Outcome {
  const { total, participating, consenting } = weights
  const quorum = testOf(quorumThreshold, participating, total)
  const approval = testOf(approvalThresholds[matterClass], consenting, participating)
  const decided = both(approval) ? 'PASSED' : 'REJECTED'
  return { participating, consenting, quorum, approval, result: both(quorum) ? decided : 'NO_QUORUM' }
}

/** Hundredths of a percent, rounded down for display; 2/3 not reached is shown with its own mark, whatever it reads. */
export const flooredPercent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Number((BigInt(part) * 10_000n) / BigInt(whole)) / 100

/** Whole percents, rounded down. */
export const wholePercent = (part: number, whole: number): number => Math.floor(flooredPercent(part, whole))
