import { attendance, type Direction } from '@liren/shared/volunteering.attendance'
import type { TestApp } from './app.ts'
import type { Sessions } from './matrix.actors.ts'
import {
  approveActivity,
  beginShift,
  clockOf,
  codesOf,
  openActivity,
  proposeActivity,
  scan,
  shiftIn,
  signUp,
} from './volunteering.ts'
import { approve, propose } from './points.ts'
import {
  plantCertificate,
  plantCredits,
  plantEntry,
  plantGroup,
  plantHour,
  plantRecipient,
  plantRejected,
  plantThanks,
  plantWard,
} from './recognition.ts'
import { unitAt, type World } from './world.ts'

/** Activities and shifts, for the rows that speak of them. */
export interface MatrixVolunteering {
  /** By the tenant, waiting to be approved, with its shift. */
  proposed: string
  proposedShift: string
  /** By the building head, published; the owner has joined the first of its shifts, nobody the second. */
  published: string
  joined: string
  free: string
  theirs: string
  theirProposed: string
  theirShift: string
  /** By the building head, going on: the owner has not come, the tenant has, the former head was typed in. */
  current: string
  /** The former head came to it, and it was found not to count. */
  rejected: string
  /** Of children of the owner's flat, for the free shift, and of the other community's owner, for theirs. */
  ward: string
  theirWard: string
  signups: { owner: string; tenant: string; formerHead: string; theirs: string }
  /** When it began, and what its organiser, or that of another shift, shows now. */
  began: string
  codeOf(shiftId: string, direction: Direction): string
  reviews: { tenant: string; theirs: string }
  /** The tenant's, and the owner's of the other community. */
  certificate: string
  theirCertificate: string
  /** The former head's, who has an hour, waiting for the committee; and one of the other community. */
  wantedCertificate: string
  theirWantedCertificate: string
  /** An award in each of their records. */
  entry: string
  theirEntry: string
  /** To the owner, and to the owner of the other community. */
  thanks: string
  theirThanks: string
  /** What the tenant served and nobody has thanked for. */
  served: { shiftId: string; signupId: string }
  /** That it was for the owner's flat; and for another, where a line waits for somebody in office. */
  help: string
  offered: string
  /** Led by the owner, with the tenant in it, who has proposed something for it; and one of the other community. */
  group: string
  theirGroup: string
  proposedForGroup: string
  /** What the owner of the other community did for a flat there. */
  theirHelp: string
  /** Hours that are displayed: the former head's, and those of the owner of the other community. */
  credited: string
  theirCredited: string
}

export async function createVolunteering(
  test: TestApp,
  here: World,
  there: World,
  sessions: Sessions,
): Promise<MatrixVolunteering> {
  const proposed = await proposeActivity(test, here, sessions.tenant)
  const shifts = [shiftIn(72), shiftIn(96)]
  const open = await openActivity(test, here, sessions.building_head, { shifts })
  const [joined = '', free = ''] = open.shifts
  await signUp(test, here, joined, sessions.owner)
  const theirs = await proposeActivity(test, there, sessions.otherOwner)
  const { shifts: theirShifts } = await approveActivity(test, there, theirs.id)
  const theirShift = theirShifts[0]?.id ?? ''
  await signUp(test, there, theirShift, sessions.otherOwner)
  const { shiftId: current } = await openActivity(test, here, sessions.building_head, {
    title: '清扫楼道',
    shifts: [shiftIn(48)],
  })
  for (const as of [sessions.owner, sessions.tenant, sessions.formerHead]) await signUp(test, here, current, as)
  await beginShift(test, current)
  const first = async (text: string, values: string[]) =>
    (await test.admin.query<{ id: string }>(text, values)).rows[0]?.id ?? ''
  const signupOf = (shiftId: string, accountId: string) =>
    first('SELECT id FROM volunteer_signup WHERE shift_id = $1 AND account_id = $2', [shiftId, accountId])
  const signups = {
    owner: await signupOf(current, sessions.owner.accountId),
    tenant: await signupOf(current, sessions.tenant.accountId),
    formerHead: await signupOf(current, sessions.formerHead.accountId),
    theirs: await signupOf(theirShift, sessions.otherOwner.accountId),
  }
  const { shiftId: served } = await openActivity(test, here, sessions.building_head, { shifts: [shiftIn(120)] })
  await signUp(test, here, served, sessions.tenant)
  await plantHour(test, here.communityId, served, sessions.building_head.accountId)
  const formerHead = await first('SELECT id FROM residence WHERE account_id = $1', [sessions.formerHead.accountId])
  const { id: hour } = await propose(test, here, sessions.building_head, 'manual', [
    { residenceId: formerHead, minutes: 60, points: 0 },
  ])
  await approve(test, here, hour)
  const servedBy = { communityId: here.communityId, signupId: await signupOf(served, sessions.tenant.accountId) }
  const by = sessions.building_head.accountId
  const group = await plantGroup(test, {
    ...{ communityId: here.communityId, name: '夜巡队', leader: sessions.owner.accountId },
    ...{ also: sessions.tenant.accountId, by: here.committee.accountId },
  })
  const { shiftId: rejected } = await openActivity(test, here, sessions.building_head, { shifts: [shiftIn(150)] })
  await signUp(test, here, rejected, sessions.formerHead)
  await plantRejected(test, here.communityId, rejected)
  const creditedTo = async (world: World, organiser: typeof sessions.owner, as: typeof sessions.owner) => {
    const { shiftId } = await openActivity(test, world, organiser, { shifts: [shiftIn(180)] })
    await signUp(test, world, shiftId, as)
    await plantCredits(test, world.communityId, shiftId, organiser.accountId)
    return signupOf(shiftId, as.accountId)
  }
  const now = await clockOf(test)
  const ahead = now - Date.now()
  // Long enough ago that the code shown in a row is another one.
  const kept = now - 120_000
  const keptAt = new Date(kept).toISOString()
  const codes = new Map([
    [current, await codesOf(test, current)],
    [free, await codesOf(test, free)],
    [theirShift, await codesOf(test, theirShift)],
  ])
  const codeOf = (shiftId: string, direction: Direction, at = Date.now() + ahead) =>
    codes.get(shiftId)?.(direction, at) ?? ''
  await scan(test, here, current, sessions.tenant, 'in', { code: codeOf(current, 'in', kept), keptAt })
  const began = await first(
    `SELECT to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS id
    FROM volunteer_shift WHERE id = $1`,
    [current],
  )
  await test.call(
    attendance.enter,
    {
      params: { communityId: here.communityId, shiftId: current, signupId: signups.formerHead },
      body: { inAt: began, outAt: began, reason: '没带手机' },
    },
    { as: sessions.building_head },
  )
  const reviews = {
    tenant: await first('SELECT id FROM volunteer_review WHERE signup_id = $1', [signups.tenant]),
    theirs: await first(
      `INSERT INTO volunteer_review (community_id, id, signup_id, account_id, kind, opened_at)
        SELECT community_id, gen_random_uuid(), id, account_id, 'hasty', app.now() FROM volunteer_signup WHERE id = $1
        RETURNING id`,
      [signups.theirs],
    ),
  }
  return {
    proposed: proposed.id,
    proposedShift: proposed.shifts[0]?.id ?? '',
    published: open.activityId,
    joined,
    free,
    theirs: theirs.id,
    theirProposed: (await proposeActivity(test, there, sessions.otherOwner)).id,
    theirShift,
    current,
    rejected,
    ward: await plantWard(test, { communityId: here.communityId, shiftId: free, guardian: sessions.owner.accountId }),
    theirWard: await plantWard(test, {
      ...{ communityId: there.communityId, shiftId: theirShift, guardian: sessions.otherOwner.accountId },
    }),
    signups,
    began,
    codeOf: (shiftId, direction) => codeOf(shiftId, direction),
    reviews,
    certificate: await plantCertificate(test, here.communityId, sessions.tenant.accountId),
    theirCertificate: await plantCertificate(test, there.communityId, sessions.otherOwner.accountId),
    wantedCertificate: await plantCertificate(test, here.communityId, sessions.formerHead.accountId, 'waiting'),
    theirWantedCertificate: await plantCertificate(test, there.communityId, sessions.otherOwner.accountId, 'waiting'),
    entry: await plantEntry(test, here.communityId, sessions.tenant.accountId, here.committee.accountId),
    theirEntry: await plantEntry(test, there.communityId, sessions.otherOwner.accountId, there.committee.accountId),
    served: { shiftId: served, signupId: servedBy.signupId },
    help: await plantRecipient(test, { ...servedBy, unitId: unitAt(here, 0, 0), by }),
    offered: await plantRecipient(test, {
      ...{ ...servedBy, unitId: unitAt(here, 1, 0), by, saidBy: sessions.formerHead.accountId },
    }),
    group,
    theirGroup: await plantGroup(test, {
      ...{ communityId: there.communityId, name: '夜巡队', leader: sessions.otherOwner.accountId },
      ...{ also: there.committee.accountId, by: there.committee.accountId },
    }),
    proposedForGroup: (await proposeActivity(test, here, sessions.tenant, { groupId: group })).id,
    theirHelp: await plantRecipient(test, {
      ...{ communityId: there.communityId, signupId: signups.theirs, unitId: unitAt(there, 1, 0) },
      by: there.committee.accountId,
    }),
    credited: await creditedTo(here, sessions.building_head, sessions.formerHead),
    theirCredited: await creditedTo(there, there.committee, sessions.otherOwner),
    thanks: await plantThanks(test, {
      ...{ communityId: here.communityId, signupId: await signupOf(joined, sessions.owner.accountId) },
      by: here.committee.accountId,
    }),
    theirThanks: await plantThanks(test, {
      ...{ communityId: there.communityId, signupId: signups.theirs, by: there.committee.accountId },
    }),
  }
}
