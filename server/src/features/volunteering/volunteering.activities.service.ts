import type { Audience } from '@liren/shared/announcements'
import type { PageQuery } from '@liren/shared/page'
import type { Activity, ActivityDraft, ActivityState } from '@liren/shared/volunteering'
import type { Role } from '@liren/shared/roles'
import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { createDraft } from '../announcements/announcements.drafts.service.ts'
import { publish } from '../announcements/announcements.publish.service.ts'
import { tell } from '../messages/messages.service.ts'
import { isMemberOf, othersOf } from './volunteering.groups.store.ts'
import { mayApprove, mayApproveForGroup, mayOrganise } from './volunteering.policy.ts'
import { tellVolunteers } from './volunteering.telling.service.ts'
import { eveningShare, longestMs, plannedShifts } from './volunteering.rules.ts'
import { cancelSignups, freeSlots } from './volunteering.signups.store.ts'
import * as store from './volunteering.store.ts'
import { activityFor, expectActivity, presentShift } from './volunteering.view.service.ts'

/** Where the secret of a shift's codes is sealed. */
export const secretAt = (id: string) => ({ table: 'volunteer_shift', column: 'secret_sealed', row: id })

/** Proposes an activity; nobody can join before it is approved. */
export async function proposeActivity(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  draft: ActivityDraft,
): Promise<Activity> {
  const { communityId, accountId } = actor
  const now = await readClock(db)
  const shifts = plannedShifts(draft.shifts, now)
  if (draft.groupId !== null && !(await isMemberOf(db, actor, draft.groupId))) throw new DomainError('not_found')
  const id = uuidv7()
  await store.insertActivity(db, {
    communityId,
    id,
    title: draft.title,
    body: draft.body,
    tags: draft.tags,
    language: draft.language,
    age: draft.age,
    riskNote: draft.risk?.note ?? null,
    isInsured: draft.risk?.insurance ?? false,
    state: 'proposed',
    organiserId: accountId,
    proposedAt: now,
    groupId: draft.groupId,
    spotLatitude: draft.spot?.latitude ?? null,
    spotLongitude: draft.spot?.longitude ?? null,
    spotRadius: draft.spot?.radius ?? null,
  })
  const rows = shifts.map((shift) => {
    const shiftId = uuidv7()
    const secretSealed = vault.seal(randomBytes(32).toString('hex'), secretAt(shiftId))
    return { ...shift, communityId, id: shiftId, activityId: id, secretSealed }
  })
  await store.insertShifts(db, rows)
  await tellLeader(db, actor, await expectActivity(db, actor, id))
  return activityFor(db, actor, id)
}

/** Lets the leader of a group know what a member proposed for it, where that is for them to approve. */
async function tellLeader(db: Db, { communityId }: CommunityActor, row: store.ActivityRow): Promise<void> {
  const { groupLeaderId, organiserId, riskNote } = row
  if (groupLeaderId === null || groupLeaderId === organiserId || riskNote !== null) return
  const matter = { communityId, kind: 'group_proposal' as const, subjectId: row.id, title: row.title }
  await tell(db, { ...matter, sender: row.organiser }, [groupLeaderId])
}

/** Activities of one state: to the committee all, to others what is published, their own, or of a group they lead. */
export async function activitiesFor(db: Db, actor: CommunityActor, query: PageQuery & { state: ActivityState }) {
  const isOwn = query.state !== 'published' && !mayApprove(actor)
  const at = { communityId: actor.communityId, state: query.state, organiserId: isOwn ? actor.accountId : null }
  const rows = await store.listActivities(db, at, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.proposedAt, row.id],
    (row) => {
      const shifts = row.shifts.map(({ startsAt, capacity }) => ({ startsAt: new Date(startsAt), capacity }))
      return {
        id: row.id,
        title: row.title,
        state: row.state,
        organiser: row.organiser,
        eveningAndWeekendShare: eveningShare(shifts),
        proposedAt: row.proposedAt.toISOString(),
        shifts: shifts.length,
        firstAt: (shifts[0]?.startsAt ?? row.proposedAt).toISOString(),
      }
    },
  )
}

/** Locks an activity that is in a state, or says that it is not (`activity_step_illegal`). */
async function expectState(
  db: Db,
  actor: CommunityActor,
  id: string,
  state: ActivityState,
): Promise<store.ActivityRow> {
  await store.lockActivity(db, actor.communityId, id)
  const row = await expectActivity(db, actor, id)
  if (row.state !== state) throw new DomainError('activity_step_illegal')
  return row
}

/** The notice that tells of an activity. */
function noticeOf(row: store.ActivityRow, first: store.ShiftRow) {
  const paragraphs = [row.body, ...(row.riskNote === null ? [] : [`风险提示：${row.riskNote}`])]
  return {
    matter: {
      kind: 'event' as const,
      event: { from: first.startsAt.toISOString(), to: first.endsAt.toISOString(), where: first.place },
    },
    title: row.title,
    body: paragraphs.map((text) => ({ type: 'paragraph' as const, text })),
    attachments: [],
    columnId: null,
    confirm: false,
    pinnedUntil: null,
    expiresAt: null,
  }
}

/** Tells whoever proposed an activity what became of it; `by` is the group whose leader decided, or nothing. */
async function tellOrganiser(db: Db, actor: CommunityActor, row: store.ActivityRow, by = ''): Promise<void> {
  if (row.organiserId === actor.accountId) return
  const matter = { communityId: actor.communityId, kind: 'activity_decided' as const, subjectId: row.id }
  await tell(db, { ...matter, title: row.title, sender: by }, [row.organiserId])
}

/** The first shift of an activity: a proposal that lay too long would open shifts nobody can join. */
async function expectAhead(db: Db, { communityId, accountId }: CommunityActor, id: string) {
  const now = await readClock(db)
  const [first] = await store.shiftsOfActivity(db, communityId, accountId, id)
  if (!first || first.startsAt <= now) throw new DomainError('activity_past')
  return { first, now }
}

/** Opens the shifts of what a member proposed for the actor's group, and tells its members. */
export async function approveForGroup(db: Db, actor: CommunityActor, id: string): Promise<Activity> {
  const { communityId, accountId } = actor
  const row = await expectState(db, actor, id, 'proposed')
  if (!mayApproveForGroup(actor, row) || row.groupId === null) throw new DomainError('forbidden')
  const { now } = await expectAhead(db, actor, id)
  await store.openShifts(db, communityId, id)
  const verdict = { state: 'published' as const, decidedBy: accountId, decidedAt: now, reason: null }
  await store.decideActivity(db, { communityId, id }, verdict)
  const name = row.group ?? ''
  await tellOrganiser(db, actor, row, name)
  const others = (await othersOf(db, actor, row.groupId)).filter((who) => who !== row.organiserId)
  const matter = { communityId, kind: 'group_activity' as const, subjectId: id, title: row.title, sender: name }
  await tell(db, matter, others)
  return activityFor(db, actor, id)
}

/** Opens the shifts, and tells an audience by a notice, in the same transaction. */
export async function approveActivity(
  db: Db,
  actor: CommunityActor,
  id: string,
  { audience, signature }: { audience: Audience; signature: { role: Role; scopeId: string } },
): Promise<Activity> {
  const { communityId, accountId } = actor
  const row = await expectState(db, actor, id, 'proposed')
  const { first, now } = await expectAhead(db, actor, id)
  if (row.riskNote !== null && !row.isInsured) throw new DomainError('activity_uninsured')
  const draft = await createDraft(db, actor, { ...noticeOf(row, first), audience, signature })
  await publish(db, actor, draft.id, { version: draft.version, at: null })
  await store.openShifts(db, communityId, id)
  await store.decideActivity(
    db,
    { communityId, id },
    { state: 'published', decidedBy: accountId, decidedAt: now, reason: null, noticeId: draft.id },
  )
  await tellOrganiser(db, actor, row)
  return activityFor(db, actor, id)
}

/** Refuses a proposal, and says why. */
export async function refuseActivity(db: Db, actor: CommunityActor, id: string, reason: string): Promise<Activity> {
  const row = await expectState(db, actor, id, 'proposed')
  const at = { communityId: actor.communityId, id }
  const decidedAt = await readClock(db)
  await store.decideActivity(db, at, { state: 'refused', decidedBy: actor.accountId, decidedAt, reason })
  await tellOrganiser(db, actor, row)
  return activityFor(db, actor, id)
}

/** Takes an own proposal back that nobody has decided about. */
export async function withdrawProposal(db: Db, actor: CommunityActor, id: string): Promise<Activity> {
  const row = await expectState(db, actor, id, 'proposed')
  if (row.organiserId !== actor.accountId) throw new DomainError('forbidden')
  const { communityId, accountId } = actor
  const decidedAt = await readClock(db)
  const verdict = { state: 'withdrawn' as const, decidedBy: accountId, decidedAt, reason: null }
  await store.decideActivity(db, { communityId, id }, verdict)
  return activityFor(db, actor, id)
}

/** Cancels what has not begun, frees who signed up, and tells them. */
export async function cancelActivity(db: Db, actor: CommunityActor, id: string, reason: string): Promise<Activity> {
  const { communityId } = actor
  const row = await expectState(db, actor, id, 'published')
  if (!mayOrganise(actor, row)) throw new DomainError('forbidden')
  const now = await readClock(db)
  const shiftIds = await store.cancelShifts(db, communityId, id, now)
  const freed = await cancelSignups(db, communityId, shiftIds, now)
  await freeSlots(
    db,
    communityId,
    freed.map((one) => one.id),
  )
  await store.decideActivity(
    db,
    { communityId, id },
    { state: 'cancelled', decidedBy: actor.accountId, decidedAt: now, reason },
  )
  const people = [...new Set(freed.map(({ accountId }) => accountId))]
  const matter = { communityId, kind: 'shift_cancelled' as const, subjectId: id, sender: reason }
  // Which of several is the next for each of them is not asked: whom it is urgent for opens it at once.
  const next = shiftIds.length === 0 ? null : await store.firstBegin(db, communityId, shiftIds)
  await tellVolunteers(db, { ...matter, title: row.title }, people, next)
  return activityFor(db, actor, id)
}

/** Open shifts that are not over, the next first. */
export async function shiftsFor(
  db: Db,
  actor: CommunityActor,
  query: PageQuery & {
    mine: 'true' | 'false'
    past: 'true' | 'false'
    from?: string | undefined
    to?: string | undefined
  },
) {
  const { communityId, accountId } = actor
  const now = await readClock(db)
  // What goes on now began no longer ago than a shift lasts.
  const from = query.from === undefined ? new Date(now.getTime() - longestMs) : new Date(query.from)
  const to = query.to === undefined ? null : new Date(query.to)
  const who = { communityId, accountId, isMine: query.mine === 'true' }
  const [after, limit] = [positionOf(query), query.limit + 1]
  const rows =
    query.past === 'true'
      ? await store.listPast(db, who, now, after, limit)
      : await store.listShifts(db, who, { from, to, notOver: now }, after, limit)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.startsAt, row.id],
    (row) => presentShift(actor, row, now),
  )
}
