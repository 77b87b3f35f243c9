import type { OrganiserKind } from '@liren/shared/votes'
import { agendas } from '@liren/shared/votes.organisers'
import { cite, type Citation } from '@liren/shared/votes.laws'
import type { Matter } from '@liren/shared/votes.matters'
import { reaches } from './votes.thresholds.rules.ts'

export interface OrganiserFacts {
  kind: OrganiserKind
  /** Of the owners' committee, null when it has no end on record; of a group, null until the residents' committee confirmed it. */
  termEndsAt: Date | null
  confirmedAt: Date | null
  endedAt: Date | null
}

/** Why somebody may not run a decision on these matters now, with what it rests on; null when they may. */
export function organiserRefusal(
  { kind, termEndsAt, confirmedAt, endedAt }: OrganiserFacts,
  agenda: readonly Matter[],
  now: Date,
): { reason: 'TERM_OVER' | 'NOT_CONFIRMED' | 'MATTER_NOT_THEIRS'; basis: Citation } | null {
  const isOver = [termEndsAt, endedAt].some((end) => end !== null && end <= now)
  if (isOver) return { reason: 'TERM_OVER', basis: cite('GUIDANCE_2009') }
  if (kind !== 'OWNERS_COMMITTEE' && confirmedAt === null)
    return { reason: 'NOT_CONFIRMED', basis: cite('CIVIL_CODE', 277) }
  const isTheirs = agenda.every((matter) => agendas[kind].includes(matter))
  return isTheirs ? null : { reason: 'MATTER_NOT_THEIRS', basis: cite('PROPERTY_REGULATION', 10) }
}

/** Whether so many heads may force a meeting: a fifth of all, the fifth itself included (物业管理条例 art. 13). */
export const demandReaches = (demanding: number, total: number): boolean =>
  reaches({ numerator: 1, denominator: 5, isInclusive: true }, demanding, total)

/** Whose hands touch the ballots of a decision. */
export interface Hands {
  candidates: readonly string[]
  /** Members of the committee whose seats are being filled. */
  incumbents: readonly string[]
  /** Whoever belongs to the owners' committee at all. */
  committee: readonly string[]
  counters: readonly string[]
}

/** Candidates, and members whose seats are being filled, neither record nor count. */
export const mayCount = (person: string, { candidates, incumbents }: Hands): boolean =>
  !candidates.includes(person) && !incumbents.includes(person)

/** A recount is done by others: nobody of the committee, and nobody who counted before. */
export const mayRecount = (person: string, hands: Hands): boolean =>
  mayCount(person, hands) && !hands.committee.includes(person) && !hands.counters.includes(person)

/** Whether a recount stands: at least two have counted again, and each came to the same digest as the count. */
export function recountState(
  isAsked: boolean,
  counted: string,
  recounts: readonly { by: string; digest: string }[],
): 'NONE' | 'ASKED' | 'AGREES' | 'DIFFERS' {
  if (recounts.some(({ digest }) => digest !== counted)) return 'DIFFERS'
  if (new Set(recounts.map(({ by }) => by)).size >= 2) return 'AGREES'
  return isAsked || recounts.length > 0 ? 'ASKED' : 'NONE'
}
