import {
  type CallDraft,
  type CallOffice,
  type CallStepDraft,
  type ComplaintCalls,
  type OfficeRef,
} from '@liren/shared/complaints.whistle'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { nicknameOfAccount } from '../identity/identity.accounts.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { officesAbove, type OfficeAbove } from '../roles/roles.service.ts'
import { afterDays } from './complaints.calendar.rules.ts'
import { heldOffices } from './complaints.dispatch.store.ts'
import { handlingRoles } from './complaints.policy.ts'
import { holderIn } from './complaints.rules.ts'
import { expectSeen } from './complaints.seen.service.ts'
import { lockComplaint, type ComplaintRow } from './complaints.store.ts'
import { callerOf, callPartiesOf } from './complaints.whistle.policy.ts'
import { callRefusalOf, callStepRules } from './complaints.whistle.rules.ts'
import { openCall, takeLawfulCall } from './complaints.whistle.step.service.ts'
import * as store from './complaints.whistle.store.ts'
import { callsFor } from './complaints.whistle.view.service.ts'

const isSame = (a: store.OfficeKey, b: store.OfficeKey): boolean =>
  a.role === b.role && a.scopeId === b.scopeId && a.department === b.department

/** Offices that somebody holds now, and not that one person alone: those above the community first. */
export async function everyOffice(db: Db, actor: CommunityActor, alone: string | null = null): Promise<OfficeAbove[]> {
  const { communityId } = actor
  const all = await heldOffices(db, communityId, handlingRoles)
  const held = all.filter(({ workers }) => workers.some(({ id }) => id !== alone))
  const places = await placesOf(
    db,
    communityId,
    held.map(({ scopeId }) => scopeId),
  )
  const inside = held.flatMap(({ role, scopeId }) => {
    const label = places.get(scopeId)?.label
    return label === undefined ? [] : [{ role, scopeId, department: '', label }]
  })
  return [...(await officesAbove(db, actor)), ...inside]
}

/** Among these offices the one with this address; `complaint_office_empty` when nobody holds it. */
export function officeAmong(offices: readonly OfficeAbove[], asked: OfficeRef): OfficeAbove {
  const key = { ...asked, department: asked.department ?? '' }
  const office = offices.find((one) => isSame(one, key))
  if (!office) throw new DomainError('complaint_office_empty')
  return office
}

/** Offices that can be called to a matter: those that do not have it themselves, nor consist of who complained. */
const officesFor = async (db: Db, actor: CommunityActor, row: ComplaintRow) =>
  (await everyOffice(db, actor, row.reporterId)).filter(
    ({ role, scopeId }) =>
      !(role === row.officeRole && scopeId === row.officeScopeId) &&
      !(role === row.deskRole && scopeId === row.deskScopeId),
  )

/** Who can be called to a matter. */
export async function callableFor(
  db: Db,
  actor: CommunityActor,
  id: string,
  to: 'help' | 'meeting',
): Promise<{ items: CallOffice[] }> {
  const { row } = await expectSeen(db, actor, id)
  if (callerOf(actor, row) === null) throw new DomainError('forbidden')
  const items = to === 'meeting' ? await everyOffice(db, actor) : await officesFor(db, actor, row)
  return { items: items.map((one) => ({ ...one, department: one.department || null })) }
}

/** Calls offices to a matter. Whoever has it in hand stays the one responsible. */
export async function callTo(db: Db, actor: CommunityActor, id: string, draft: CallDraft): Promise<ComplaintCalls> {
  const before = await expectSeen(db, actor, id)
  if (callerOf(actor, before.row) === null) throw new DomainError('forbidden')
  await lockComplaint(db, actor.communityId, id)
  const { row } = await expectSeen(db, actor, id)
  const caller = callerOf(actor, row)
  if (caller === null) throw new DomainError('forbidden')
  const holder = holderIn(row.state)
  if (holder !== 'committee' && holder !== 'office') throw new DomainError('complaint_step_illegal')
  const offices = await officesFor(db, actor, row)
  const now = await readClock(db)
  const reportBy = new Date(now.getTime() + draft.reportWithinMinutes * 60_000)
  const doneBy = afterDays(now, draft.doneWithinDays)
  if (reportBy > doneBy) throw new DomainError('complaint_time_wrong')
  for (const asked of draft.offices)
    await openCall(db, row, {
      ...{ kind: 'whistle', meetingId: null, office: officeAmong(offices, asked), ask: draft.ask },
      ...{ caller: { ...caller, accountId: actor.accountId }, now, reportBy, doneBy },
    })
  return callsFor(db, actor, id)
}

/** Takes a step with a call, if the rules let the actor. */
export async function takeCallStep(
  db: Db,
  actor: CommunityActor,
  { complaintId, callId }: { complaintId: string; callId: string },
  draft: CallStepDraft,
): Promise<ComplaintCalls> {
  await expectSeen(db, actor, complaintId)
  await lockComplaint(db, actor.communityId, complaintId)
  const { row } = await expectSeen(db, actor, complaintId)
  const call = await store.readCall(db, { communityId: row.communityId, complaintId }, callId)
  if (!call) throw new DomainError('not_found')
  const { step } = draft
  const refusal = callRefusalOf(step, call, callPartiesOf(actor, row, call))
  if (refusal !== null) throw new DomainError(refusal)
  const now = await readClock(db)
  const party = callStepRules[step].by
  const isAbove = party === 'CALLED' && !handlingRoles.includes(call.role)
  await takeLawfulCall(db, row, call, {
    ...{ step, party, actorId: actor.accountId, now, note: draft.note },
    actorRole: party === 'CALLED' ? call.role : call.callerRole,
    actorName: isAbove ? await nicknameOfAccount(db, actor.accountId) : null,
    ...(draft.step === 'REFUSE' ? { reason: draft.reason } : {}),
    ...('pictureIds' in draft ? { pictureIds: draft.pictureIds } : {}),
    ...(draft.step === 'INSIST' ? { reportBy: new Date(now.getTime() + draft.reportWithinMinutes * 60_000) } : {}),
  })
  return callsFor(db, actor, complaintId)
}
