import type { Activity, Shift } from '@liren/shared/volunteering'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { isDoorOpenAt } from './volunteering.codes.rules.ts'
import { mayApprove, mayApproveForGroup, mayOrganise, maySeeActivity } from './volunteering.policy.ts'
import { eveningShare } from './volunteering.rules.ts'
import * as store from './volunteering.store.ts'

const riskOf = ({ riskNote, isInsured }: { riskNote: string | null; isInsured: boolean }) =>
  riskNote === null ? null : { note: riskNote, insurance: isInsured }

const spotOf = ({ spotLatitude: latitude, spotLongitude: longitude, spotRadius: radius }: store.ShiftRow) =>
  latitude === null || longitude === null || radius === null ? null : { latitude, longitude, radius }

/** A shift as the actor sees it at an instant. */
export function presentShift(actor: CommunityActor, row: store.ShiftRow, now: Date): Shift {
  const isLive = row.isOpen && row.cancelledAt === null
  const isDoorOpen = isLive && isDoorOpenAt(row, now)
  const isAhead = isLive && row.startsAt > now
  return {
    id: row.id,
    activityId: row.activityId,
    title: row.title,
    tags: row.tags as Shift['tags'],
    language: row.language,
    age: row.age,
    risk: riskOf(row),
    place: row.place,
    spot: spotOf(row),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    capacity: row.capacity,
    taken: row.taken,
    waiting: row.waiting,
    isCancelled: row.cancelledAt !== null,
    cancelledFor: row.cancelledFor,
    isChanged: row.changedAt !== null,
    mine:
      row.signupId === null || row.signupState === null
        ? null
        : {
            signupId: row.signupId,
            state: row.signupState,
            ahead: row.ahead,
            inAt: row.inAt?.toISOString() ?? null,
            outAt: row.outAt?.toISOString() ?? null,
            isConfirmed: row.confirmedBy !== null,
            wantsMe:
              row.enteredBy !== null && row.outAt !== null && row.confirmedBy === null && row.rejectedAt === null,
            isInReview: row.isInReview,
            rejectedFor: row.rejectedFor,
            isAppealed: row.isAppealed,
            lacksGuardian: row.needsGuardian === true && row.guardianAt === null,
            minutes: row.minutes,
          },
    abilities: {
      signUp: isAhead && row.signupId === null,
      withdraw: isAhead && row.signupId !== null && row.inAt === null,
      organise: row.isOpen && mayOrganise(actor, row),
      scan: isDoorOpen && row.signupState === 'in' && row.outAt === null && row.rejectedAt === null,
      change: isAhead && mayOrganise(actor, row),
      appeal: row.rejectedAt !== null && !row.isAppealed,
    },
  }
}

/** An activity that the actor may see; others are not there. */
export async function expectActivity(db: Db, actor: CommunityActor, id: string): Promise<store.ActivityRow> {
  const row = await store.findActivity(db, actor.communityId, id)
  if (!row || !maySeeActivity(actor, row)) throw new DomainError('not_found')
  return row
}

/** A shift that the actor may see: open, or of an activity that the actor organises. */
export async function expectShift(db: Db, actor: CommunityActor, id: string): Promise<store.ShiftRow> {
  const row = await store.findShift(db, actor.communityId, actor.accountId, id)
  if (!row || !(row.isOpen || mayOrganise(actor, row))) throw new DomainError('not_found')
  return row
}

/** A shift that the actor organises; `forbidden` where it is somebody else's. */
export async function expectOrganised(db: Db, actor: CommunityActor, shiftId: string): Promise<store.ShiftRow> {
  const row = await expectShift(db, actor, shiftId)
  if (!mayOrganise(actor, row)) throw new DomainError('forbidden')
  if (!row.isOpen || row.cancelledAt !== null) throw new DomainError('not_found')
  return row
}

/** One shift as it stands now. */
export const shiftFor = async (db: Db, actor: CommunityActor, id: string): Promise<Shift> =>
  presentShift(actor, await expectShift(db, actor, id), await readClock(db))

/** One activity with its shifts as they stand now. */
export async function activityFor(db: Db, actor: CommunityActor, id: string): Promise<Activity> {
  const row = await expectActivity(db, actor, id)
  const now = await readClock(db)
  const shifts = await store.shiftsOfActivity(db, actor.communityId, actor.accountId, id)
  const decides = row.state === 'proposed' && mayApprove(actor)
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    tags: row.tags as Activity['tags'],
    language: row.language,
    age: row.age,
    risk: riskOf(row),
    state: row.state,
    reason: row.reason,
    organiser: row.organiser,
    group: row.group,
    noticeId: row.noticeId,
    eveningAndWeekendShare: eveningShare(shifts),
    shifts: shifts.map((one) => presentShift(actor, one, now)),
    abilities: {
      approve: decides,
      approveForGroup: row.state === 'proposed' && mayApproveForGroup(actor, row),
      refuse: decides,
      cancel: row.state === 'published' && mayOrganise(actor, row),
      withdraw: row.state === 'proposed' && row.organiserId === actor.accountId,
    },
  }
}
