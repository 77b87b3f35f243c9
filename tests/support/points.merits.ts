import type { Session } from '@liren/shared/identity'
import { pointsApi } from '@liren/shared/points'
import { pointsMerits, type MeritDraft } from '@liren/shared/points.merits'
import { randomUUID } from 'node:crypto'
import type { TestApp } from './app.ts'
import { complaintsOf, takeAll, wayToDone } from './complaints.ts'
import { neighbour, termsWith } from './points.ts'
import type { World } from './world.ts'

export const someGrants = { suggestion: 20, snap: 5, meeting: 10 }

/** Settles what rules grant. */
export const grantBy = (test: TestApp, world: World, grants = someGrants, more: object = {}, version = 0) =>
  test.call(
    pointsApi.setSettings,
    { params: { communityId: world.communityId }, body: { version, terms: termsWith({ grants, ...more }) } },
    { as: world.committee },
  )

/** Something that somebody reported and the committee has handled. */
export async function handledReport(
  test: TestApp,
  world: World,
  as: Session,
  category: 'suggestion' | 'snap' = 'suggestion',
  text = '在东门加一张长椅，老人等车可以坐。',
): Promise<string> {
  const all = complaintsOf(test, world)
  const pictureIds = category === 'snap' ? [await all.attach(as)] : []
  const { id } = await all.report(as, { category, text, pictureIds })
  await takeAll(all, world.committee, id, wayToDone)
  return id
}

/** A meeting that was held an hour ago, planted: it is not the meeting that is looked at. */
export async function heldMeeting(test: TestApp, world: World, isPrivate = false): Promise<string> {
  const id = randomUUID()
  await test.admin.query(
    `INSERT INTO complaint_meeting (community_id, id, title, place, starts_at, state, is_private, caller_role,
        caller_scope_id, called_by, minutes, created_at, ended_at)
      VALUES ($1, $2, '加装电梯议事会', '居委会', app.now() - interval '1 hour', 'HELD', $4, 'committee', $1, $3, '谈了',
        app.now(), app.now())`,
    [world.communityId, id, world.committee.accountId, isPrivate],
  )
  return id
}

export const recordMerit = (test: TestApp, world: World, body: MeritDraft, as = world.committee) =>
  test.call(pointsMerits.record, { params: { communityId: world.communityId }, body }, { as })

export const revokeMerit = (test: TestApp, world: World, meritId: string, as = world.committee) =>
  test.call(
    pointsMerits.revoke,
    { params: { communityId: world.communityId, meritId }, body: { reason: '弄错了' } },
    { as },
  )

/** What a rule granted, where the ledger has been filled. */
export async function fillMerits(test: TestApp, world: World): Promise<void> {
  await grantBy(test, world, someGrants, {}, 1)
  const meetingId = await heldMeeting(test, world)
  const { residenceId } = await neighbour(test, world)
  await recordMerit(test, world, { rule: 'meeting', meetingId, residenceId })
}
