import type { DeliveryProof } from '@liren/shared/votes'
import type { Weight } from '@liren/shared/votes.matters'
import type { Ranking } from '@liren/shared/votes.policy'
import { buckets, sumsOf, type Bucket, type Sums, type TallyPolicy } from './votes.tally.rules.ts'
import { noWeight, outcomeOf, plus, sumOf, type Outcome } from './votes.thresholds.rules.ts'

export interface ElectionHead {
  areaCentiares: number
  /** The candidates ticked; null when no ballot came back. */
  answer: readonly string[] | 'INVALID' | 'VOIDED' | null
  delivery: DeliveryProof | null
}

export interface Candidacy {
  id: string
  /** Each candidate is an ordinary matter of its own: quorum, and more than half of those who took part, on both axes. */
  outcome: Outcome
}

export interface ElectionTally {
  total: Weight
  /** `FOR` are the ballots that tick anybody; there is no against, and nothing to follow. */
  sums: Sums
  participating: Weight
  candidacies: Candidacy[]
}

/** Ticks for as many candidates as there are seats, or fewer; more, or for nobody on the list, are no valid mark. */
const isReadable = (ticks: readonly string[], listed: ReadonlySet<string>, seats: number): boolean =>
  ticks.length <= seats && new Set(ticks).size === ticks.length && ticks.every((id) => listed.has(id))

/**
 * Counts an election. The silent may be present, where the rules say so, but follow nobody: there is no majority for a
 * list, and a ballot has no more ticks than seats.
 */
export function electionTallyOf(
  heads: readonly ElectionHead[],
  { seats, candidates }: { seats: number; candidates: readonly string[] },
  policy: TallyPolicy,
): ElectionTally {
  const listed = new Set(candidates)
  const votes = new Map(candidates.map((id) => [id, noWeight]))
  const said = heads.map(({ areaCentiares, answer, delivery }) => {
    if (answer === null || typeof answer === 'string') return { areaCentiares, answer, delivery }
    if (!isReadable(answer, listed, seats)) return { areaCentiares, answer: 'INVALID' as const, delivery }
    for (const id of answer) votes.set(id, plus(votes.get(id) ?? noWeight, { areaCentiares, heads: 1 }))
    return { areaCentiares, answer: answer.length === 0 ? ('BLANK' as const) : ('FOR' as const), delivery }
  })
  const sums = sumsOf(said, policy)
  const present: Bucket[] = ['FOR']
  if (policy.blankItem === 'ABSTAIN') present.push('BLANK')
  if (policy.invalidBallot === 'PARTICIPATES_NO') present.push('INVALID')
  if (policy.unreturnedMode === 'DELIVERED_ABSTAIN') present.push('SILENT')
  const total = sumOf(buckets.map((bucket) => sums[bucket]))
  const participating = sumOf(present.map((bucket) => sums[bucket]))
  const candidacies = [...votes].map(([id, consenting]) => ({
    id,
    outcome: outcomeOf('ORDINARY', { total, participating, consenting }),
  }))
  return { total, sums, participating, candidacies }
}

/** Below zero when the first has more; shares are compared as whole fractions, so that no rounding makes a winner. */
function compare(one: Outcome, other: Outcome, ranking: Ranking): number {
  const area = other.consenting.areaCentiares - one.consenting.areaCentiares
  const heads = other.consenting.heads - one.consenting.heads
  if (ranking === 'HEADS_THEN_AREA') return heads || area
  if (ranking === 'AREA_THEN_HEADS') return area || heads
  const { participating } = one
  return Number(BigInt(area) * BigInt(participating.heads) + BigInt(heads) * BigInt(participating.areaCentiares))
}

export interface Placed {
  id: string
  /** Candidates with exactly the same votes share a place. */
  rank: number
}

/** Those who came over half, best first; equal ones stand in the order of the lot, where one was drawn. */
export function placesOf(candidacies: readonly Candidacy[], ranking: Ranking, lot: readonly string[] = []): Placed[] {
  const drawn = ({ id }: Candidacy) => (lot.includes(id) ? lot.indexOf(id) : lot.length)
  const order = (a: Candidacy, b: Candidacy) => compare(a.outcome, b.outcome, ranking) || drawn(a) - drawn(b)
  const over = candidacies.filter(({ outcome }) => outcome.result === 'PASSED')
  const ranked = over.map((one) => ({ id: one.id, rank: 1 + over.filter((other) => order(other, one) < 0).length }))
  return ranked.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
}
