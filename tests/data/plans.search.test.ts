import { announcementsSearch } from '@liren/shared/announcements.search'
import type { Session } from '@liren/shared/identity'
import { startApp, type TestApp } from '../support/app.ts'
import { explain, listen, nodesOf, type PlanNode, type Statement } from '../support/plans.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

const many = 100_000
/** Beside these there are few columns, members and read marks here, so that reading them all is best. */
const large = ['announcement', 'announcement_target', 'announcement_gram', 'announcement_text']
/** What a page may look through, with the probes of each step. */
const walk = 2_000

let test: TestApp
let world: World
let reader: Session
let stop: () => Statement[]

const uuid = (n: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const at = (n: string) => `timestamptz '2026-01-01' + make_interval(secs => ${n} / 3)`

/**
 * 通知 is everywhere, 停电 in every hundredth, 电梯 in ten. Every second notice is to everybody, the others to a building
 * where the reader does not live.
 */
const words = (n: string) => `'通知' || CASE WHEN ${n} % 100 = 0 THEN '停电' ELSE '' END
  || CASE WHEN ${n} % 10000 = 0 THEN '电梯' ELSE '' END`

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  reader = await world.resident(unitAt(world, 0, 0))
  const { communityId: c, committee, buildings } = world
  const rows = `FROM generate_series(1, ${String(many)}) n`
  const fill = [
    `INSERT INTO announcement (community_id, id, author_id, author_nickname, author_role, author_scope_id,
        author_scope_label, title, excerpt, body, audience, audience_labels, version, published_at)
      SELECT '${c}', ${uuid('n')}, '${committee.accountId}', '王', 'committee', '${c}', '枫林', ${words('n')}, '通知',
        '[{"type":"paragraph","text":"x"}]', '[]', '[]', 2, ${at('n')} ${rows}`,
    `INSERT INTO announcement_target (community_id, announcement_id, audience_key, published_at)
      SELECT '${c}', ${uuid('n')}, CASE n % 2 WHEN 0 THEN 'community:${c}' ELSE 'building:${buildings[1]?.id ?? ''}' END,
        ${at('n')} ${rows}`,
    `INSERT INTO announcement_text SELECT '${c}', ${uuid('n')}, ${at('n')}, ${words('n')} ${rows}`,
    `INSERT INTO announcement_gram SELECT DISTINCT t.community_id, g, t.published_at, t.announcement_id
      FROM announcement_text t, generate_series(1, length(t.words)) i,
        unnest(ARRAY[substr(t.words, i, 1), substr(t.words, i, 2)]) g`,
    'ANALYZE',
  ]
  for (const statement of fill) await test.admin.query(statement)
  stop = listen(test.pool)
}, 120_000)
afterAll(() => test.close())

const find = (q: string, cursor?: string) =>
  test.call(
    announcementsSearch.search,
    { params: { communityId: world.communityId }, query: { q, ...(cursor === undefined ? {} : { cursor }) } },
    { as: reader },
  )

/** What the statements of one search read, planned for these values and planned for any. */
async function readBy(q: string, cursor?: string): Promise<PlanNode[]> {
  stop()
  await find(q, cursor)
  const own = stop().filter(({ text }) => text.includes('announcement_gram'))
  expect(own.length).toBeGreaterThan(0)
  const plans = await Promise.all(own.map((statement) => explain(test.pool, statement)))
  return plans.flatMap(nodesOf)
}

describe(`a search among ${String(many)} notices`, () => {
  it.each([
    ['one character that is everywhere', '知', walk * 4],
    ['a word that is everywhere', '通知', walk * 4],
    ['a word in every hundredth', '停电', walk * 4],
    ['a word in ten', '电梯', walk],
    ['a common and a rare word', '通知 电梯', walk * 4],
    ['a word in none', '水管', walk],
  ])('for %s keeps to the indexes and the walk', async (_, q, most) => {
    const nodes = await readBy(q)
    const scans = nodes.filter(({ type, table }) => type === 'Seq Scan' && large.includes(table ?? ''))
    expect(scans).toEqual([])
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThanOrEqual(most)
  })

  it('is as quick a second page as the first', async () => {
    const { nextCursor } = await find('停电')
    const nodes = await readBy('停电', nextCursor ?? '')
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThanOrEqual(walk * 4)
    expect(nodes.map(({ index }) => index)).toContain('announcement_gram_pk')
  })
})
