import type { DecisionState, LegalMode } from '@liren/shared/votes'
import type { ElectionPolicy } from '@liren/shared/votes.policy'
import type { MotionOutcome, Tie } from '@liren/shared/votes.results'
import { electionVerdict } from '@liren/shared/votes.sentences'
import { alternatesAtMost } from './votes.seats.rules.ts'

/** Ties are broken once there is a result, and before it is final. */
export const mayBreakTies = (state: DecisionState): boolean =>
  state === 'COUNTED' || state === 'OBJECTION' || state === 'RECOUNT'

/** Ties for seats that nobody has broken: by a lot on record, or by the run-off that is to decide. */
export const openTies = (motions: readonly { ties?: readonly Tie[] }[], hasRunOff: boolean): number =>
  motions.flatMap(({ ties = [] }) => ties).filter((tie) => tie.for === 'SEAT' && tie.lot === null && !hasRunOff).length

/** Whether a lot names each of the tied once, and nobody else. */
export const isWholeLot = ({ between }: Pick<Tie, 'between'>, order: readonly string[]): boolean =>
  order.length === between.length && between.every((one) => order.includes(one)) && new Set(order).size === order.length

/** Whether a lot may break a tie: for a seat only where the rules say so, among alternates anywhere. */
export const isByLot = (tie: Pick<Tie, 'for'>, { tieBreak }: Pick<ElectionPolicy, 'tieBreak'>): boolean =>
  tie.for === 'ALTERNATE' || tieBreak === 'LOT'

/**
 * An election once a lot was drawn: the first drawn take the places that were left. Who loses a lot for a seat comes first
 * among the alternates, as many as there may be. Whether the committee stands is as before: how many, not who, decides it.
 */
export function afterLot(
  outcome: MotionOutcome,
  lot: { for: Tie['for'] } & NonNullable<Tie['lot']>,
  { seats, election, legalMode }: { seats: number; election: Pick<ElectionPolicy, 'alternates'>; legalMode: LegalMode },
): MotionOutcome {
  const tie = outcome.ties.find((one) => one.for === lot.for)
  if (!tie) return outcome
  const { for: _for, ...drawn } = lot
  const [winners, losers] = [drawn.order.slice(0, tie.places), drawn.order.slice(tie.places)]
  const alternates = losers.slice(0, alternatesAtMost(election.alternates, seats))
  const standingOf = (id: string) => {
    if (winners.includes(id)) return tie.for === 'SEAT' ? ('ELECTED' as const) : ('ALTERNATE' as const)
    return tie.for === 'SEAT' && alternates.includes(id) ? ('ALTERNATE' as const) : ('NOT_ELECTED' as const)
  }
  const placeOf = (id: string) => drawn.order.indexOf(id)
  const candidates = outcome.candidates
    .map((one) => (tie.between.includes(one.candidateId) ? { ...one, standing: standingOf(one.candidateId) } : one))
    .toSorted((a, b) => a.rank - b.rank || placeOf(a.candidateId) - placeOf(b.candidateId))
  const elected = candidates.filter(({ standing }) => standing === 'ELECTED').length
  const ties = outcome.ties.map((one) => (one.for === lot.for ? { ...one, lot: drawn } : one))
  const standing = outcome.standing ?? 'FAILS'
  const tied = ties.find((one) => one.for === 'SEAT' && one.lot === null)?.places ?? 0
  const verdict = electionVerdict({ elected, seats, tied, standing }, legalMode)
  const [one, other] = drawn.witnesses
  const said = {
    'zh-CN': `得票相同的候选人当众抽签决定先后（抽签人${drawn.drawnBy}，见证人${one ?? ''}、${other ?? ''}）。`,
    en: ` The order of those with equal votes was drawn by lot (by ${drawn.drawnBy}, before ${one ?? ''} and ${other ?? ''}).`,
  }
  const sentence = { 'zh-CN': verdict['zh-CN'] + said['zh-CN'], en: verdict.en + said.en }
  return { ...outcome, candidates, ties, sentence }
}
