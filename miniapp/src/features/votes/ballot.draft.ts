import type { Choices } from '@liren/shared/votes.audit'
import { choice, type Choice } from '@liren/shared/votes'
import type { Motion } from '@liren/shared/votes.views'
import { z } from 'zod'

const answer = z.union([choice, z.array(z.number().int())])
type Answer = z.infer<typeof answer>

/** A ballot while it is filled in, by the numbers of the motions; nothing is chosen for anybody. */
export const ballotDraft = z.object({ answers: z.record(z.string(), answer) })
export type BallotDraft = z.infer<typeof ballotDraft>
export const blankBallot: BallotDraft = { answers: {} }

export const answerTo = ({ answers }: BallotDraft, { number }: Motion): Answer | null => answers[String(number)] ?? null

const withAnswer = (draft: BallotDraft, { number }: Motion, given: Answer): BallotDraft => ({
  answers: { ...draft.answers, [String(number)]: given },
})

/** What was said to a question. */
export const choiceIn = (draft: BallotDraft, motion: Motion): Choice | null => {
  const given = answerTo(draft, motion)
  return typeof given === 'string' ? given : null
}

export const choose = (draft: BallotDraft, motion: Motion, chosen: Choice): BallotDraft =>
  withAnswer(draft, motion, chosen)

/** Numbers of the candidates ticked, smallest first. */
export const ticksIn = (draft: BallotDraft, motion: Motion): readonly number[] => {
  const given = answerTo(draft, motion)
  return Array.isArray(given) ? given : []
}

/** Whether there is a seat left to tick for. */
export const mayTick = (draft: BallotDraft, motion: Motion): boolean =>
  ticksIn(draft, motion).length < (motion.seats ?? 0)

/** Ticks a candidate, or takes the tick back; one more than there are seats is not taken. */
export function tick(draft: BallotDraft, motion: Motion, candidate: number): BallotDraft {
  const ticks = ticksIn(draft, motion)
  if (ticks.includes(candidate)) {
    const rest = ticks.filter((one) => one !== candidate)
    return rest.length > 0 ? withAnswer(draft, motion, rest) : cleared(draft, motion)
  }
  if (!mayTick(draft, motion)) return draft
  return withAnswer(
    draft,
    motion,
    [...ticks, candidate].sort((one, other) => one - other),
  )
}

/** Says that none of the candidates is wanted. */
export const tickNobody = (draft: BallotDraft, motion: Motion): BallotDraft => withAnswer(draft, motion, [])

function cleared({ answers }: BallotDraft, { number }: Motion): BallotDraft {
  const { [String(number)]: _, ...rest } = answers
  return { answers: rest }
}

/** Motions that nothing was said to, in their order. */
export const unanswered = (draft: BallotDraft, motions: readonly Motion[]): Motion[] =>
  motions.filter((motion) => answerTo(draft, motion) === null)

/** As it is sealed: by number, ticks ascending; what is blank, and who wants nobody, is left out. */
export function choicesOf(draft: BallotDraft, motions: readonly Motion[]): Choices {
  const given = motions.flatMap((motion): [string, string | readonly number[]][] => {
    const said = answerTo(draft, motion)
    if (said === null || said.length === 0) return []
    return [[String(motion.number), said]]
  })
  return Object.fromEntries(given)
}
