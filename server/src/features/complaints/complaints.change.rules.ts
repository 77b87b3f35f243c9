import type { ComplaintOutcome, ComplaintState, ComplaintStep, FeeWaiver, ProposalKind } from '@liren/shared/complaints'
import type { Role } from '@liren/shared/roles'
import type { WorkCalendar } from './complaints.calendar.rules.ts'
import {
  dueIn,
  restartClocks,
  restartSolution,
  resumeClocks,
  rungAt,
  runningIn,
  type Clocks,
} from './complaints.clock.rules.ts'
import { mostRings } from './complaints.ringback.rules.ts'
import { hearUntil, holderIn, outcomeOfTime } from './complaints.rules.ts'

/** The office that handles a matter, and which rule sent it there. */
export interface OfficeOf {
  officeRole: Role | null
  officeScopeId: string | null
  officeLabel: string | null
  rule: string | null
}

/** What a step may change of a matter. */
export interface Course extends OfficeOf {
  state: ComplaintState
  handlerId: string | null
  clocks: Clocks
  pausedAt: Date | null
  pausedUntil: Date | null
  pausedState: ComplaintState | null
  askedUntil: Date | null
  isObjected: boolean
  reopenings: number
  ringsLeft: number
  round: number
  rung: number
  urgedAt: Date | null
  urges: number
  waiver: FeeWaiver | null
  mergedInto: string | null
  isVisible: boolean
  shownAt: Date | null
  outcome: ComplaintOutcome | null
  acceptedAt: Date | null
  contactedAt: Date | null
  begunAt: Date | null
  resolvedAt: Date | null
  remindedAt: Date | null
  closedAt: Date | null
}

/** What a step brings along. */
export interface Brought {
  to: ComplaintState
  now: Date
  actorId: string | null
  calendar: WorkCalendar
  office?: OfficeOf
  workerId?: string
  until?: Date
  hasAskedToReopen?: boolean
  mergedInto?: string
  waiver?: FeeWaiver | null
  /** Who was rung back does not want to say anything. */
  isDeclined?: boolean
  /** The committee was asked for something else, too, and has not answered that. */
  isStillAsked?: boolean
}

/** How long the committee has to answer what it is asked. */
const answerMillis = 24 * 3_600_000

const reopened = (row: Course, { now, calendar }: Brought): Partial<Course> => ({
  reopenings: row.reopenings + 1,
  round: row.round + 1,
  clocks: restartSolution(row.clocks, now, calendar),
  outcome: null,
  // Who is to wait once more may urge once more.
  urges: 0,
  ringsLeft: mostRings,
  resolvedAt: null,
  closedAt: null,
  begunAt: row.begunAt ?? now,
  askedUntil: null,
})

const hidden = { isVisible: false, shownAt: null }
const unpaused = { pausedAt: null, pausedUntil: null, pausedState: null }

function woken(row: Course, { now, calendar }: Brought): Partial<Course> {
  const end = row.pausedUntil !== null && row.pausedUntil < now ? row.pausedUntil : now
  const pause = { from: row.pausedAt ?? now, to: end }
  return { ...unpaused, clocks: resumeClocks(row.clocks, pause, calendar) }
}

// Who has said something, or does not want to, is not rung.
const heard = { ringsLeft: 0 }

const asked = ({ now }: Brought): Partial<Course> => ({ askedUntil: new Date(now.getTime() + answerMillis) })
const answered = (_: Course, brought: Brought): Partial<Course> =>
  brought.isStillAsked === true ? asked(brought) : { askedUntil: null }
const nothing = (): Partial<Course> => ({})

/** What each step changes beside the state; those that are not here change nothing else. */
const changes: { [step in ComplaintStep]?: (row: Course, brought: Brought) => Partial<Course> } = {
  ACCEPT: (row, { now, actorId, office }) => ({
    ...(row.officeRole === null || row.state === 'SUBMITTED' ? office : {}),
    handlerId: actorId,
    acceptedAt: row.acceptedAt ?? now,
  }),
  DISPATCH: (row, { office, workerId, waiver }) => ({
    ...office,
    handlerId: workerId ?? null,
    begunAt: null,
    askedUntil: null,
    waiver: waiver ?? row.waiver,
  }),
  OBJECT: (row, { now, calendar }) => ({
    isObjected: true,
    round: row.round + 1,
    clocks: restartClocks(row.clocks, now, calendar),
  }),
  MERGE: (row, { now, mergedInto }) => ({
    pausedAt: now,
    pausedState: row.state,
    mergedInto: mergedInto ?? null,
    askedUntil: null,
  }),
  UNMERGE: (row, brought) => ({ ...woken(row, brought), mergedInto: null }),
  URGE: (row, { now }) => ({ urgedAt: now, urges: row.urges + 1 }),
  CLIMB: (row) => ({ rung: row.rung + 1 }),
  ASSIGN: (_, { workerId }) => (workerId === undefined ? {} : { handlerId: workerId }),
  CONTACT: (row, { now }) => ({ contactedAt: row.contactedAt ?? now }),
  BEGIN: (_, { now }) => ({ begunAt: now }),
  ASK_SUSPENSION: (_, brought) => asked(brought),
  APPROVE_SUSPENSION: (row, { now, until }) => ({
    pausedAt: now,
    pausedUntil: until ?? now,
    pausedState: row.state,
    askedUntil: null,
  }),
  DECLINE_SUSPENSION: answered,
  RESUME: woken,
  WAKE: woken,
  RESOLVE: (row, { now }) => ({ resolvedAt: now, remindedAt: null, begunAt: row.begunAt ?? now, askedUntil: null }),
  REMIND: (_, { now }) => ({ remindedAt: now }),
  CONFIRM: (_, { now }) => ({ closedAt: now, outcome: 'confirmed', askedUntil: null }),
  CLOSE: (_, { now, hasAskedToReopen }) => ({ closedAt: now, outcome: outcomeOfTime(hasAskedToReopen === true) }),
  REOPEN: reopened,
  ASK_REOPENING: (_, brought) => asked(brought),
  GRANT_REOPENING: reopened,
  DENY_REOPENING: answered,
  RATE: () => heard,
  RING_BACK: () => heard,
  RING_IN_VAIN: (row, { isDeclined }) => (isDeclined === true ? heard : { ringsLeft: row.ringsLeft - 1 }),
  // Who rated it is heard first.
  APPEAL_RATING: (_, { now }) => ({ askedUntil: new Date(hearUntil(now).getTime() + answerMillis) }),
  ANSWER_APPEAL: (_, brought) => asked(brought),
  GRANT_APPEAL: answered,
  DENY_APPEAL: answered,
  SHOW: (_, { now }) => ({ shownAt: now }),
  HIDE: () => hidden,
  WITHDRAW: (_, { now }) => ({ ...unpaused, ...hidden, closedAt: now, askedUntil: null }),
  REFUSE: () => ({ handlerId: null, shownAt: null }),
}

/** The matter as a step leaves it. */
export function courseAfter(step: ComplaintStep, row: Course, brought: Brought): Course {
  const after = { ...row, ...(changes[step] ?? nothing)(row, brought), state: brought.to }
  const running = runningIn(after, after.clocks)
  const isSameClock = after.round === row.round && (running === null || running === runningIn(row, row.clocks))
  // Another clock begins at the foot of the ladder.
  return isSameClock ? after : { ...after, rung: 0 }
}

/** Whose desk a matter lies on: the committee's, its office's, or none. */
export function deskOf(
  course: Pick<Course, 'state' | 'officeRole' | 'officeScopeId'>,
  communityId: string,
): { deskRole: Role | null; deskScopeId: string | null } {
  switch (holderIn(course.state)) {
    case 'committee':
      return { deskRole: 'committee', deskScopeId: communityId }
    case 'office':
      return { deskRole: course.officeRole, deskScopeId: course.officeScopeId }
    default:
      return { deskRole: null, deskScopeId: null }
  }
}

/** So long before a matter closes by itself its author is told. */
const remindMillis = 24 * 3_600_000

/** When the next thing is due, and when time itself takes the next step. */
export function timesOf(
  course: Course,
  confirmDays: number,
  calendar: WorkCalendar,
): { dueAt: Date | null; alarmAt: Date | null } {
  if (course.state === 'SUSPENDED') return { dueAt: course.pausedUntil, alarmAt: course.pausedUntil }
  const dueAt = dueIn(course, course.clocks, confirmDays)
  if (course.state === 'RESOLVED') {
    const isLast = dueAt === null || course.remindedAt !== null
    return { dueAt, alarmAt: isLast ? dueAt : new Date(dueAt.getTime() - remindMillis) }
  }
  const running = runningIn(course, course.clocks)
  const clock = running && course.clocks[running]
  return { dueAt, alarmAt: clock && rungAt(course.rung, clock, calendar) }
}

const moving: readonly ProposalKind[] = ['visit', 'cost', 'suspension']
/** What is no longer to be answered once a step is taken. */
export const lapsedBy: { [step in ComplaintStep]?: readonly ProposalKind[] } = {
  DISPATCH: moving,
  REFUSE: moving,
  MERGE: moving,
  // What was declined before, and what nobody answered in time, is over once something else is proposed.
  ...{ OFFER_VISIT: ['visit'], RETRACT_VISIT: ['visit'], LAPSE_VISIT: ['visit'] },
  ...{ OFFER_COST: ['cost'], RETRACT_COST: ['cost'] },
  RESOLVE: moving,
  WITHDRAW: moving,
  CONFIRM: ['reopening'],
  REOPEN: ['reopening', 'appeal'],
  GRANT_REOPENING: ['appeal'],
}
