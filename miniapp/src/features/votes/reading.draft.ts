import type { Choice, invalidGrounds } from '@liren/shared/votes'
import type { PaperReading } from '@liren/shared/votes.paper'
import type { Motion } from '@liren/shared/votes.views'

export type Ground = (typeof invalidGrounds)[number]

/** What stands for a motion on a paper: a mark, ticks as they are (too many, too), or nothing at all. */
export type Mark = Choice | 'BLANK' | readonly number[]

/** A paper while it is entered. Kept on no device: what is on it is nobody else's to find. */
export interface ReadingDraft {
  kind: 'valid' | 'invalid'
  marks: Readonly<Record<string, Mark>>
  ground: Ground | null
}

export const blankReading: ReadingDraft = { kind: 'valid', marks: {}, ground: null }

export const markOn = ({ marks }: ReadingDraft, { number }: Motion): Mark | null => marks[String(number)] ?? null

export const withMark = (draft: ReadingDraft, { number }: Motion, mark: Mark): ReadingDraft => ({
  ...draft,
  marks: { ...draft.marks, [String(number)]: mark },
})

/** Ticks a candidate as the paper has it, or takes the tick back; more than there are seats is entered, too. */
export function withTick(draft: ReadingDraft, motion: Motion, candidate: number): ReadingDraft {
  const mark = markOn(draft, motion)
  const ticks = Array.isArray(mark) ? (mark as readonly number[]) : []
  const next = ticks.includes(candidate) ? ticks.filter((one) => one !== candidate) : [...ticks, candidate]
  return withMark(
    draft,
    motion,
    next.slice().sort((one, other) => one - other),
  )
}

/** Motions that nothing was entered for; a blank one is entered as blank. */
export const unread = (draft: ReadingDraft, motions: readonly Motion[]): Motion[] =>
  motions.filter((motion) => markOn(draft, motion) === null)

/** As it is sent: what is blank is left out, ticks ascending, so that two who read the same send the same. Null when incomplete. */
export function readingOf(draft: ReadingDraft, motions: readonly Motion[]): PaperReading | null {
  if (draft.kind === 'invalid') return draft.ground === null ? null : { kind: 'invalid', ground: draft.ground }
  if (unread(draft, motions).length > 0) return null
  const given = motions.flatMap((motion): [string, Choice | number[]][] => {
    const mark = markOn(draft, motion)
    if (mark === null || mark === 'BLANK' || mark.length === 0) return []
    return [[String(motion.number), typeof mark === 'string' ? mark : [...mark]]]
  })
  return { kind: 'valid', choices: Object.fromEntries(given) }
}
