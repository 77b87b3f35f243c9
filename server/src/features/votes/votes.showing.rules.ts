import { exactAreasFrom } from '@liren/shared/votes'
import { matterClassOf, type Weight } from '@liren/shared/votes.matters'
import type { VotePolicy } from '@liren/shared/votes.policy'
import type { MotionOutcome, ShownWeight } from '@liren/shared/votes.results'
import { electionVerdict, verdictOf } from '@liren/shared/votes.sentences'
import type { Motion } from '@liren/shared/votes.views'
import type { Count } from './votes.count.rules.ts'
import { placesOf, type ElectionTally } from './votes.elections.rules.ts'
import { committeeStanding, fewestMembers, seat } from './votes.seats.rules.ts'
import { buckets, type Sums, type Tally } from './votes.tally.rules.ts'
import { flooredPercent, wholePercent, type Outcome } from './votes.thresholds.rules.ts'

/** Whether exact areas would tell single choices. */
export const isSmall = (heads: number): boolean => heads < exactAreasFrom

/**
 * A weight as it may be shown: its shares rounded down, its area only where that tells nobody’s choice. There the share of
 * area is told in whole percents: to a hundredth, with the heads beside it, it would tell the area all the same.
 */
export const showWeight = (weight: Weight, whole: Weight, small: boolean): ShownWeight => ({
  heads: weight.heads,
  headsPercent: flooredPercent(weight.heads, whole.heads),
  areaCentiares: small ? null : weight.areaCentiares,
  areaPercent: (small ? wholePercent : flooredPercent)(weight.areaCentiares, whole.areaCentiares),
})

const showSums = (sums: Sums, total: Weight, small: boolean): MotionOutcome['sums'] =>
  buckets.map((bucket) => ({ bucket, weight: showWeight(sums[bucket], total, small) }))

const showOutcome = (outcome: Outcome, total: Weight, small: boolean) => ({
  participating: showWeight(outcome.participating, total, small),
  consenting: showWeight(outcome.consenting, outcome.participating, small),
  ...{ quorum: outcome.quorum, approval: outcome.approval, result: outcome.result },
})

type Terms = Pick<VotePolicy, 'legalMode' | 'election'>

function showQuestion(motion: Motion, tally: Tally, { legalMode }: Terms, small: boolean) {
  return {
    sums: showSums(tally.sums, tally.total, small),
    cast: showOutcome(tally.cast, tally.total, small),
    decisive: showOutcome(tally.decisive, tally.total, small),
    candidates: [],
    ties: [],
    standing: null,
    sentence: verdictOf(tally.decisive, matterClassOf(motion.matter), legalMode).text,
  }
}

function showElection(
  motion: Motion,
  tally: ElectionTally,
  { legalMode, election }: Terms,
  households: number,
  small: boolean,
) {
  const seats = motion.seats ?? 0
  const placed = placesOf(tally.candidacies, election.ranking)
  const seated = seat(placed, { seats, members: seats }, election)
  const estate = { areaCentiares: tally.total.areaCentiares, households }
  const fewest = fewestMembers(estate, election)
  const standing = committeeStanding(seated, { sitting: 0, members: seats, fewest })
  const standingOf = (number: string) => {
    if (seated.elected.includes(number)) return 'ELECTED' as const
    const tied = [seated.seatTie, seated.alternateTie].some((tie) => tie?.between.includes(number))
    if (tied) return 'TIED' as const
    return seated.alternates.includes(number) ? ('ALTERNATE' as const) : ('NOT_ELECTED' as const)
  }
  const rankOf = new Map(placed.map(({ id, rank }) => [id, rank]))
  const last = placed.length + 1
  const candidates = tally.candidacies.flatMap(({ id, outcome }) => {
    const one = motion.candidates.find(({ number }) => String(number) === id)
    const votes = showWeight(outcome.consenting, tally.participating, small)
    const rank = rankOf.get(id) ?? last
    return one
      ? [{ candidateId: one.id, number: one.number, name: one.name, rank, votes, standing: standingOf(id) }]
      : []
  })
  const idOf = (number: string) => motion.candidates.find((one) => String(one.number) === number)?.id ?? ''
  const ties = (['SEAT', 'ALTERNATE'] as const).flatMap((of) => {
    const tie = of === 'SEAT' ? seated.seatTie : seated.alternateTie
    return tie === null ? [] : [{ for: of, between: tie.between.map(idOf), places: tie.places, lot: null }]
  })
  const counted = { elected: seated.elected.length, seats, tied: seated.seatTie?.places ?? 0, standing }
  return {
    sums: showSums(tally.sums, tally.total, small),
    cast: null,
    decisive: null,
    candidates: candidates.toSorted((one, other) => one.rank - other.rank || other.votes.heads - one.votes.heads),
    ties,
    standing,
    sentence: electionVerdict(counted, legalMode),
  }
}

/** What came of each motion, as it may be shown. */
export function showMotions(
  motions: readonly Motion[],
  count: Count,
  terms: Terms,
  { heads, households }: { heads: number; households: number },
): MotionOutcome[] {
  const small = isSmall(heads)
  return motions.flatMap((motion): MotionOutcome[] => {
    const { id: motionId, number, title, kind, matter } = motion
    const told = { motionId, number, title, kind, matter }
    const question = count.questions.get(number)
    if (question) return [{ ...told, ...showQuestion(motion, question, terms, small) }]
    const election = count.elections.get(number)
    return election ? [{ ...told, ...showElection(motion, election, terms, households, small) }] : []
  })
}
