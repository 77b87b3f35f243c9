import type { CallKind, CallParty, CallState, CallStep } from '@liren/shared/complaints.whistle'
import type { ErrorCode } from '@liren/shared/problem'
import type { WorkCalendar } from './complaints.calendar.rules.ts'
import { rungAt } from './complaints.clock.rules.ts'

export interface CallRule {
  from: readonly CallState[]
  /** `same` where nothing moves. */
  to: CallState | 'same'
  by: CallParty
}

const live: readonly CallState[] = ['CALLED', 'HERE', 'REFUSED']

/** The whole life of a call: from where each step leads where, and whose it is. Every other one is illegal. */
export const callStepRules: Record<CallStep, CallRule> = {
  CALL: { from: [], to: 'CALLED', by: 'CALLER' },
  AGREE: { from: [], to: 'HERE', by: 'CALLER' },
  ATTEND: { from: live, to: 'DONE', by: 'CALLER' },
  MISS: { from: live, to: 'LAPSED', by: 'CALLER' },
  REPORT_IN: { from: ['CALLED'], to: 'HERE', by: 'CALLED' },
  REFUSE: { from: ['CALLED'], to: 'REFUSED', by: 'CALLED' },
  PROGRESS: { from: ['HERE'], to: 'same', by: 'CALLED' },
  SIGN_OFF: { from: ['HERE'], to: 'DONE', by: 'CALLED' },
  RELEASE: { from: ['REFUSED'], to: 'RELEASED', by: 'CALLER' },
  INSIST: { from: ['REFUSED'], to: 'CALLED', by: 'CALLER' },
  CALL_OFF: { from: live, to: 'CALLED_OFF', by: 'CALLER' },
  CLIMB: { from: live, to: 'same', by: 'CLOCK' },
  LAPSE: { from: live, to: 'LAPSED', by: 'CLOCK' },
}

/** A refusal is answered by calling again once; the second one stands. */
const mostRounds = 1

/** Steps that no request asks for by name: they follow from a whistle, a meeting, time, and the end of a matter. */
const unasked: readonly CallStep[] = ['CALL', 'AGREE', 'ATTEND', 'MISS', 'CLIMB', 'LAPSE']
/** Whoever comes to a meeting has nothing to report before it, and nothing to sign off. */
const notOfInvitations: readonly CallStep[] = ['PROGRESS', 'SIGN_OFF']

/** What the rules know of a call. */
export interface CallFacts {
  kind: CallKind
  state: CallState
  round: number
}

/** Whether somebody asks for this step by name, with a call of this kind. */
export const isAsked = (step: CallStep, kind: CallKind): boolean =>
  !unasked.includes(step) && !(kind === 'invitation' && notOfInvitations.includes(step))

/** Why a step may not be taken; null when it may. */
export function callRefusalOf(
  step: CallStep,
  { kind, state, round }: CallFacts,
  parties: readonly CallParty[],
): ErrorCode | null {
  const { from, by } = callStepRules[step]
  if (!parties.includes(by)) return 'forbidden'
  if (!from.includes(state) || (kind === 'invitation' && notOfInvitations.includes(step)))
    return 'complaint_step_illegal'
  return step === 'INSIST' && round >= mostRounds ? 'complaint_step_illegal' : null
}

/** Where a step leads. */
export const callStateAfter = (step: CallStep, state: CallState): CallState => {
  const { to } = callStepRules[step]
  return to === 'same' ? state : to
}

/** Whether somebody still has the next word. */
export const isLive = (state: CallState): boolean => live.includes(state)

/** Against what a call runs: the report, the work, or the caller’s answer to a refusal. */
export type CallClock = 'report' | 'work' | 'answer'

/** Which clock runs in a state; none once a call has ended. */
export function clockIn(state: CallState): CallClock | null {
  if (state === 'CALLED') return 'report'
  if (state === 'HERE') return 'work'
  return state === 'REFUSED' ? 'answer' : null
}

/** So long whoever called has to answer a refusal. */
const answerMillis = 24 * 3_600_000

/** What time knows of a call. */
export interface CallTimes {
  kind: CallKind
  state: CallState
  round: number
  rung: number
  clockFrom: Date
  dueAt: Date | null
  doneBy: Date
}

/** When a call is next due and when its clock climbs, after a step; another clock begins at the foot of the ladder. */
export function timesAfter(
  step: CallStep,
  call: CallTimes,
  { now, reportBy, calendar }: { now: Date; reportBy?: Date; calendar: WorkCalendar },
): CallTimes & { alarmAt: Date | null } {
  const state = callStateAfter(step, call.state)
  const clock = clockIn(state)
  const isSame = clock === clockIn(call.state) && step !== 'CALL' && step !== 'AGREE'
  const round = step === 'INSIST' ? call.round + 1 : call.round
  const rung = isSame ? call.rung + (step === 'CLIMB' ? 1 : 0) : 0
  const clockFrom = isSame ? call.clockFrom : now
  const ends: Record<CallClock, Date> = {
    report: reportBy ?? call.dueAt ?? now,
    work: call.doneBy,
    answer: new Date(now.getTime() + answerMillis),
  }
  const fresh = clock && ends[clock]
  const dueAt = isSame ? call.dueAt : fresh
  const times = { kind: call.kind, state, round, rung, clockFrom, dueAt, doneBy: call.doneBy }
  return { ...times, alarmAt: alarmOf(times, calendar) }
}

/** So far up climbs who has said to come to a meeting: to the reminder. */
const rungsOfComing = 2

/** When the next rung is climbed; null when nothing runs, or at the top. */
export function alarmOf(
  { kind, state, rung, clockFrom, dueAt }: Omit<CallTimes, 'round' | 'doneBy'>,
  calendar: WorkCalendar,
): Date | null {
  const isReminded = kind === 'invitation' && state === 'HERE' && rung >= rungsOfComing
  if (dueAt === null || isReminded) return null
  const span = { n: 0, unit: 'minutes' } as const
  return rungAt(rung, { span, startedAt: clockFrom, dueAt: dueAt < clockFrom ? clockFrom : dueAt }, calendar)
}

/** Who is told of a step: the offices that are called, whoever called, the author of the matter, who has it in hand. */
export interface CallTold {
  kind: 'complaint_waiting' | 'complaint_due' | 'complaint_climbed'
  called: boolean
  caller: boolean
  author: boolean
  office: boolean
  /** The street above; of what comes onto the coordination list it is told by that. */
  street: boolean
}

const nobody: CallTold = {
  ...{ kind: 'complaint_waiting', called: false, caller: false, author: false, office: false, street: false },
}

/** Half of the time is seen on the desk alone; four fifths are told to both sides, the rest to the committee, too. */
const toldOfRung: readonly CallTold[] = [
  nobody,
  { ...nobody, kind: 'complaint_due', called: true, caller: true },
  { ...nobody, kind: 'complaint_climbed', called: true, caller: true, author: true, office: true },
  { ...nobody, kind: 'complaint_climbed', caller: true, author: true, street: true },
  { ...nobody, kind: 'complaint_climbed', caller: true, author: true },
]

const toldOfStep: { [step in CallStep]?: Partial<CallTold> } = {
  CALL: { called: true, author: true, office: true },
  AGREE: { called: true, author: true, office: true },
  REPORT_IN: { caller: true, author: true, office: true },
  REFUSE: { caller: true },
  PROGRESS: { caller: true, author: true, office: true },
  SIGN_OFF: { caller: true, author: true, office: true },
  RELEASE: { called: true },
  INSIST: { called: true },
  CALL_OFF: { called: true, author: true, office: true },
  LAPSE: { called: true },
}

/** Who is told of a step of a call; `climbed` is how far up it stands after a climb. */
export const toldOfCall = (step: CallStep, climbed: number): CallTold =>
  step === 'CLIMB' ? (toldOfRung[climbed - 1] ?? nobody) : { ...nobody, ...toldOfStep[step] }

const officeKinds = {
  complaint_waiting: 'call_waiting',
  complaint_due: 'call_due',
  complaint_climbed: 'call_overdue',
} as const

/** As what an office above communities hears of a call to it. */
export const officeKindOf = (kind: CallTold['kind'], state: CallState) =>
  isLive(state) ? officeKinds[kind] : 'call_ended'
