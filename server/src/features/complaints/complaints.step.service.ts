import type { ComplaintParty, ComplaintStep } from '@liren/shared/complaints'
import type { Role } from '@liren/shared/roles'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { callLater } from './complaints.callbacks.service.ts'
import { calendarFor } from './complaints.calendar.service.ts'
import { courseAfter, deskOf, lapsedBy, timesOf, type Brought } from './complaints.change.rules.ts'
import { factsOf } from './complaints.facts.rules.ts'
import * as parts from './complaints.parts.store.ts'
import { complaintStepRules, hasEnded, stateAfter } from './complaints.rules.ts'
import { readSetting } from './complaints.settings.store.ts'
import { updateComplaint, type ComplaintRow, type Refusal } from './complaints.store.ts'
import { tellStep } from './complaints.telling.service.ts'
import { lapseCalls } from './complaints.whistle.step.service.ts'

/** A step that was found lawful, with what it brings along. */
export interface LawfulStep {
  step: ComplaintStep
  party: ComplaintParty
  actorId: string | null
  actorRole: Role | null
  now: Date
  note: string | null
  facts?: Record<string, string>
  pictureIds?: readonly string[]
  brings?: Omit<Brought, 'to' | 'now' | 'actorId' | 'calendar'>
  refusal?: Refusal
  proposal?: { fromAt?: Date; until?: Date; cents?: number; reason?: string }
}

/** Proposes what the step proposes, answers what it answers, and lets lapse what it leaves behind. */
async function moveProposals(db: Db, at: parts.ComplaintAt, taken: LawfulStep): Promise<void> {
  const { step, actorId, now } = taken
  const { proposes, answers } = complaintStepRules[step]
  if (answers !== undefined && actorId !== null) {
    const isAccepted = /^(ACCEPT|APPROVE|GRANT)_/.test(step)
    await parts.answerProposal(db, at, { kind: answers, isAccepted, answeredBy: actorId, answeredAt: now })
  }
  if (step === 'ANSWER_APPEAL') await parts.hearProposal(db, at, 'appeal', now)
  await parts.lapseProposals(db, at, lapsedBy[step] ?? [], now)
  if (proposes !== undefined && actorId !== null)
    await parts.insertProposal(db, {
      ...{ ...at, id: uuidv7(), kind: proposes, note: taken.note, ...taken.proposal },
      ...{ proposedBy: actorId, proposedAt: now },
    })
}

/** Takes a lawful step with a matter that the caller holds: writes it down, changes the matter, tells those concerned. */
export async function takeLawful(db: Db, row: ComplaintRow, taken: LawfulStep): Promise<void> {
  const { step, party, actorId, actorRole, now, note } = taken
  const { communityId, id: complaintId } = row
  const at = { communityId, complaintId }
  const seq = row.seq + 1
  const to = stateAfter(step, factsOf(row, [], null))
  const setting = await readSetting(db, communityId)
  const calendar = await calendarFor(db, communityId, now, setting)
  const course = courseAfter(step, row, { ...taken.brings, to, now, actorId, calendar })
  await parts.insertStep(db, {
    ...{ ...at, seq, step, state: to, party, actorId, actorRole, note, at: now, facts: taken.facts ?? {} },
    isOnBehalf: party === 'REPORTER' && actorId !== row.reporterId,
  })
  if (!(await parts.showPictures(db, at, { callId: null, seq, by: actorId ?? '', ids: taken.pictureIds ?? [] })))
    throw new DomainError('attachment_unknown')
  await moveProposals(db, at, taken)
  const times = timesOf(course, setting.confirmDays, calendar)
  const { state, officeRole, officeScopeId, officeLabel, rule, handlerId, clocks, outcome } = course
  const desk = deskOf(course, communityId)
  const refusal = taken.refusal ?? (state === 'REFUSED' ? row.refusal : null)
  await updateComplaint(db, row, {
    ...{ seq, state, officeRole, officeScopeId, officeLabel, rule, handlerId, clocks, outcome, refusal },
    ...desk,
    ...times,
    ...{ responseDueAt: clocks.response.dueAt, solutionDueAt: clocks.solution.dueAt },
    ...{ round: course.round, rung: course.rung, urgedAt: course.urgedAt, urges: course.urges, waiver: course.waiver },
    mergedInto: course.mergedInto,
    ...{ pausedAt: course.pausedAt, pausedUntil: course.pausedUntil, pausedState: course.pausedState },
    ...{ askedUntil: course.askedUntil, isObjected: course.isObjected, reopenings: course.reopenings },
    ringsLeft: course.ringsLeft,
    ...{ isVisible: course.isVisible, shownAt: course.shownAt, acceptedAt: course.acceptedAt },
    ...{ contactedAt: course.contactedAt, begunAt: course.begunAt },
    ...{ resolvedAt: course.resolvedAt, remindedAt: course.remindedAt, closedAt: course.closedAt },
  })
  await callLater(db, { ...at, seq })
  // Who was just put in charge serves there; who was before may have left.
  const isHandled = handlerId === row.handlerId ? row.isHandled : handlerId !== null
  await tellStep(db, { ...row, ...course, ...desk, ...times, seq, isHandled }, { step, party, actorId, now })
  // What was called to it has nothing left to come to.
  if (hasEnded(to)) await lapseCalls(db, row, now)
}
