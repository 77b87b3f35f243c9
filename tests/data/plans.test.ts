import { announcements } from '@liren/shared/announcements'
import type { Endpoint, RequestOf } from '@liren/shared/endpoint'
import { identity } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { neighbourhoodEditing } from '@liren/shared/neighbourhood.editing'
import { officersApi } from '@liren/shared/roles.officers'
import { startApp, type TestApp } from '../support/app.ts'
import { createBusyWorld, type BusyWorld } from '../support/busy.world.ts'
import { explain, listen, nodesOf, type PlanNode, type Statement } from '../support/plans.ts'
import { entranceAt } from '../support/world.ts'

const many = 50_000

let test: TestApp
let world: BusyWorld
let stop: () => Statement[]

const uuid = (n: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const at = (n: string) => `timestamptz '2026-01-01' + make_interval(secs => ${n} / 3)`

beforeAll(async () => {
  test = await startApp()
  world = await createBusyWorld(test)
  const { communityId: c, committee, owner } = world
  const other = world.tenant.accountId
  const fill = [
    `INSERT INTO announcement (community_id, id, author_id, author_nickname, author_role, author_scope_id,
        author_scope_label, title, excerpt, body, audience, audience_labels, version, updated_at, published_at)
      SELECT '${c}', ${uuid('n')}, '${committee.accountId}', '王', 'committee', '${c}', '枫林', '通知', '通知', '[]', '[]',
        '[]', 2, ${at('n')}, ${at('n')} FROM generate_series(1, ${String(many)}) n`,
    `INSERT INTO announcement_target (community_id, announcement_id, audience_key, published_at)
      SELECT '${c}', ${uuid('n')}, 'community:${c}', ${at('n')} FROM generate_series(1, ${String(many)}) n`,
    // The oldest are of another kind, or over.
    `UPDATE announcement_target SET kind = 'disclosure' WHERE published_at < ${at('200')}`,
    `UPDATE announcement_target SET expires_at = published_at, is_past = true WHERE published_at < ${at('300')}`,
    // Some were pinned or urgent once, and three still are.
    `UPDATE announcement_target SET pinned_until = published_at + interval '1 day', urgent_until = published_at
      WHERE published_at BETWEEN ${at('300')} AND ${at('49000')} AND extract(epoch FROM published_at)::int % 10 = 0`,
    `UPDATE announcement_target SET pinned_until = 'infinity'
      WHERE announcement_id IN (${uuid('400')}, ${uuid('500')}, ${uuid('600')})`,
    `INSERT INTO message (community_id, id, account_id, kind, subject_id, title, sender, created_at)
      SELECT '${c}', ${uuid('n')}, CASE n % 2 WHEN 0 THEN '${owner.accountId}' ELSE '${other}' END::uuid,
        'announcement_published', ${uuid('n')}, '通知', '王', ${at('n')} FROM generate_series(1, ${String(many)}) n`,
    `INSERT INTO session (id, account_id, device_id, platform, device_label, last_used_at)
      SELECT ${uuid('n')}, CASE n % 2 WHEN 0 THEN '${owner.accountId}' ELSE '${other}' END::uuid, 'a-device', 'h5', 'x',
        ${at('n')} FROM generate_series(1, ${String(many)}) n`,
    `INSERT INTO role_grant (community_id, id, account_id, role, scope_kind, scope_id, granted_by, created_at, ended_at)
      SELECT '${c}', ${uuid('n')}, '${other}', 'building_head', 'building', ${uuid('n')}, '${committee.accountId}', ${at('n')},
        CASE WHEN n % 2 = 0 THEN ${at('n')} END FROM generate_series(1, ${String(many)}) n`,
    `INSERT INTO unit (community_id, id, entrance_id, label, use, sale_state)
      SELECT '${c}', ${uuid('n')}, '${entranceAt(world, 0, 0)}', 'R' || n, 'dwelling', 'delivered'
      FROM generate_series(1, ${String(many)}) n`,
    `INSERT INTO place_change (community_id, id, place_kind, place_id, action, before, after, actor_id, at)
      SELECT '${c}', ${uuid('n')}, 'unit', CASE n % 2 WHEN 0 THEN '${entranceAt(world, 0, 0)}' ELSE ${uuid('n')} END::uuid,
        'edited', '{}', '{}', '${committee.accountId}', ${at('n')} FROM generate_series(1, ${String(many)}) n`,
    `INSERT INTO announcement_read (community_id, announcement_id, account_id)
      SELECT '${c}', ${uuid('n')}, '${owner.accountId}' FROM generate_series(1, ${String(many)}, 2) n`,
    `ANALYZE`,
  ]
  for (const statement of fill) await test.admin.query(statement)
  stop = listen(test.pool)
}, 180_000)
afterAll(() => test.close())

/** Of `many`, and more than there are people in a busy community. */
const fewRows = 500

// A community knows few people here, so that reading them all is the best plan for them.
const isWaste = ({ type, table }: PlanNode) => type === 'Sort' || (type === 'Seq Scan' && table !== 'member')

/** The plan of the statement that reads a second page, on the filled tables. */
async function plansOf<E extends Endpoint>(endpoint: E, request: RequestOf<E>, as: { accessToken: string }) {
  const first = (await test.call(endpoint, request, { as })) as { items: unknown[]; nextCursor: string | null }
  expect(first.items).toHaveLength(20)
  stop()
  const asked = (request as { query?: object }).query
  const query = { ...asked, cursor: first.nextCursor ?? '' }
  await test.call(endpoint, { ...(request as object), query } as RequestOf<E>, { as })
  const lists = stop().filter(({ text }) => /^select\b.*\border by\b.*\blimit\b/is.test(text))
  expect(lists).toHaveLength(1)
  const [list] = lists
  if (!list) throw new Error('no list was read')
  return nodesOf(await explain(test.pool, list))
}

describe(`a second page among ${String(many)} rows`, () => {
  const here = () => ({ params: { communityId: world.communityId } })

  it.each([
    ['my inbox', messages.inbox, () => world.owner, 'message_inbox_idx'],
    ['role grants', officersApi.list, () => world.committee, 'role_grant_list_idx'],
  ] as const)('of %s walks along an index and sorts nothing', async (_, endpoint, as, index) => {
    const nodes = await plansOf(endpoint, here(), as())
    expect(nodes.filter(isWaste)).toEqual([])
    expect(nodes.map((node) => node.index)).toContain(index)
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(fewRows)
  })

  it.each([
    [
      'grants ever made',
      officersApi.list,
      () => ({ ...here(), query: { state: 'all' as const } }),
      'role_grant_record_idx',
    ],
    [
      'what happened to a place',
      neighbourhoodEditing.changes,
      () => ({ params: { communityId: world.communityId, placeId: entranceAt(world, 0, 0) } }),
      'place_change_list_idx',
    ],
  ] as const)('of %s walks along an index and sorts nothing', async (_, endpoint, request, index) => {
    const nodes = await plansOf(endpoint as Endpoint, request() as never, world.committee)
    expect(nodes.filter(isWaste)).toEqual([])
    expect(nodes.map((node) => node.index)).toContain(index)
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(fewRows)
  })

  it('of my sessions walks along an index and sorts nothing', async () => {
    const nodes = await plansOf(identity.sessions, {}, world.owner)
    expect(nodes.filter(isWaste)).toEqual([])
    expect(nodes.map(({ index }) => index)).toContain('session_account_idx')
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(fewRows)
  })

  it.each([
    ['the feed', {}, 'announcement_target_feed_idx'],
    ['what is over', { state: 'past' as const }, 'announcement_target_past_idx'],
  ])('of %s reads no more rows per key than the page has', async (_, query, index) => {
    const nodes = await plansOf(announcements.feed, { ...here(), query }, world.owner)
    expect(nodes.filter((node) => isWaste(node) && node.type !== 'Sort')).toEqual([])
    expect(nodes.map((node) => node.index)).toContain(index)
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(400)
  })

  it('of what stands above the feed reads what still stands, by a plan for any reader', async () => {
    stop()
    // Of a length that nobody asked for yet: a first page is kept.
    const { pinned } = await test.call(announcements.feed, { ...here(), query: { limit: 19 } }, { as: world.owner })
    expect(pinned).toHaveLength(3)
    const [statement] = stop().filter(({ text }) => text.includes('pinned_until >'))
    if (!statement) throw new Error('nothing was read above the feed')
    const nodes = nodesOf(await explain(test.pool, statement))
    const indexes = nodes.map(({ index }) => index)
    expect(indexes).toContain('announcement_target_pinned_idx')
    expect(indexes).toContain('announcement_target_urgent_idx')
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(fewRows)
  })

  it('of what my office wrote reads no more rows than the page has', async () => {
    const nodes = await plansOf(announcements.mine, here(), world.committee)
    expect(nodes.filter(({ type }) => type === 'Seq Scan')).toEqual([])
    const indexes = nodes.map(({ index }) => index)
    expect(indexes).toContain('announcement_author_idx')
    expect(indexes).toContain('announcement_office_idx')
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(fewRows)
  })

  it('of the units of an entrance walks along an index', async () => {
    const params = { communityId: world.communityId, entranceId: entranceAt(world, 0, 0) }
    const nodes = await plansOf(neighbourhood.units, { params }, world.committee)
    expect(nodes.filter(isWaste)).toEqual([])
    expect(nodes.map(({ index }) => index)).toContain('unit_label_key')
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(fewRows)
  })
})
