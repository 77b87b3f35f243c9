import type { Meeting, MeetingDraft, MinutesDraft } from '@liren/shared/complaints.convene'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { afterDays } from './complaints.calendar.rules.ts'
import { mayRun, viewerOf } from './complaints.convene.policy.ts'
import * as store from './complaints.convene.store.ts'
import { meetingFor } from './complaints.convene.view.service.ts'
import { hasEnded, holderIn } from './complaints.rules.ts'
import { expectSeen } from './complaints.seen.service.ts'
import { lockComplaint, readComplaint, type ComplaintRow } from './complaints.store.ts'
import { callerOf } from './complaints.whistle.policy.ts'
import { isLive } from './complaints.whistle.rules.ts'
import { everyOffice, officeAmong } from './complaints.whistle.service.ts'
import { openCall, takeLawfulCall } from './complaints.whistle.step.service.ts'
import { callsOfMeeting, type CallRow } from './complaints.whistle.store.ts'

/** So far ahead a meeting may be. */
const farthestDays = 90

/** A matter to which the actor may call others now, held until the transaction ends. */
async function expectCallable(db: Db, actor: CommunityActor, id: string) {
  await lockComplaint(db, actor.communityId, id)
  const { row } = await expectSeen(db, actor, id)
  const caller = callerOf(actor, row)
  if (caller === null) throw new DomainError('forbidden')
  const holder = holderIn(row.state)
  if (holder !== 'committee' && holder !== 'office') throw new DomainError('complaint_step_illegal')
  return { row, caller }
}

/** Calls a meeting on matters, and invites offices to it. Each matter stays with whoever has it. */
export async function convene(db: Db, actor: CommunityActor, draft: MeetingDraft): Promise<Meeting> {
  const { communityId, accountId } = actor
  const ids = [...new Set(draft.complaintIds)].toSorted()
  const matters = []
  for (const id of ids) matters.push(await expectCallable(db, actor, id))
  const [first] = matters
  if (!first) throw new Error('a meeting on nothing')
  const now = await readClock(db)
  const startsAt = new Date(draft.startsAt)
  if (startsAt <= now || startsAt > afterDays(now, farthestDays)) throw new DomainError('complaint_time_wrong')
  const meetingId = uuidv7()
  const { title, place } = draft
  await store.insertMeeting(
    db,
    {
      ...{ communityId, id: meetingId, title, place, startsAt, state: 'PLANNED', createdAt: now },
      isPrivate: matters.some(({ row }) => row.category === 'dispute'),
      ...{ callerRole: first.caller.role, callerScopeId: first.caller.scopeId, calledBy: accountId },
    },
    ids,
  )
  const offices = await everyOffice(db, actor)
  for (const asked of draft.offices)
    await openCall(db, first.row, {
      ...{ kind: 'invitation', meetingId, office: officeAmong(offices, asked), ask: `${title} · ${place}` },
      ...{ caller: { ...first.caller, accountId }, now, reportBy: startsAt, doneBy: startsAt },
    })
  return meetingFor(db, actor, meetingId)
}

/** A meeting that the actor runs and that has not ended, held; with its matters, held too, and its invitations. */
async function expectPlanned(db: Db, actor: CommunityActor, id: string) {
  const { communityId } = actor
  const seen = await store.readMeeting(db, communityId, viewerOf(actor), id)
  if (!seen) throw new DomainError('not_found')
  if (!mayRun(actor, seen)) throw new DomainError('forbidden')
  const rows = new Map<string, ComplaintRow>()
  for (const complaintId of await store.mattersOf(db, communityId, id)) {
    await lockComplaint(db, communityId, complaintId)
    const row = await readComplaint(db, communityId, complaintId)
    if (row) rows.set(complaintId, row)
  }
  const meeting = await store.lockMeeting(db, communityId, id)
  if (meeting?.state !== 'PLANNED') throw new DomainError('complaint_step_illegal')
  const calls = await callsOfMeeting(db, communityId, id)
  return { meeting, rows, invitations: calls.filter(({ kind }) => kind === 'invitation') }
}

const rowOf = (
  rows: ReadonlyMap<string, ComplaintRow>,
  { complaintId }: Pick<CallRow, 'complaintId'>,
): ComplaintRow => {
  const row = rows.get(complaintId)
  if (!row) throw new DomainError('complaint_meeting_wrong')
  return row
}

/** Writes down who came to a meeting, what was said, and who does what until when: that is followed like any call. */
export async function hold(db: Db, actor: CommunityActor, id: string, draft: MinutesDraft): Promise<Meeting> {
  const { meeting, rows, invitations } = await expectPlanned(db, actor, id)
  const now = await readClock(db)
  if (now < meeting.startsAt) throw new DomainError('complaint_step_illegal')
  if (draft.attended.some((one) => !invitations.some((invited) => invited.id === one)))
    throw new DomainError('complaint_meeting_wrong')
  const by = { party: 'CALLER', actorId: actor.accountId, actorRole: meeting.callerRole, now, note: null } as const
  for (const invitation of invitations.filter(({ state }) => isLive(state)))
    await takeLawfulCall(db, rowOf(rows, invitation), invitation, {
      ...by,
      step: draft.attended.includes(invitation.id) ? 'ATTEND' : 'MISS',
    })
  const caller = { role: meeting.callerRole, scopeId: meeting.callerScopeId, accountId: actor.accountId }
  for (const { complaintId, invitationId, text, withinDays } of draft.resolutions) {
    const row = rowOf(rows, { complaintId })
    const invitation = invitations.find((one) => one.id === invitationId)
    if (!invitation) throw new DomainError('complaint_meeting_wrong')
    if (hasEnded(row.state)) throw new DomainError('complaint_step_illegal')
    const { role, scopeId, department, label } = invitation
    const doneBy = afterDays(now, withinDays)
    await openCall(db, row, {
      ...{ kind: 'resolution', meetingId: id, office: { role, scopeId, department, label }, ask: text },
      ...{ caller, now, reportBy: doneBy, doneBy },
    })
  }
  await store.endMeeting(db, meeting, { state: 'HELD', endedAt: now, minutes: draft.minutes })
  return meetingFor(db, actor, id)
}

/** Calls a meeting off; those invited read why. */
export async function cancel(db: Db, actor: CommunityActor, id: string, reason: string): Promise<Meeting> {
  const { meeting, rows, invitations } = await expectPlanned(db, actor, id)
  const now = await readClock(db)
  for (const invitation of invitations.filter(({ state }) => isLive(state)))
    await takeLawfulCall(db, rowOf(rows, invitation), invitation, {
      ...{ step: 'CALL_OFF', party: 'CALLER', actorId: actor.accountId, actorRole: meeting.callerRole, now },
      note: reason,
    })
  await store.endMeeting(db, meeting, { state: 'CANCELLED', endedAt: now, cancelledFor: reason })
  return meetingFor(db, actor, id)
}
