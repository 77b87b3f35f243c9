import { rungs } from '@liren/shared/complaints'
import type { CallKind, CallParty, CallRefusal, CallStep } from '@liren/shared/complaints.whistle'
import type { Role } from '@liren/shared/roles'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { holdersOf } from '../roles/roles.service.ts'
import { calendarFor } from './complaints.calendar.service.ts'
import { excerptOf } from './complaints.excerpt.rules.ts'
import { tellOfficers, tellStreet } from './complaints.officers.service.ts'
import { showPictures } from './complaints.parts.store.ts'
import { handlingRoles } from './complaints.policy.ts'
import type { ComplaintRow } from './complaints.store.ts'
import { outsideOf } from './complaints.telling.rules.ts'
import { officeOf, tellPeople } from './complaints.telling.service.ts'
import { isLive, officeKindOf, timesAfter, toldOfCall } from './complaints.whistle.rules.ts'
import * as store from './complaints.whistle.store.ts'

/** A step of a call that was found lawful, with what it brings along. */
export interface LawfulCallStep {
  step: CallStep
  party: CallParty
  actorId: string | null
  /** The name of an officer above the community, who is no member of it. */
  actorName?: string | null
  actorRole: Role | null
  now: Date
  note: string | null
  reason?: CallRefusal
  reportBy?: Date
  pictureIds?: readonly string[]
}

/** An office that is called to something, and by whom. */
export interface NewCall {
  kind: CallKind
  meetingId: string | null
  office: store.OfficeKey & { label: string }
  ask: string
  caller: { role: Role; scopeId: string; accountId: string }
  now: Date
  reportBy: Date
  doneBy: Date
}

const titleLetters = 30
const committee: Role = 'committee'

/** Who is told of it: those of the offices in the community, and officers above it. */
async function tellCall(
  db: Db,
  row: ComplaintRow,
  call: store.CallRow,
  { step, actorId, now }: LawfulCallStep,
): Promise<void> {
  const { communityId } = row
  const told = toldOfCall(step, call.rung)
  const offices = [
    told.called ? { role: call.role, scopeId: call.scopeId } : null,
    told.caller ? { role: call.callerRole, scopeId: call.callerScopeId } : null,
    told.kind === 'complaint_climbed' ? { role: committee, scopeId: communityId } : null,
  ]
  const staff = new Set(told.office ? await officeOf(db, row, 'in_charge') : [])
  for (const office of offices)
    if (office !== null && handlingRoles.includes(office.role))
      for (const one of await holdersOf(db, communityId, office)) staff.add(one)
  const authors = told.author ? [row.reporterId, row.enteredBy].filter((one) => one !== null && one !== actorId) : []
  for (const one of [...authors, row.reporterId, actorId]) if (one !== null) staff.delete(one)
  const title = excerptOf(row.text, titleLetters)
  const matter = { communityId, subjectId: call.id, aboutId: row.id, occasion: call.seq, title }
  const sender = call.label
  const { urgency } = row
  const isClimb = step === 'CLIMB'
  const toAuthor = outsideOf('CALL', 'author', { urgency, isClimb })
  await tellPeople(db, { ...matter, sender, kind: 'complaint_moved' }, [...new Set(authors)] as string[], toAuthor, now)
  const toStaff = outsideOf('CALL', 'staff', { urgency, isClimb })
  await tellPeople(db, { ...matter, sender, kind: told.kind }, [...staff], toStaff, now)
  const except = [...authors, ...staff, row.reporterId, actorId]
  if (told.called && !handlingRoles.includes(call.role))
    await tellOfficers(db, { ...matter, kind: officeKindOf(told.kind, call.state) }, call, except)
  if (told.street && row.category !== 'dispute') await tellStreet(db, { ...matter, kind: 'matter_climbed' }, except)
}

/** Takes a lawful step with a call to a matter that the caller holds: writes it down, changes the call, tells those concerned. */
export async function takeLawfulCall(
  db: Db,
  row: ComplaintRow,
  call: store.CallRow,
  taken: LawfulCallStep,
): Promise<void> {
  const { step, party, actorId, actorName, actorRole, now, note, reason, reportBy } = taken
  const { communityId, id: callId } = call
  const calendar = await calendarFor(db, communityId, now)
  const times = timesAfter(step, call, { now, ...(reportBy ? { reportBy } : {}), calendar })
  const doneBy = reportBy && reportBy > call.doneBy ? reportBy : call.doneBy
  const change = { ...times, doneBy, seq: call.seq + 1, endedAt: isLive(times.state) ? null : now }
  await store.insertEntry(db, {
    ...{ communityId, callId, seq: change.seq, step, state: times.state, party, actorId, actorRole, note, at: now },
    ...{ actorName: actorName ?? null, reason: reason ?? null },
    rung: step === 'CLIMB' ? (rungs[times.rung - 1] ?? null) : null,
  })
  const shown = { callId, seq: change.seq, by: actorId ?? '', ids: taken.pictureIds ?? [] }
  if (!(await showPictures(db, { communityId, complaintId: row.id }, shown)))
    throw new DomainError('attachment_unknown')
  await store.updateCall(db, call, change)
  await tellCall(db, row, { ...call, ...change }, taken)
}

/** Calls an office to a matter that the caller holds; what a meeting resolved is agreed to already. */
export async function openCall(
  db: Db,
  row: ComplaintRow,
  { kind, meetingId, office, ask, caller, now, reportBy, doneBy }: NewCall,
): Promise<void> {
  const step = kind === 'resolution' ? 'AGREE' : 'CALL'
  const state = kind === 'resolution' ? 'HERE' : 'CALLED'
  const fresh = { kind, state, round: 0, rung: 0, clockFrom: now, dueAt: reportBy, doneBy } as const
  const call = {
    ...{ communityId: row.communityId, id: uuidv7(), complaintId: row.id, meetingId, ...office },
    ...{ category: row.category, urgency: row.urgency, placeLabel: row.placeLabel, ask },
    ...{ callerRole: caller.role, callerScopeId: caller.scopeId, calledBy: caller.accountId },
    ...timesAfter(step, fresh, { now, reportBy, calendar: await calendarFor(db, row.communityId, now) }),
    ...{ seq: 0, calledAt: now, endedAt: null },
  }
  await store.insertCall(db, { ...call, seq: 1 })
  await takeLawfulCall(db, row, call, {
    ...{ step, party: 'CALLER', actorId: caller.accountId, actorRole: caller.role, now, note: ask },
    reportBy,
  })
}

/** Ends what was called to a matter that has ended itself; a meeting may be on others, too. */
export async function lapseCalls(db: Db, row: ComplaintRow, now: Date): Promise<void> {
  const calls = await store.callsOf(db, { communityId: row.communityId, complaintId: row.id })
  for (const call of calls.filter(({ kind, state }) => kind !== 'invitation' && isLive(state)))
    await takeLawfulCall(db, row, call, {
      ...{ step: 'LAPSE', party: 'CLOCK', actorId: null, actorRole: null, now, note: null },
    })
}
