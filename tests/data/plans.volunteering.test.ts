import { credited } from '@liren/shared/volunteering.credited'
import { startApp, type TestApp } from '../support/app.ts'
import { explain, listen, nodesOf, type Statement } from '../support/plans.ts'
import { plantCredits } from '../support/recognition.ts'
import { manyNeighbours, openActivity } from '../support/volunteering.ts'
import { createWorld, type World } from '../support/world.ts'

const many = 5_000

let test: TestApp
let world: World
let stop: () => Statement[]

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  const { shiftId } = await openActivity(test, world)
  const people = await manyNeighbours(test, world, many)
  await test.admin.query(
    `INSERT INTO volunteer_signup (community_id, id, shift_id, account_id, state, signed_at, guardian_comes, placed_at)
      SELECT $1, gen_random_uuid(), $2, p, 'in', app.now(), false, app.now() FROM unnest($3::uuid[]) p`,
    [world.communityId, shiftId, people.map(({ accountId }) => accountId)],
  )
  await plantCredits(test, world.communityId, shiftId, world.committee.accountId)
  await test.admin.query(
    `UPDATE volunteer_attendance t SET settled_at = app.now() - n.at * interval '1 minute'
      FROM (SELECT signup_id, row_number() OVER (ORDER BY signup_id) AS at FROM volunteer_attendance) n
      WHERE n.signup_id = t.signup_id`,
  )
  await test.admin.query('ANALYZE')
  stop = listen(test.pool)
}, 60_000)
afterAll(() => test.close())

it(`a page of ${String(many)} displayed hours, far down, reads no more rows than it shows`, async () => {
  const far = await test.admin.query<{ id: string; at: number }>(
    `SELECT signup_id AS id, (extract(epoch FROM settled_at) * 1000)::float8 AS at FROM volunteer_attendance
      ORDER BY settled_at DESC OFFSET $1 LIMIT 1`,
    [many / 2],
  )
  const [{ id, at } = { id: '', at: 0 }] = far.rows
  const cursor = Buffer.from(`${String(at)}.${id}`).toString('base64url')
  const request = { params: { communityId: world.communityId }, query: { cursor } }
  expect((await test.call(credited.list, request, { as: world.committee })).items).toHaveLength(20)
  const [list] = stop().filter(({ text }) => text.includes('"isTakenBack"'))
  if (!list) throw new Error('no statement was read')
  const nodes = nodesOf(await explain(test.pool, list))
  expect(nodes.map(({ index }) => index)).toContain('volunteer_attendance_credited_idx')
  expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(200)
})
