import { rungs } from '@liren/shared/complaints'
import {
  callSteps,
  type CalledState,
  type CalledRow,
  type CallParty,
  type CallStep,
  type ComplaintCall,
  type ComplaintCalls,
} from '@liren/shared/complaints.whistle'
import type { Page, PageQuery } from '@liren/shared/page'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import type { AccountActor, CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { groupBy } from '../../platform/group.ts'
import { officesHeld } from '../roles/roles.service.ts'
import { listMeetingsOn } from './complaints.convene.store.ts'
import { viewerOf } from './complaints.convene.policy.ts'
import { picturesOfCalls } from './complaints.parts.store.ts'
import { pictureOf } from './complaints.pictures.service.ts'
import { isDistant, type Parties } from './complaints.policy.ts'
import { holderIn } from './complaints.rules.ts'
import { expectSeen } from './complaints.seen.service.ts'
import { callableRoles, callerOf, callPartiesOf } from './complaints.whistle.policy.ts'
import { callRefusalOf, isAsked } from './complaints.whistle.rules.ts'
import * as store from './complaints.whistle.store.ts'

const stepsFor = (call: Pick<store.CallRow, 'kind' | 'state' | 'round'>, parties: readonly CallParty[]): CallStep[] =>
  callSteps.filter((step) => isAsked(step, call.kind) && callRefusalOf(step, call, parties) === null)

type Entry = Awaited<ReturnType<typeof store.entriesOf>>[number]

const entryIn = (
  actor: CommunityActor,
  { seq, step, state, party, actorId, actorName, actorRole, at, note, reason, rung }: Entry,
  names: ReadonlyMap<string, string>,
  { pictures, isOutline }: { pictures: ComplaintCall['entries'][number]['pictures']; isOutline: boolean },
): ComplaintCall['entries'][number] => ({
  ...{ seq, step, state, party, actorRole, reason, rung },
  actorName: isOutline ? null : (actorName ?? names.get(actorId ?? '') ?? null),
  isMine: actorId === actor.accountId,
  at: at.toISOString(),
  note: isOutline ? null : note,
  pictures: isOutline ? [] : pictures,
})

const officeIn = ({ role, scopeId, department, label }: store.OfficeKey & { label: string }) => ({
  ...{ role, scopeId, label },
  department: department || null,
})

/** Calls with what was said on them, as the actor sees them; each with the matter to which it is. */
export async function presentCalls(
  db: Db,
  actor: CommunityActor,
  calls: readonly store.CallRow[],
  { rowOf, isOutline }: { rowOf: (id: string) => Parties | undefined; isOutline: boolean },
): Promise<ComplaintCall[]> {
  const ids = calls.map((call) => call.id)
  const entries = ids.length === 0 ? [] : await store.entriesOf(db, actor.communityId, ids)
  const pictures = ids.length === 0 ? [] : await picturesOfCalls(db, actor.communityId, ids)
  const people = [...new Set(entries.map(({ actorId }) => actorId).filter((one) => one !== null))]
  const names = await store.namesOf(db, actor.communityId, people)
  const now = await readClock(db)
  const byCall = groupBy(entries, ({ callId }) => callId)
  const shownIn = ({ callId, seq }: Entry) =>
    pictures.filter((one) => one.callId === callId && one.seq === seq).map(pictureOf)
  return calls.map((call) => {
    const row = rowOf(call.complaintId)
    return {
      ...{ id: call.id, complaintId: call.complaintId, kind: call.kind, meetingId: call.meetingId },
      office: officeIn(call),
      ask: isOutline ? null : call.ask,
      state: call.state,
      calledAt: call.calledAt.toISOString(),
      dueAt: call.dueAt?.toISOString() ?? null,
      isOverdue: call.dueAt !== null && call.dueAt < now,
      climbed: rungs[call.rung - 1] ?? null,
      doneBy: call.doneBy.toISOString(),
      entries: (byCall.get(call.id) ?? []).map((entry) =>
        entryIn(actor, entry, names, { pictures: shownIn(entry), isOutline }),
      ),
      abilities: { steps: row ? stepsFor(call, callPartiesOf(actor, row, call)) : [] },
    }
  })
}

/** Who was called to a matter, and what they said, as far as the actor sees it. */
export async function callsFor(db: Db, actor: CommunityActor, id: string): Promise<ComplaintCalls> {
  const { row, sight } = await expectSeen(db, actor, id)
  const at = { communityId: row.communityId, complaintId: id }
  const calls = await store.callsOf(db, at)
  const isOutline = isDistant(sight)
  const meetings = isOutline ? [] : await listMeetingsOn(db, at, viewerOf(actor))
  const holder = holderIn(row.state)
  return {
    items: await presentCalls(db, actor, calls, { rowOf: () => row, isOutline }),
    meetings: meetings.map((one) => ({ ...one, startsAt: one.startsAt.toISOString() })),
    abilities: { call: callerOf(actor, row) !== null && (holder === 'committee' || holder === 'office') },
  }
}

/** To what the actor's offices are called, in whatever community, due first first; or what they have done, last first. */
export async function calledToMe(
  db: Db,
  actor: AccountActor,
  query: PageQuery & { state: CalledState },
): Promise<Page<CalledRow>> {
  const { accountId } = actor
  const offices = (await officesHeld(db, actor)).filter(({ role }) => callableRoles.includes(role))
  await db.enter({ accountId, purpose: 'called' })
  const { state, limit } = query
  const rows = offices.length === 0 ? [] : await store.listCalled(db, offices, state, positionOf(query), limit + 1)
  await db.enter({ accountId })
  return pageFrom(
    rows,
    query.limit,
    ({ dueAt, endedAt, calledAt, id }) => [dueAt ?? endedAt ?? calledAt, id],
    (row) => ({
      ...{ id: row.id, complaintId: row.complaintId, kind: row.kind, meetingId: row.meetingId },
      office: officeIn(row),
      ask: row.ask,
      state: row.state,
      calledAt: row.calledAt.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
      isOverdue: row.isOverdue,
      climbed: rungs[row.rung - 1] ?? null,
      ...{ communityId: row.communityId, communityName: row.communityName },
      ...{ category: row.category, urgency: row.urgency, place: row.placeLabel },
      abilities: { steps: stepsFor(row, ['CALLED']) },
    }),
  )
}
