import type { DecisionState, DecisionStep } from '@liren/shared/votes'
import type { Decision } from '@liren/shared/votes.views'
import { dayOf, endOfDay } from '../../lib/time.ts'
import { elsewhere } from './votes.phases.ts'

/** The stations that who runs a decision leads it through. */
export const stages = ['draft', 'review', 'notice', 'roll', 'voting', 'count', 'display', 'final'] as const

const stageAt: Record<DecisionState, number> = {
  DRAFT: 0,
  REVIEW: 1,
  NOTICED: 2,
  ROLL_FROZEN: 3,
  OPEN: 4,
  EXTENDED: 4,
  CLOSED: 5,
  COUNTED: 5,
  OBJECTION: 6,
  RECOUNT: 6,
  FINAL: 7,
  FILED: 7,
  ARCHIVED: 7,
  CANCELLED: -1,
  REVOKED_BY_COURT: -1,
  REVOKED_BY_GOV: -1,
}

/** At which station a decision is; -1 when it was ended. */
export const stageOf = (state: DecisionState): number => stageAt[state]

export type Who = 'organiser' | 'owners' | 'counters' | 'recounters' | 'nobody'

/** What is due next with a decision. */
export type Duty =
  | 'submit'
  | 'answer'
  | 'notify'
  | 'freeze'
  | 'checkRoll'
  | 'open'
  | 'vote'
  | 'voteElsewhere'
  | 'import'
  | 'count'
  | 'publish'
  | 'object'
  | 'recount'
  | 'differs'
  | 'finalise'
  | 'file'
  | 'display'
  | 'archive'
  | 'done'

/** A page on which a duty is done that is more than a step. */
export type DutyPage = 'answers' | 'opening' | 'turnout' | 'counting' | 'official'

interface DutyRule {
  by: Who
  step?: DecisionStep
  page?: DutyPage
}

export const dutyRules: Record<Duty, DutyRule> = {
  submit: { by: 'organiser', step: 'SUBMIT' },
  answer: { by: 'organiser', page: 'answers' },
  notify: { by: 'organiser', step: 'NOTIFY' },
  freeze: { by: 'organiser', step: 'FREEZE' },
  checkRoll: { by: 'owners' },
  open: { by: 'organiser', page: 'opening' },
  vote: { by: 'owners', page: 'turnout' },
  voteElsewhere: { by: 'owners' },
  import: { by: 'counters', page: 'official' },
  count: { by: 'counters', page: 'counting' },
  publish: { by: 'organiser', step: 'PUBLISH' },
  object: { by: 'owners' },
  recount: { by: 'recounters', page: 'counting' },
  differs: { by: 'organiser' },
  finalise: { by: 'organiser', step: 'FINALISE' },
  file: { by: 'organiser', step: 'FILE' },
  display: { by: 'nobody' },
  archive: { by: 'organiser', step: 'ARCHIVE' },
  done: { by: 'nobody' },
}

/** What is due, and until when; null for no set time. */
export interface Next {
  duty: Duty
  until: string | null
}

const day = 24 * 3_600_000

/** When so many days after an instant are over in China; the day of the instant itself does not count. */
export const daysAfter = (instant: string, days: number): string | null =>
  endOfDay(dayOf(Date.parse(instant) + days * day))

const isPast = (instant: string | null, now: number): boolean => instant === null || Date.parse(instant) <= now

/** When a step was taken for the last time; null before. */
function takenAt({ transitions }: Pick<Decision, 'transitions'>, step: DecisionStep): string | null {
  const taken = transitions.filter((one) => one.step === step)
  return taken[taken.length - 1]?.at ?? null
}

type Facts = Pick<
  Decision,
  | 'state'
  | 'legalMode'
  | 'policy'
  | 'motions'
  | 'openRemarks'
  | 'recount'
  | 'opensAt'
  | 'closesAt'
  | 'countedAt'
  | 'objectionsUntil'
  | 'transitions'
>

/** On display, the result is objected to, then answered, recounted where due, and only then final. */
function afterPublishing(decision: Facts, now: number): Next {
  const { recount, openRemarks, objectionsUntil } = decision
  if (recount === 'DIFFERS') return { duty: 'differs', until: null }
  if (openRemarks > 0) return { duty: 'answer', until: objectionsUntil }
  if (recount === 'ASKED') return { duty: 'recount', until: null }
  return isPast(objectionsUntil, now) ? { duty: 'finalise', until: null } : { duty: 'object', until: objectionsUntil }
}

/** After the end: an election is filed, and everything stays on display before it is put away. */
function afterFinal(decision: Facts, now: number): Next {
  const { state, policy, motions } = decision
  const finalAt = takenAt(decision, 'FINALISE')
  const isFilingDue = state === 'FINAL' && motions.some(({ kind }) => kind === 'election')
  if (isFilingDue) return { duty: 'file', until: finalAt && daysAfter(finalAt, policy.election.filingDays) }
  const shownUntil = finalAt && daysAfter(finalAt, policy.displayDays)
  return isPast(shownUntil, now) ? { duty: 'archive', until: null } : { duty: 'display', until: shownUntil }
}

/** What is due next with a decision at an instant, in milliseconds. */
export function nextOf(decision: Facts, now: number): Next {
  const { state, policy, openRemarks, opensAt, closesAt, countedAt } = decision
  const isAsked = openRemarks > 0
  const there = elsewhere(decision, now)
  switch (state) {
    case 'DRAFT':
      return { duty: 'submit', until: null }
    case 'REVIEW':
      return { duty: isAsked ? 'answer' : 'notify', until: null }
    case 'NOTICED':
      return { duty: 'freeze', until: opensAt }
    case 'ROLL_FROZEN':
      if (isAsked) return { duty: 'answer', until: opensAt }
      if (there !== null)
        return there === 'voting' ? { duty: 'voteElsewhere', until: closesAt } : { duty: 'import', until: null }
      return isPast(opensAt, now) ? { duty: 'open', until: null } : { duty: 'checkRoll', until: opensAt }
    case 'OPEN':
    case 'EXTENDED':
      return { duty: 'vote', until: closesAt }
    case 'CLOSED':
      return { duty: 'count', until: null }
    case 'COUNTED':
      return { duty: 'publish', until: countedAt && daysAfter(countedAt, policy.publishWithinDays) }
    case 'OBJECTION':
    case 'RECOUNT':
      return afterPublishing(decision, now)
    case 'FINAL':
    case 'FILED':
      return afterFinal(decision, now)
    default:
      return { duty: 'done', until: null }
  }
}

const onPages: readonly DecisionStep[] = ['OPEN', 'COUNT', 'RECOUNT']

/**
 * The steps to be offered beside the one that is due: those that I may take here. Closing is not among them: it comes with
 * its time, by itself.
 */
export const otherSteps = ({ steps }: Pick<Decision, 'steps'>, due: DecisionStep | undefined): DecisionStep[] =>
  steps.filter((step) => step !== due && step !== 'CLOSE' && !onPages.includes(step))
