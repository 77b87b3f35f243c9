import {
  approvalThresholds,
  matterClassOf,
  quorumThreshold,
  type Matter,
  type Threshold,
} from '@liren/shared/votes.matters'

/** The least whole number that reaches a share of `of`: at the share itself where it is included, else beyond it. */
export function leastOf(of: number, { numerator, denominator, isInclusive }: Threshold): number {
  const whole = numerator * of
  return isInclusive ? Math.floor((whole + denominator - 1) / denominator) : Math.floor(whole / denominator) + 1
}

/** A share as the names of thresholds are keyed. */
export type ShareName = '2/3' | '1/2' | '3/4'
export const shareName = ({ numerator, denominator }: Threshold): ShareName =>
  `${numerator}/${denominator}` as ShareName

export const approvalOf = (matter: Matter): Threshold => approvalThresholds[matterClassOf(matter)]
export const quorum = quorumThreshold

/** How two numbers compare, as the threshold reads it. */
function signBetween(left: number, right: number, isInclusive: boolean): string {
  if (left < right) return '<'
  if (isInclusive) return '≥'
  return left === right ? '=' : '>'
}

/** The test of a share in whole numbers, as anybody can work it out again: `3 × 187 = 561 ≥ 2 × 280 = 560`. */
export function testText(part: number, of: number, threshold: Threshold, write: (value: number) => string): string {
  const { numerator, denominator, isInclusive } = threshold
  const [left, right] = [denominator * part, numerator * of]
  const sign = signBetween(left, right, isInclusive)
  return `${denominator} × ${write(part)} = ${write(left)} ${sign} ${numerator} × ${write(of)} = ${write(right)}`
}
