import type { Turnout } from '@liren/shared/votes.casting'
import type { Threshold, Weight } from '@liren/shared/votes.matters'
import type { MotionOutcome, ShownWeight, VoteResult } from '@liren/shared/votes.results'
import { squareMetres } from '../../lib/area.ts'
import { approvalOf, quorum, testText } from './needed.figures.ts'

/** One of the two counts of a share: how much it is, what it must reach, and the test anybody can work out again. */
export interface Axis {
  axis: 'area' | 'heads'
  /** Rounded down, so that it never looks like more than it is; as a number to draw, and as it is written. */
  percent: number
  share: string
  part: string | null
  of: string | null
  threshold: Threshold
  isReached: boolean
  /** In whole numbers; null where exact areas stay in the counting file. */
  test: string | null
}

/** A share as a percentage, rounded down to a hundredth. */
export const flooredPercent = (part: number, of: number): number =>
  of === 0 ? 0 : Math.floor((part * 10_000) / of) / 100

const whole = (value: number) => String(value)

/** A share of area as it is written: to a hundredth, or whole where the exact area is not told. */
export const areaShare = ({ areaCentiares, areaPercent }: ShownWeight): string =>
  areaCentiares === null ? whole(areaPercent) : areaPercent.toFixed(2)

function areaAxis(part: ShownWeight, of: ShownWeight, threshold: Threshold, isReached: boolean): Axis {
  const isExact = part.areaCentiares !== null && of.areaCentiares !== null
  return {
    axis: 'area',
    percent: part.areaPercent,
    share: areaShare(part),
    part: part.areaCentiares === null ? null : squareMetres(part.areaCentiares),
    of: of.areaCentiares === null ? null : squareMetres(of.areaCentiares),
    threshold,
    isReached,
    test: isExact ? testText(part.areaCentiares ?? 0, of.areaCentiares ?? 0, threshold, squareMetres) : null,
  }
}

const headsAxis = (part: ShownWeight, of: ShownWeight, threshold: Threshold, isReached: boolean): Axis => ({
  axis: 'heads',
  percent: part.headsPercent,
  share: part.headsPercent.toFixed(2),
  part: whole(part.heads),
  of: whole(of.heads),
  threshold,
  isReached,
  test: testText(part.heads, of.heads, threshold, whole),
})

type Outcome = NonNullable<MotionOutcome['decisive']>

/** Both axes of taking part: of all heads, and of all area. */
export const quorumAxes = ({ participating, quorum: reached }: Outcome, { total }: VoteResult): [Axis, Axis] => [
  areaAxis(participating, total, quorum, reached.area),
  headsAxis(participating, total, quorum, reached.heads),
]

/** Both axes of being in favour: of who took part. */
export function approvalAxes(
  { participating, consenting, approval }: Outcome,
  { matter }: MotionOutcome,
): [Axis, Axis] {
  const needed = approvalOf(matter)
  return [
    areaAxis(consenting, participating, needed, approval.area),
    headsAxis(consenting, participating, needed, approval.heads),
  ]
}

/** How far the turnout has come towards both quorums. */
export function turnoutAxes({
  voted,
  total,
  quorum: reached,
}: Pick<Turnout, 'voted' | 'total' | 'quorum'>): [Axis, Axis] {
  const shown = (weight: Weight): ShownWeight => ({
    ...weight,
    headsPercent: flooredPercent(weight.heads, total.heads),
    areaPercent: flooredPercent(weight.areaCentiares, total.areaCentiares),
  })
  return [
    areaAxis(shown(voted), shown(total), quorum, reached.area),
    headsAxis(shown(voted), shown(total), quorum, reached.heads),
  ]
}
