import type { CandidacyCheck } from '@liren/shared/votes.candidacies'
import { cite, type Citation } from '@liren/shared/votes.laws'
import type { CandidacyBar, ElectionPolicy, VotePolicy } from '@liren/shared/votes.policy'
import { daysBetween, endOfDays } from './votes.days.rules.ts'

/** What is on record about somebody who would stand, each for the person who checked it to say. */
export type CandidacyFacts = Readonly<Record<CandidacyBar, boolean>>

const everywhere: readonly CandidacyBar[] = ['NOT_OWNER', 'NO_CAPACITY']

/** The bars that hold in a decision: owner and of full capacity everywhere, arrears as set, the rest as the city has it. */
export function barsIn({
  arrearsBlocksCandidacy,
  election,
}: Pick<VotePolicy, 'arrearsBlocksCandidacy'> & { election: Pick<ElectionPolicy, 'bars'> }): CandidacyBar[] {
  const arrears: CandidacyBar[] = arrearsBlocksCandidacy ? ['ARREARS'] : []
  const local = election.bars.filter((bar) => bar !== 'ARREARS')
  return [...new Set([...everywhere, ...arrears, ...local])]
}

/** Every reason why somebody may not stand; none when they may. Arrears bar from standing, never from voting. */
export const barsAgainst = (facts: CandidacyFacts, policy: Parameters<typeof barsIn>[0]): CandidacyBar[] =>
  barsIn(policy).filter((bar) => facts[bar])

/** What who organises has recorded about one bar. */
export interface RecordedCheck {
  holds: boolean
  reason: string | null
}

/**
 * Each bar with whether it holds: what the register tells is not to be argued with here, the rest is as recorded, and
 * null as long as nobody has looked.
 */
export const checksOf = (
  bars: readonly CandidacyBar[],
  byRegister: ReadonlyMap<CandidacyBar, boolean>,
  recorded: ReadonlyMap<CandidacyBar, RecordedCheck>,
): CandidacyCheck[] =>
  bars.map((bar) => {
    const told = byRegister.get(bar)
    if (told !== undefined) return { bar, holds: told, reason: null, isByRegister: true }
    const { holds = null, reason = null } = recorded.get(bar) ?? {}
    return { bar, holds, reason, isByRegister: false }
  })

/** What the display of the candidates of a decision has come to, and how long it is to be. */
export interface DisplayFacts {
  displayedAt: Date | null
  /** Nothing of the list changed since. */
  isListCurrent: boolean
  openObjections: number
  days: { least: number; basis: Citation }
  /** Polling begins so many days after the display began. */
  before: { least: number; basis: Citation }
}

/** When the display has been long enough for the notice; null before it began. */
export const displayedUntil = ({ displayedAt, days }: Pick<DisplayFacts, 'displayedAt' | 'days'>): Date | null =>
  displayedAt && endOfDays(displayedAt, days.least)

/** Why the notice of an election cannot be given yet, or polling not begin at a time; null where neither is so. */
export function displayRefusal(
  { displayedAt, isListCurrent, openObjections, days, before }: DisplayFacts,
  { now, opensAt }: { now: Date; opensAt: Date },
): { code: 'vote_display_too_short' | 'vote_list_changed' | 'vote_remarks_open'; basis: Citation } | null {
  const until = displayedUntil({ displayedAt, days })
  if (displayedAt === null || until === null) return { code: 'vote_display_too_short', basis: days.basis }
  if (!isListCurrent) return { code: 'vote_list_changed', basis: cite('NINGBO', 31) }
  if (openObjections > 0) return { code: 'vote_remarks_open', basis: cite('NINGBO', 31) }
  if (now < until) return { code: 'vote_display_too_short', basis: days.basis }
  const isEarly = daysBetween(displayedAt, opensAt) < before.least
  return isEarly ? { code: 'vote_display_too_short', basis: before.basis } : null
}
