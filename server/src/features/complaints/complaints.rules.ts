import {
  complaintStates,
  type ComplaintOutcome,
  type ComplaintParty,
  type ComplaintState,
  type ComplaintStep,
  type ProposalKind,
} from '@liren/shared/complaints'
import type { ErrorCode } from '@liren/shared/problem'
import { afterDays, isWithin } from './complaints.calendar.rules.ts'
import { hearingRefusal, mayReopenUnasked, type RatingFacts } from './complaints.ringback.rules.ts'

/** The states in which a matter lies with the committee, with an office, with its author, or with nobody any more. */
const withCommittee: readonly ComplaintState[] = ['SUBMITTED', 'DISPUTED']
const withOffice: readonly ComplaintState[] = ['DISPATCHED', 'ACCEPTED', 'CONTACTED', 'IN_PROGRESS', 'SUSPENDED']
const withReporter: readonly ComplaintState[] = ['RESOLVED']

export type Holder = 'committee' | 'office' | 'reporter' | null

/** Who has a matter in this state: one, and only one, until it has ended. */
export function holderIn(state: ComplaintState): Holder {
  if (withCommittee.includes(state)) return 'committee'
  if (withOffice.includes(state)) return 'office'
  return withReporter.includes(state) ? 'reporter' : null
}

/** Whether nobody has anything left to do with a matter, unless it is opened again. */
export const hasEnded = (state: ComplaintState): boolean =>
  state === 'CLOSED' || state === 'WITHDRAWN' || state === 'REFUSED'

export interface StepRule {
  from: readonly ComplaintState[]
  /** `same` where nothing moves; `back` where it goes on where it was left. */
  to: ComplaintState | 'same' | 'back'
  by: readonly ComplaintParty[]
  /** What it proposes, or what it answers. */
  proposes?: ProposalKind
  answers?: ProposalKind
  /** What it takes back that was proposed before. */
  retracts?: ProposalKind
}

const working: readonly ComplaintState[] = ['ACCEPTED', 'CONTACTED', 'IN_PROGRESS']
const open: readonly ComplaintState[] = [...withCommittee, ...withOffice, ...withReporter]
const done: readonly ComplaintState[] = ['RESOLVED', 'CLOSED']

/**
 * The whole life of a matter: from where each step leads where, and who may take it. Every other one is illegal. Whoever
 * handles a matter closes none: CONFIRM is its author's, CLOSE time's.
 */
export const complaintStepRules: Record<ComplaintStep, StepRule> = {
  REPORT: { from: [], to: 'SUBMITTED', by: ['REPORTER'] },
  ACCEPT: { from: ['SUBMITTED', 'DISPATCHED'], to: 'ACCEPTED', by: ['COLLEAGUE'] },
  REFUSE: { from: ['SUBMITTED', 'DISPATCHED', 'DISPUTED'], to: 'REFUSED', by: ['COMMITTEE'] },
  OBJECT: { from: ['REFUSED'], to: 'SUBMITTED', by: ['REPORTER'] },
  DISPATCH: { from: [...withCommittee, 'DISPATCHED', ...working], to: 'DISPATCHED', by: ['COMMITTEE', 'RULE'] },
  DISPUTE: { from: ['DISPATCHED'], to: 'DISPUTED', by: ['COLLEAGUE'] },
  KEEP_DISPATCH: { from: ['DISPUTED'], to: 'DISPATCHED', by: ['COMMITTEE'] },
  ASSIGN: { from: [...working, 'SUSPENDED'], to: 'same', by: ['HANDLER', 'COLLEAGUE'] },
  CONTACT: { from: ['ACCEPTED'], to: 'CONTACTED', by: ['HANDLER'] },
  OFFER_VISIT: { from: working, to: 'same', by: ['HANDLER'], proposes: 'visit' },
  ACCEPT_VISIT: { from: working, to: 'same', by: ['REPORTER'], answers: 'visit' },
  DECLINE_VISIT: { from: working, to: 'same', by: ['REPORTER'], answers: 'visit' },
  RETRACT_VISIT: { from: working, to: 'same', by: ['HANDLER'], retracts: 'visit' },
  LAPSE_VISIT: { from: [...working, 'SUSPENDED'], to: 'same', by: ['CLOCK'] },
  OFFER_COST: { from: ['ACCEPTED', 'CONTACTED'], to: 'same', by: ['HANDLER'], proposes: 'cost' },
  ACCEPT_COST: { from: ['ACCEPTED', 'CONTACTED'], to: 'same', by: ['REPORTER'], answers: 'cost' },
  DECLINE_COST: { from: ['ACCEPTED', 'CONTACTED'], to: 'same', by: ['REPORTER'], answers: 'cost' },
  RETRACT_COST: { from: working, to: 'same', by: ['HANDLER'], retracts: 'cost' },
  BEGIN: { from: ['CONTACTED'], to: 'IN_PROGRESS', by: ['HANDLER'] },
  ASK_SUSPENSION: { from: working, to: 'same', by: ['HANDLER'], proposes: 'suspension' },
  APPROVE_SUSPENSION: { from: working, to: 'SUSPENDED', by: ['COMMITTEE'], answers: 'suspension' },
  DECLINE_SUSPENSION: { from: working, to: 'same', by: ['COMMITTEE'], answers: 'suspension' },
  RESUME: { from: ['SUSPENDED'], to: 'back', by: ['HANDLER'] },
  WAKE: { from: ['SUSPENDED'], to: 'back', by: ['CLOCK'] },
  RESOLVE: { from: ['CONTACTED', 'IN_PROGRESS'], to: 'RESOLVED', by: ['HANDLER'] },
  CONFIRM: { from: ['RESOLVED'], to: 'CLOSED', by: ['REPORTER'] },
  REOPEN: { from: done, to: 'IN_PROGRESS', by: ['REPORTER'] },
  ASK_REOPENING: { from: done, to: 'same', by: ['REPORTER'], proposes: 'reopening' },
  GRANT_REOPENING: { from: done, to: 'IN_PROGRESS', by: ['COMMITTEE'], answers: 'reopening' },
  DENY_REOPENING: { from: done, to: 'same', by: ['COMMITTEE'], answers: 'reopening' },
  REMIND: { from: ['RESOLVED'], to: 'same', by: ['CLOCK'] },
  CLOSE: { from: ['RESOLVED'], to: 'CLOSED', by: ['CLOCK'] },
  RATE: { from: ['CLOSED'], to: 'same', by: ['REPORTER'] },
  RING_BACK: { from: ['CLOSED'], to: 'same', by: ['COMMITTEE'] },
  RING_IN_VAIN: { from: ['CLOSED'], to: 'same', by: ['COMMITTEE'] },
  APPEAL_RATING: { from: ['CLOSED'], to: 'same', by: ['HANDLER'], proposes: 'appeal' },
  ANSWER_APPEAL: { from: ['CLOSED'], to: 'same', by: ['REPORTER'] },
  GRANT_APPEAL: { from: ['CLOSED'], to: 'same', by: ['COMMITTEE'], answers: 'appeal' },
  DENY_APPEAL: { from: ['CLOSED'], to: 'same', by: ['COMMITTEE'], answers: 'appeal' },
  NOTE: { from: open, to: 'same', by: ['HANDLER', 'REPORTER', 'GUEST', 'COMMITTEE', 'PARTNER'] },
  SHARE: { from: open, to: 'same', by: ['COMMITTEE'] },
  MERGE: {
    from: [...withCommittee, 'DISPATCHED', ...working],
    to: 'MERGED',
    by: ['HANDLER', 'COLLEAGUE', 'COMMITTEE'],
  },
  UNMERGE: { from: ['MERGED'], to: 'back', by: ['REPORTER', 'COMMITTEE'] },
  URGE: { from: [...withCommittee, ...withOffice], to: 'same', by: ['REPORTER'] },
  CLIMB: { from: [...withCommittee, ...withOffice], to: 'same', by: ['CLOCK'] },
  SHOW: { from: open, to: 'same', by: ['COMMITTEE', 'CLOCK'] },
  // Whatever neighbours see can be taken from them, however it ended.
  HIDE: { from: complaintStates, to: 'same', by: ['REPORTER', 'COMMITTEE'] },
  WITHDRAW: { from: [...withCommittee, ...withOffice], to: 'WITHDRAWN', by: ['REPORTER'] },
}

/** By right an author reopens a matter once, within so many days of its close. */
const reopenDays = 7
const mostReopenings = 1
/** Beyond that the committee may be asked for so long. */
const askDays = 30
/** Who handled a matter appeals how it was rated for so long; who rated it has so long to answer that. */
const appealDays = 7
const hearDays = 3
/** The longest pause that may be asked for at once. */
const mostPauseDays = 90

/** An author urges once in so many hours, and so often before it is done; who reopens may begin anew. */
const urgeHours = 24
const mostUrges = 3

/** What the committee is asked. */
export const forCommittee: readonly ProposalKind[] = ['suspension', 'reopening', 'appeal']

/** A proposal that waits for an answer, or a cost that was declined and stands in the way. */
export interface OpenProposal {
  kind: ProposalKind
  proposedBy: string
  isAccepted?: boolean | null
  /** Of a visit: when it ends; of an appeal: until when the other side may answer. */
  until?: Date | null
  /** Of an appeal: when the other side answered. */
  heardAt?: Date | null
}

/** What the rules know of a matter. */
export interface ComplaintFacts {
  state: ComplaintState
  outcome: ComplaintOutcome | null
  isObjected: boolean
  rating: RatingFacts | null
  /** That neighbours may see it was asked for, and whether they do. */
  isVisible: boolean
  isShown: boolean
  reopenings: number
  ringsLeft: number
  /** When its author urged it last, and how often. */
  urgedAt: Date | null
  urges: number
  pausedState: ComplaintState | null
  closedAt: Date | null
  isOfCommittee: boolean
  proposals: readonly OpenProposal[]
}

/** Who takes a step, when, and what it says that rules look at. */
export interface Attempt {
  parties: readonly ComplaintParty[]
  actorId: string | null
  now: Date
  from?: Date
  until?: Date
  isShown?: boolean
  /** The matter is the actor's own, as whatever they come. */
  isAuthor?: boolean
  /** The actor is who complained, not who wrote it down for them. */
  isSelf?: boolean
  /** The actor is of the committee, and had no hand in the matter. */
  mayRing?: boolean
  /** The matter is another's to handle: what is asked may be answered, and nothing else done. */
  onlyAnswers?: boolean
}

/** The party as which somebody takes a step; null when the step is not theirs. */
export const partyFor = (step: ComplaintStep, parties: readonly ComplaintParty[]): ComplaintParty | null =>
  complaintStepRules[step].by.find((party) => parties.includes(party)) ?? null

function reopeningRefusal(step: ComplaintStep, facts: ComplaintFacts, now: Date): ErrorCode | null {
  if (step === 'REOPEN') {
    if (facts.reopenings >= mostReopenings) return 'complaint_reopened_before'
    return isWithin(facts.closedAt, reopenDays, now) ? null : 'complaint_too_late'
  }
  if (step === 'ASK_REOPENING') return isWithin(facts.closedAt, askDays, now) ? null : 'complaint_too_late'
  return null
}

function timeRefusal(step: ComplaintStep, { from, until, now }: Attempt): ErrorCode | null {
  if (step === 'OFFER_VISIT' && from && until)
    return from > now && until > from && isWithin(now, mostPauseDays, until) ? null : 'complaint_time_wrong'
  if (step === 'ASK_SUSPENSION' && until)
    return until > now && isWithin(now, mostPauseDays, until) ? null : 'complaint_time_wrong'
  return null
}

/** Whether a proposal still waits; a visit does until its time has passed. */
export const isWaiting = ({ kind, isAccepted, until }: OpenProposal, now: Date): boolean =>
  (isAccepted ?? null) === null && !(kind === 'visit' && until && until <= now)

/** Nothing is worked at or done past a cost that was not agreed to; nor does who handles it slip it under another matter. */
function costRefusal(step: ComplaintStep, { proposals }: ComplaintFacts, { parties }: Attempt): ErrorCode | null {
  const isHandlers = step === 'MERGE' && partyFor(step, parties) !== 'COMMITTEE'
  if (step !== 'BEGIN' && step !== 'RESOLVE' && !isHandlers) return null
  const cost = proposals.find(({ kind }) => kind === 'cost')
  if (!cost) return null
  return cost.isAccepted === false ? 'complaint_cost_declined' : 'complaint_cost_open'
}

function proposalRefusal(step: ComplaintStep, facts: ComplaintFacts, attempt: Attempt): ErrorCode | null {
  const { actorId, now, isAuthor } = attempt
  const { proposes, answers, retracts } = complaintStepRules[step]
  const openOf = (kind: ProposalKind) => facts.proposals.find((one) => one.kind === kind && isWaiting(one, now))
  if (proposes !== undefined && openOf(proposes)) return 'complaint_asked_already'
  if (answers !== undefined) {
    const asked = openOf(answers)
    if (!asked && (step !== 'GRANT_REOPENING' || !mayReopenUnasked(facts, now))) return 'complaint_step_illegal'
    if (asked ? asked.proposedBy === actorId : isAuthor === true) return 'complaint_own_request'
  }
  // A cost that was declined is taken back, too, where it is not to be paid.
  const isThere =
    retracts === 'cost' ? facts.proposals.some(({ kind }) => kind === 'cost') : retracts && openOf(retracts)
  return retracts !== undefined && !isThere ? 'complaint_step_illegal' : null
}

/** Until when who rated a matter may answer an appeal; before, it is decided only once they did. */
export const hearUntil = (now: Date): Date => afterDays(now, hearDays)

/** An appeal is decided by somebody who is neither side, once both were heard. */
function appealRefusal(
  step: ComplaintStep,
  facts: ComplaintFacts,
  { now, actorId, isAuthor }: Attempt,
): ErrorCode | null {
  const { rating, proposals } = facts
  const appeal = proposals.find(({ kind }) => kind === 'appeal')
  if (step === 'APPEAL_RATING') {
    const isOpenTo = rating?.isPoor === true && !rating.isAppealed && isWithin(rating.ratedAt, appealDays, now)
    return isOpenTo ? null : 'complaint_appeal_wrong'
  }
  if (step === 'ANSWER_APPEAL') return appeal && !appeal.heardAt ? null : 'complaint_step_illegal'
  if (step !== 'GRANT_APPEAL' && step !== 'DENY_APPEAL') return null
  // Nor by who wrote it down.
  if (isAuthor === true || rating?.notedBy === actorId) return 'complaint_own_request'
  return appeal?.heardAt || !appeal?.until || now >= appeal.until ? null : 'complaint_unheard'
}

/** From when on an author may urge a matter again; null where they may now, or no more. */
export function urgeFrom({ urgedAt, urges }: Pick<ComplaintFacts, 'urgedAt' | 'urges'>, now: Date): Date | null {
  if (urgedAt === null || urges >= mostUrges) return null
  const from = new Date(urgedAt.getTime() + urgeHours * 3_600_000)
  return from > now ? from : null
}

/** Why a step may not be taken now; null when it may. */
export function stepRefusal(step: ComplaintStep, facts: ComplaintFacts, attempt: Attempt): ErrorCode | null {
  if (partyFor(step, attempt.parties) === null) return 'forbidden'
  if (attempt.onlyAnswers === true && complaintStepRules[step].answers === undefined) return 'forbidden'
  if (!complaintStepRules[step].from.includes(facts.state)) return 'complaint_step_illegal'
  if (step === 'OBJECT' && facts.isObjected) return 'complaint_step_illegal'
  // What lies with the committee has nobody above it to say that it is another's.
  if (step === 'DISPUTE' && facts.isOfCommittee) return 'complaint_step_illegal'
  if (step === 'URGE' && (facts.urges >= mostUrges || urgeFrom(facts, attempt.now) !== null)) return 'complaint_urged'
  if (step === 'SHOW' && (!facts.isVisible || facts.isShown)) return 'complaint_step_illegal'
  if (step === 'HIDE' && !facts.isVisible) return 'complaint_step_illegal'
  if (step === 'RESOLVE' && attempt.isShown === false) return 'complaint_proof_missing'
  return (
    hearingRefusal(step, facts, attempt) ??
    proposalRefusal(step, facts, attempt) ??
    costRefusal(step, facts, attempt) ??
    appealRefusal(step, facts, attempt) ??
    reopeningRefusal(step, facts, attempt.now) ??
    timeRefusal(step, attempt)
  )
}

/** Where a step leads. */
export function stateAfter(step: ComplaintStep, facts: ComplaintFacts): ComplaintState {
  const { to } = complaintStepRules[step]
  if (to === 'same') return facts.state
  return to === 'back' ? (facts.pausedState ?? facts.state) : to
}

/** Whether somebody still has to do with a matter, or may yet: its author can have it opened again. */
export const goesOn = ({ state, closedAt }: Pick<ComplaintFacts, 'state' | 'closedAt'>, now: Date): boolean =>
  !hasEnded(state) || (state === 'CLOSED' && isWithin(closedAt, askDays, now))

/** How a matter closes that time closes: its author was silent, or had said no. */
export const outcomeOfTime = (hasAskedToReopen: boolean): ComplaintOutcome =>
  hasAskedToReopen ? 'disputed' : 'unanswered'

/** Until when an author may reopen by right; null when the right is used up or does not begin. */
export const reopenUntil = ({ state, reopenings, closedAt }: ComplaintFacts): Date | null =>
  state === 'CLOSED' && closedAt !== null && reopenings < mostReopenings ? afterDays(closedAt, reopenDays) : null
