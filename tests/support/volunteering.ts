import type { Session } from '@liren/shared/identity'
import { attendance, type Direction } from '@liren/shared/volunteering.attendance'
import type { z } from 'zod'
import { volunteering, type Activity, type activityDraft } from '@liren/shared/volunteering'
import { createHmac, randomUUID } from 'node:crypto'
import {
  codeMessage,
  codeText,
  digitsOf,
  stepAt,
} from '../../server/src/features/volunteering/volunteering.codes.rules.ts'
import { newKey, testVault, type TestApp } from './app.ts'
import {
  plantCertificate,
  plantEntry,
  plantGroup,
  plantListing,
  plantObjection,
  plantRecipient,
  plantThanks,
} from './recognition.ts'
import { unitAt, type World } from './world.ts'

const quarter = 900_000

/** An instant on a whole quarter-hour, so many hours from now. */
export const inHours = (hours: number): string =>
  new Date(Math.ceil((Date.now() + hours * 3_600_000) / quarter) * quarter).toISOString()

/** A shift of two hours, in some hours. */
export const shiftIn = (hours: number, capacity = 10) => ({
  place: '东门岗亭',
  startsAt: inHours(hours),
  endsAt: inHours(hours + 2),
  capacity,
})

type Draft = Partial<z.input<typeof activityDraft>>

/** Proposes an evening patrol. */
export const proposeActivity = (test: TestApp, world: World, as: Session, draft: Draft = {}): Promise<Activity> =>
  test.call(
    volunteering.propose,
    {
      params: { communityId: world.communityId },
      body: { title: '夜间巡逻', body: '两人一组，巡看各楼栋。', shifts: [shiftIn(72)], ...draft },
    },
    { as },
  )

/** Approves it, told to the whole community. */
export const approveActivity = (test: TestApp, world: World, activityId: string, as = world.committee) =>
  test.call(
    volunteering.approve,
    {
      params: { communityId: world.communityId, activityId },
      body: {
        audience: [{ type: 'place', kind: 'community', placeId: world.communityId }],
        signature: { role: 'committee', scopeId: world.communityId },
      },
    },
    { as },
  )

/** An activity that is open, with the id of its first shift. */
export async function openActivity(test: TestApp, world: World, as = world.committee, draft: Draft = {}) {
  const { id } = await proposeActivity(test, world, as, draft)
  const { shifts } = await approveActivity(test, world, id)
  return { activityId: id, shiftId: shifts[0]?.id ?? '', shifts: shifts.map((one) => one.id) }
}

/** Signs somebody up, who is of age unless told otherwise. */
export const signUp = (test: TestApp, world: World, shiftId: string, as: { accessToken: string }, body: object = {}) =>
  test.call(
    volunteering.signUp,
    { params: { communityId: world.communityId, shiftId }, body: { isOfAge: true, ...body } },
    { as },
  )

export const withdraw = (test: TestApp, world: World, shiftId: string, as: Session) =>
  test.call(volunteering.withdraw, { params: { communityId: world.communityId, shiftId } }, { as })

/** Many who live here, signed in; planted, since it is not they who are looked at. */
export async function manyNeighbours(
  test: TestApp,
  world: World,
  count: number,
): Promise<{ accessToken: string; accountId: string }[]> {
  const people = Array.from({ length: count }, () => ({ accountId: randomUUID(), sessionId: randomUUID() }))
  const ids = people.map(({ accountId }) => accountId)
  const values = [world.communityId, ids]
  await test.admin.query(
    `INSERT INTO account (id, nickname, locale) SELECT id, '邻居', 'zh-CN' FROM unnest($1::uuid[]) id`,
    [ids],
  )
  await test.admin.query(
    `INSERT INTO member (community_id, account_id, nickname, phone_masked) SELECT $1, id, '邻居', '' FROM unnest($2::uuid[]) id`,
    values,
  )
  await test.admin.query(
    `INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by)
      SELECT $1, gen_random_uuid(), (SELECT id FROM unit WHERE community_id = $1 ORDER BY id LIMIT 1), id, 'tenant', $3
      FROM unnest($2::uuid[]) id`,
    [...values, world.committee.accountId],
  )
  await test.admin.query(
    `INSERT INTO session (id, account_id, device_id, platform, device_label, last_used_at)
      SELECT s, a, 'a-device', 'h5', 'x', app.now() FROM unnest($1::uuid[], $2::uuid[]) n(s, a)`,
    [people.map(({ sessionId }) => sessionId), ids],
  )
  return people.map(({ accountId, sessionId }) => ({
    accountId,
    accessToken: test.app.signAccess({ sub: accountId, sid: sessionId }),
  }))
}

/** The time of the database's clock, in milliseconds. */
export async function clockOf(test: TestApp): Promise<number> {
  const { rows } = await test.admin.query<{ at: number }>('SELECT (extract(epoch FROM app.now()) * 1000)::float8 AS at')
  return rows[0]?.at ?? 0
}

/** Moves the clock to an instant. */
export async function toInstant(test: TestApp, at: number): Promise<void> {
  await test.advance(Math.max(0, (at - (await clockOf(test))) / 1_000))
}

/** What makes the codes of a shift, as its organiser would show them at any instant. */
export async function codesOf(test: TestApp, shiftId: string): Promise<(direction: Direction, at: number) => string> {
  const { rows } = await test.admin.query<{ secret: string }>(
    'SELECT secret_sealed AS secret FROM volunteer_shift WHERE id = $1',
    [shiftId],
  )
  const place = { table: 'volunteer_shift', column: 'secret_sealed', row: shiftId }
  const secret = Buffer.from(testVault().open(rows[0]?.secret ?? '', place), 'hex')
  return (direction, at) => {
    const step = stepAt(new Date(at))
    const digits = digitsOf(
      createHmac('sha256', secret)
        .update(codeMessage(shiftId, direction, step))
        .digest(),
    )
    return codeText({ shiftId, direction, step, digits })
  }
}

/** Begins a shift a moment ago, without anybody having waited for it; it was proposed the day before. */
export async function beginShift(test: TestApp, shiftId: string): Promise<void> {
  await test.admin.query(
    `UPDATE volunteer_shift s SET starts_at = to_timestamp(floor(extract(epoch FROM app.now()) / 900) * 900),
      ends_at = to_timestamp(floor(extract(epoch FROM app.now()) / 900) * 900 + 7200) WHERE id = $1`,
    [shiftId],
  )
  await test.admin.query(
    `UPDATE volunteer_activity SET proposed_at = proposed_at - interval '1 day'
      WHERE id = (SELECT activity_id FROM volunteer_shift WHERE id = $1)`,
    [shiftId],
  )
}

interface Scan {
  code?: string
  device?: string
  keptAt?: string | null
}

/** Scans what the organiser shows now, with a phone of one's own, unless told otherwise. */
export async function scan(
  test: TestApp,
  world: World,
  shiftId: string,
  as: Session,
  direction: Direction,
  { code, device, keptAt = null }: Scan = {},
) {
  const shown = code ?? (await codesOf(test, shiftId))(direction, await clockOf(test))
  const body = { code: shown, device: device ?? newKey(), keptAt }
  return test.call(attendance.scan, { params: { communityId: world.communityId, shiftId }, body }, { as })
}

/** A row in every table of volunteering. */
export async function fillVolunteering(test: TestApp, world: World, owner: Session): Promise<void> {
  const { shiftId } = await openActivity(test, world)
  await signUp(test, world, shiftId, owner)
  await beginShift(test, shiftId)
  const keptAt = new Date(await clockOf(test)).toISOString()
  const code = (await codesOf(test, shiftId))('in', Date.parse(keptAt))
  await scan(test, world, shiftId, owner, 'in', { code, keptAt })
  await plantCertificate(test, world.communityId, owner.accountId)
  await plantEntry(test, world.communityId, owner.accountId, world.committee.accountId)
  const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM volunteer_signup WHERE shift_id = $1', [
    shiftId,
  ])
  const { communityId, committee } = world
  await plantThanks(test, { communityId, signupId: rows[0]?.id ?? '', by: committee.accountId })
  await plantObjection(test, { communityId, signupId: rows[0]?.id ?? '', by: committee.accountId })
  await plantRecipient(test, {
    ...{ communityId, signupId: rows[0]?.id ?? '', unitId: unitAt(world, 0, 0, 1), by: committee.accountId },
  })
  await plantListing(test, communityId, owner.accountId)
  await plantGroup(test, {
    ...{ communityId, name: '夜巡队', leader: owner.accountId },
    ...{ also: committee.accountId, by: committee.accountId },
  })
}
