import type { CancelGround, DecisionState, DecisionStep } from '@liren/shared/votes'
import { cancelGroundsIn } from '@liren/shared/votes.grounds'
import { cite, type Citation } from '@liren/shared/votes.laws'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { displayRefusal, type DisplayFacts } from './votes.candidacy.rules.ts'
import { dayMillis, daysBetween, endOfDays } from './votes.days.rules.ts'
import { stepRules, type Party } from './votes.steps.rules.ts'

/** Why a step is not taken: a code with its sentence, and the article or rule that forbids it. */
export interface StepRefusal {
  code:
    | 'forbidden'
    | 'vote_step_illegal'
    | 'vote_notice_too_short'
    | 'vote_window_unlawful'
    | 'vote_agenda_incomplete'
    | 'vote_roll_incomplete'
    | 'vote_too_early'
    | 'vote_closed'
    | 'vote_extension_refused'
    | 'vote_ground_refused'
    | 'vote_remarks_open'
    | 'vote_papers_unread'
    | 'vote_recount_due'
    | 'vote_recount_differs'
    | 'vote_external'
    | 'vote_display_too_short'
    | 'vote_list_changed'
    | 'vote_tie_open'
  basis: Citation
}

/** What a decision is and has, as far as its steps depend on it. */
export interface LifeFacts {
  state: DecisionState
  policy: Pick<
    VotePolicy,
    | 'legalMode'
    | 'noticeDays'
    | 'tempNoticeDays'
    | 'windowMinDays'
    | 'windowMaxDays'
    | 'maxExtensions'
    | 'objectionDays'
    | 'displayDays'
  >
  isTemporary: boolean
  isAgendaComplete: boolean
  isRollComplete: boolean
  /** The notice of an unreturned mode tells what silence means. */
  isSilenceTold: boolean
  /** Comments and objections without a written answer. */
  openRemarks: number
  hasUpheldObjection: boolean
  papersUnread: number
  recount: 'NONE' | 'ASKED' | 'AGREES' | 'DIFFERS'
  isFilingDue: boolean
  /** Of the candidates, where somebody is elected. */
  display: DisplayFacts | null
  /** Ties for the last seats that neither a lot nor a run-off decides. */
  openTies: number
  extensions: number
  noticedAt: Date | null
  opensAt: Date | null
  closesAt: Date | null
  publishedAt: Date | null
  finalAt: Date | null
}

export type Attempt = { by: Party; now: Date; opensAt?: Date; closesAt?: Date; ground?: CancelGround }

const refuse = (code: StepRefusal['code'], basis: Citation): StepRefusal => ({ code, basis })
const house = cite('HOUSE')

/** The first refusal of some that may not be there. */
const firstOf = (...some: (StepRefusal | null | false)[]): StepRefusal | null => some.find((one) => one) || null

function noticeRefusal({ policy, isTemporary }: LifeFacts, noticedAt: Date, opensAt: Date): StepRefusal | null {
  const days = isTemporary ? policy.tempNoticeDays : policy.noticeDays
  const isShort = daysBetween(noticedAt, opensAt) < days
  return isShort ? refuse('vote_notice_too_short', cite('PROPERTY_REGULATION', 14)) : null
}

/** The window is measured to the millisecond, which is stricter than days at both of its ends. */
function windowRefusal({ policy }: LifeFacts, opensAt: Date, closesAt: Date): StepRefusal | null {
  const length = closesAt.getTime() - opensAt.getTime()
  const fits = length >= policy.windowMinDays * dayMillis && length <= policy.windowMaxDays * dayMillis
  return fits ? null : refuse('vote_window_unlawful', cite('HANGZHOU', 20))
}

const remarksRefusal = ({ openRemarks }: LifeFacts) => openRemarks > 0 && refuse('vote_remarks_open', house)
const isBefore = (now: Date, then: Date | null) => then === null || now < then

type Guard = (facts: LifeFacts, attempt: Attempt) => StepRefusal | null

/** What else a step asks for, beyond its place in the order and who takes it. */
const guards: Partial<Record<DecisionStep, Guard>> = {
  SUBMIT: (facts) => (facts.isAgendaComplete ? null : refuse('vote_agenda_incomplete', house)),
  NOTIFY: (facts, { now, opensAt, closesAt }) => {
    if (!opensAt || !closesAt) return refuse('vote_window_unlawful', cite('HANGZHOU', 20))
    return firstOf(
      !facts.isAgendaComplete && refuse('vote_agenda_incomplete', house),
      !facts.isSilenceTold && refuse('vote_agenda_incomplete', cite('GUIDANCE_2009', 26)),
      remarksRefusal(facts),
      noticeRefusal(facts, now, opensAt),
      windowRefusal(facts, opensAt, closesAt),
      facts.display && displayRefusal(facts.display, { now, opensAt }),
    )
  },
  FREEZE: (facts) => (facts.isRollComplete ? null : refuse('vote_roll_incomplete', cite('INTERPRETATION', 8))),
  OPEN: (facts, { now }) => {
    const { noticedAt, opensAt, closesAt } = facts
    if (!noticedAt || !opensAt || !closesAt) return refuse('vote_step_illegal', house)
    return firstOf(
      remarksRefusal(facts),
      isBefore(now, opensAt) && refuse('vote_too_early', cite('PROPERTY_REGULATION', 14)),
      noticeRefusal(facts, noticedAt, now),
      // Opened late, it may have become too short.
      windowRefusal(facts, now, closesAt),
      facts.display && displayRefusal(facts.display, { now, opensAt: now }),
    )
  },
  EXTEND: (facts, { now, closesAt }) => {
    const { closesAt: closes, opensAt: opens, policy } = facts
    if (!closes || !opens || now >= closes) return refuse('vote_closed', house)
    if (facts.extensions >= policy.maxExtensions) return refuse('vote_extension_refused', house)
    if (!closesAt || closesAt <= closes) return refuse('vote_extension_refused', house)
    return windowRefusal(facts, opens, closesAt)
  },
  CLOSE: ({ closesAt }, { now }) => (isBefore(now, closesAt) ? refuse('vote_too_early', house) : null),
  COUNT: ({ papersUnread }) => (papersUnread > 0 ? refuse('vote_papers_unread', house) : null),
  RECOUNT: ({ recount }) => (recount === 'NONE' ? refuse('vote_step_illegal', house) : null),
  FINALISE: (facts, { now }) =>
    firstOf(
      isBefore(now, objectionsUntil(facts)) && refuse('vote_too_early', cite('QINGYUAN', 17)),
      remarksRefusal(facts),
      facts.openTies > 0 && refuse('vote_tie_open', house),
      facts.recount === 'ASKED' && refuse('vote_recount_due', house),
      facts.recount === 'DIFFERS' && refuse('vote_recount_differs', house),
    ),
  FILE: ({ isFilingDue }) => (isFilingDue ? null : refuse('vote_step_illegal', cite('PROPERTY_REGULATION', 16))),
  ARCHIVE: (facts, { now }) => {
    const { state, isFilingDue, finalAt, policy } = facts
    const shownUntil = finalAt && endOfDays(finalAt, policy.displayDays)
    return firstOf(
      isFilingDue && state === 'FINAL' && refuse('vote_step_illegal', cite('PROPERTY_REGULATION', 16)),
      isBefore(now, shownUntil) && refuse('vote_too_early', cite('QINGYUAN', 17)),
    )
  },
  CANCEL: ({ state, hasUpheldObjection }, { ground }) => {
    if (!ground || !cancelGroundsIn(state).includes(ground)) return refuse('vote_ground_refused', house)
    // Once the result is known, only an owner's objection that was found right can undo the roll.
    const isKnown = state === 'COUNTED' || state === 'OBJECTION' || state === 'RECOUNT'
    const isTooLate = isKnown && ground === 'WRONG_ROLL' && !hasUpheldObjection
    return isTooLate ? refuse('vote_ground_refused', house) : null
  },
}

/** Until when objections to the preliminary result are taken; null before it is published. */
export const objectionsUntil = ({ publishedAt, policy }: Pick<LifeFacts, 'publishedAt' | 'policy'>): Date | null =>
  publishedAt && endOfDays(publishedAt, policy.objectionDays)

/** Steps that have no place where owners vote on another platform: nothing is cast here, closed, or counted. */
const castHere: readonly DecisionStep[] = ['OPEN', 'EXTEND', 'CLOSE', 'COUNT', 'RECOUNT']

/** Whether a step has a place in a decision of this legal mode at all. */
export const hasPlace = (step: DecisionStep, { legalMode }: Pick<VotePolicy, 'legalMode'>): boolean =>
  legalMode !== 'OFFICIAL_EXTERNAL' || !castHere.includes(step)

/** From where an official result is imported, for the first time or corrected. */
const importedFrom: readonly DecisionState[] = ['ROLL_FROZEN', 'COUNTED', 'OBJECTION']

/** Whether an official result is imported into a decision in this state, as soon as its time is over. */
export const mayImport = ({ policy }: Pick<LifeFacts, 'policy'>, state: DecisionState): boolean =>
  policy.legalMode === 'OFFICIAL_EXTERNAL' && importedFrom.includes(state)

/** Why the official result of a decision that is voted on elsewhere cannot be imported now, or null. */
export function importRefusal(facts: LifeFacts, now: Date): StepRefusal | null {
  if (!mayImport(facts, facts.state)) return refuse('vote_step_illegal', house)
  return isBefore(now, facts.closesAt) ? refuse('vote_too_early', house) : null
}

/** Why a step cannot be taken now by this party, or null: its place in the order, then who, then when and with what. */
export function stepRefusal(step: DecisionStep, facts: LifeFacts, attempt: Attempt): StepRefusal | null {
  const { from, by, basis } = stepRules[step]
  if (!hasPlace(step, facts.policy)) return refuse('vote_external', house)
  if (!from.includes(facts.state)) return refuse('vote_step_illegal', basis)
  if (!by.includes(attempt.by)) return refuse('forbidden', basis)
  return guards[step]?.(facts, attempt) ?? null
}
