import { pointsApi } from '@liren/shared/points'
import { startApp, type TestApp } from '../support/app.ts'
import { neighbour, type Neighbour } from '../support/points.ts'
import { explain, listen, nodesOf, type Statement } from '../support/plans.ts'
import { createWorld, type World } from '../support/world.ts'

// `STATEMENT_LINES=1000000 node scripts/test.mjs data/plans.points` is the long form.
const many = Number(process.env['STATEMENT_LINES'] ?? 50_000)

let test: TestApp
let world: World
let chen: Neighbour
let stop: () => Statement[]

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  chen = await neighbour(test, world)
  const uuid = (n: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
  const values = [world.communityId, chen.as.accountId, many]
  await test.admin.query(
    `INSERT INTO points_account VALUES ($1, gen_random_uuid(), 'TIME', 'member', $2, $3::int, $3::int),
      ($1, gen_random_uuid(), 'TIME', 'issuance', $1, -($3::int), $3::int)`,
    values,
  )
  await test.admin.query(
    `INSERT INTO points_journal (community_id, id, kind, account_id, at)
      SELECT $1, ${uuid('n')}, 'service', $2, app.now() FROM generate_series(1, $3::int) n`,
    values,
  )
  await test.admin.query(
    `INSERT INTO points_movement SELECT $1, ${uuid('n')}, 1, 'TIME', i.id, m.id, 1, n, n, -n, n
      FROM generate_series(1, $3::int) n, points_account i, points_account m
      WHERE i.community_id = $1 AND i.kind = 'issuance' AND i.owner_id <> $2 AND m.owner_id = $2`,
    values,
  )
  await test.admin.query('ANALYZE')
  stop = listen(test.pool)
}, 60_000 + many)
afterAll(() => test.close())

it(`a page of a statement of ${String(many)} lines, far down, reads no more rows than it shows`, async () => {
  const params = { communityId: world.communityId }
  const cursor = Buffer.from(`${String(Math.floor(many / 2))}.${chen.as.accountId}`).toString('base64url')
  stop()
  const query = { of: 'minutes' as const, cursor }
  const page = await test.call(pointsApi.statement, { params, query }, { as: chen.as })
  expect(page.items.map(({ balance }) => balance)).toEqual(
    Array.from({ length: 20 }, (_, n) => Math.floor(many / 2) - 1 - n),
  )
  const [list] = stop().filter(({ text }) => text.includes('CROSS JOIN LATERAL'))
  if (!list) throw new Error('no statement was read')
  const nodes = nodesOf(await explain(test.pool, list))
  expect(nodes.filter(({ type, table }) => type === 'Seq Scan' && table === 'points_movement')).toEqual([])
  expect(nodes.map(({ index }) => index)).toContain('points_movement_to_key')
  expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(200)
})
