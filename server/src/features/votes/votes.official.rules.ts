import type { OfficialDraft } from '@liren/shared/votes.official'
import { matterClassOf, type Weight } from '@liren/shared/votes.matters'
import type { ElectionPolicy } from '@liren/shared/votes.policy'
import type { OfficialResult } from '@liren/shared/votes.results'
import type { Count, CountedMotion } from './votes.count.rules.ts'
import { placesOf, type ElectionTally } from './votes.elections.rules.ts'
import { seat } from './votes.seats.rules.ts'
import { buckets, type Sums, type Tally } from './votes.tally.rules.ts'
import { noWeight, outcomeOf } from './votes.thresholds.rules.ts'

type Difference = OfficialResult['differences'][number]

const isWithin = (part: Weight, whole: Weight): boolean =>
  part.areaCentiares <= whole.areaCentiares && part.heads <= whole.heads

const sameNumbers = (some: readonly { number: number }[], others: readonly number[]): boolean =>
  some.length === others.length && others.every((number) => some.some((one) => one.number === number))

/** Whether what was typed in speaks of this agenda, motion by motion, and of parts no larger than their whole. */
export function isOfAgenda({ total, questions, elections }: OfficialDraft, motions: readonly CountedMotion[]): boolean {
  const asked = motions.filter(({ seats }) => seats === null)
  const elected = motions.filter(({ seats }) => seats !== null)
  const numbers = (some: readonly CountedMotion[]) => some.map(({ number }) => number)
  return (
    sameNumbers(questions, numbers(asked)) &&
    sameNumbers(elections, numbers(elected)) &&
    questions.every(
      ({ participating, consenting }) => isWithin(participating, total) && isWithin(consenting, participating),
    ) &&
    elections.every(({ number, participating, candidates }) => {
      const listed = elected.find((motion) => motion.number === number)?.candidates ?? []
      const fits = candidates.every(({ votes }) => isWithin(votes, participating))
      return isWithin(participating, total) && sameNumbers(candidates, listed) && fits
    })
  )
}

/** Where the heads stand is not told by an official result, only what it comes to. */
const untold = Object.fromEntries(buckets.map((bucket) => [bucket, noWeight])) as Sums

/** The totals of an official result, as a count of this house has them: tested by the same four inequalities. */
export function countOfOfficial(
  { total, questions, elections }: OfficialDraft,
  motions: readonly CountedMotion[],
): Count {
  const tallies = questions.map(({ number, participating, consenting }): [number, Tally] => {
    const matter = motions.find((motion) => motion.number === number)?.matter ?? 'OTHER_MAJOR'
    const outcome = outcomeOf(matterClassOf(matter), { total, participating, consenting })
    return [number, { total, sums: untold, majority: null, cast: outcome, decisive: outcome }]
  })
  const ticked = elections.map(({ number, participating, candidates }): [number, ElectionTally] => {
    const candidacies = candidates.map((one) => ({
      id: String(one.number),
      outcome: outcomeOf('ORDINARY', { total, participating, consenting: one.votes }),
    }))
    return [number, { total, sums: untold, participating, candidacies }]
  })
  return {
    questions: new Map(tallies),
    elections: new Map(ticked),
    channels: { ELECTRONIC: 0, PAPER: 0, PROXY: 0 },
    ...{ invalid: 0, duplicates: 0 },
  }
}

/**
 * In what an official result differs from the roll here, and from what its own figures come to by the law: then something
 * was typed wrong, or its document errs. What it states stays as it is.
 */
export function differencesOf(
  draft: OfficialDraft,
  count: Count,
  { roll, motions, election }: { roll: Weight; motions: readonly CountedMotion[]; election: ElectionPolicy },
): Difference[] {
  const found: Difference[] = []
  if (draft.total.heads !== roll.heads || draft.total.areaCentiares !== roll.areaCentiares)
    found.push({ kind: 'TOTAL', number: null })
  for (const { number, stated } of draft.questions)
    if (count.questions.get(number)?.decisive.result !== stated) found.push({ kind: 'RESULT', number })
  for (const { number, candidates } of draft.elections) {
    const seats = motions.find((motion) => motion.number === number)?.seats ?? 0
    const candidacies = count.elections.get(number)?.candidacies ?? []
    const seated = seat(placesOf(candidacies, election.ranking), { seats, members: seats }, election)
    const declared = candidates.filter(({ isElected }) => isElected).map((one) => String(one.number))
    const differs = declared.length !== seated.elected.length || declared.some((one) => !seated.elected.includes(one))
    // A tie is decided outside, by a run-off or a lot.
    if (differs && seated.seatTie === null) found.push({ kind: 'ELECTED', number })
  }
  return found
}
