import { complaintConvene } from '@liren/shared/complaints.convene'
import { complaintCoordination } from '@liren/shared/complaints.coordination'
import { complaintTasks } from '@liren/shared/complaints.tasks'
import { complaintWhistle } from '@liren/shared/complaints.whistle'
import type { Endpoint, RequestOf } from '@liren/shared/endpoint'
import type { Session } from '@liren/shared/identity'
import { sweepCalls } from '../../server/src/features/complaints/complaints.whistle.clock.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { complaintsOf } from '../support/complaints.ts'
import { officerAbove } from '../support/complaints.whistle.ts'
import { explain, listen, nodesOf, type PlanNode, type Statement } from '../support/plans.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

const many = 20_000

let test: TestApp
let world: World
let works: Session
let stop: () => Statement[]

const uuid = (n: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const at = (n: string) => `app.now() - make_interval(mins => ${n})`

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  works = await officerAbove(test, world, '城管中队')
  const author = await world.resident(unitAt(world, 0, 0))
  const { id } = await complaintsOf(test, world).report(author)
  const { communityId: c, streetId: s, committee } = world
  const by = committee.accountId
  const fill = [
    `INSERT INTO complaint_meeting (community_id, id, title, place, starts_at, state, is_private, caller_role,
        caller_scope_id, called_by, created_at)
      SELECT '${c}', ${uuid('n')}, '会', '居委会', ${at('n')}, 'PLANNED', false, 'committee', '${c}', '${by}', ${at('n')}
      FROM generate_series(1, ${String(many)}) n`,
    // One in a hundred is of the department that looks; half of those have ended.
    `INSERT INTO complaint_call (community_id, id, complaint_id, kind, meeting_id, role, scope_id, department, label, category,
        urgency, place_label, ask, caller_role, caller_scope_id, called_by, state, seq, round, rung, clock_from, due_at,
        alarm_at, done_by, called_at, ended_at)
      SELECT '${c}', ${uuid('n')}, '${id}', 'resolution', ${uuid('n')}, 'department', '${s}',
        CASE WHEN n % 100 = 0 THEN '城管中队' ELSE '部门' || n END, '街道', 'safety', 'ordinary', '1幢', '请到场',
        'committee', '${c}', '${by}', CASE WHEN n % 200 = 0 THEN 'DONE' ELSE 'HERE' END, 1, 0, 0, ${at('n')},
        CASE WHEN n % 200 > 0 THEN app.now() + make_interval(mins => n) END,
        CASE WHEN n % 200 > 0 THEN app.now() + make_interval(mins => n) END, ${at('n')}, ${at('n')},
        CASE WHEN n % 200 = 0 THEN app.now() END
      FROM generate_series(1, ${String(many)}) n`,
    `INSERT INTO complaint_topic (community_id, id, source, category, place_label, complaint_id, listed_at, settled_at)
      SELECT '${c}', ${uuid('n')}, 'climbed', 'safety', '1幢', '${id}', ${at('n')}, app.now()
      FROM generate_series(1, ${String(many)}) n`,
    `INSERT INTO community_task (community_id, id, title, text, is_off_list, role, scope_id, department, label, pushed_by,
        pushed_at, due_at, state)
      SELECT '${c}', ${uuid('n')}, '填表', '报送', true, 'street', '${s}', '', '街道', '${by}', ${at('n')}, ${at('n')}, 'PUSHED'
      FROM generate_series(1, ${String(many)}) n`,
    'ANALYZE',
  ]
  for (const statement of fill) await test.admin.query(statement)
  stop = listen(test.pool)
}, 120_000)
afterAll(() => test.close())

const here = () => ({ params: { communityId: world.communityId } })

// A community knows few people, offices, places and, here, matters, so that reading them all is the best plan for them.
const few = [
  ...['member', 'role_grant', 'role_grant_above', 'community', 'complaint'],
  ...['complaint_topic_matter', 'complaint_meeting_matter'],
]
const isWaste = ({ type, table }: PlanNode) => type === 'Seq Scan' && !few.includes(table ?? '')
/** The list among the statements heard. */
const listAmong = (statements: Statement[], table: string) =>
  statements.filter(({ text }) => text.includes(table) && / LIMIT \$/.test(text))

async function secondPage<E extends Endpoint>(endpoint: E, request: object, as: Session): Promise<Statement[]> {
  const first = (await test.call(endpoint, request as RequestOf<E>, { as })) as { items: unknown[]; nextCursor: string }
  expect(first.items).toHaveLength(20)
  stop()
  const query = { ...(request as { query?: object }).query, cursor: first.nextCursor }
  await test.call(endpoint, { ...request, query } as RequestOf<E>, { as })
  return stop()
}

describe(`a second page among ${String(many)}`, () => {
  it.each<[string, Endpoint, () => object, () => Session, string, string]>([
    [
      'calls to a department',
      complaintWhistle.calledToMe,
      () => ({}),
      () => works,
      'complaint_call',
      'complaint_call_desk_idx',
    ],
    [
      'meetings',
      complaintConvene.meetings,
      here,
      () => world.committee,
      'complaint_meeting',
      'complaint_meeting_list_idx',
    ],
    [
      'what was settled on the list',
      complaintCoordination.topics,
      () => ({ ...here(), query: { state: 'settled' } }),
      () => world.committee,
      'complaint_topic',
      'complaint_topic_settled_idx',
    ],
    [
      'tasks from above',
      complaintTasks.tasks,
      here,
      () => world.committee,
      'community_task',
      'community_task_list_idx',
    ],
  ])('of %s walks along an index', async (_, endpoint, request, as, table, index) => {
    const [list] = listAmong(await secondPage(endpoint, request(), as()), table)
    if (!list) throw new Error('no list was read')
    const nodes = nodesOf(await explain(test.pool, list))
    expect(nodes.filter(isWaste)).toEqual([])
    expect(nodes.map((node) => node.index)).toContain(index)
    expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(300)
  })

  it('the clock looks at what is due alone', async () => {
    stop()
    await sweepCalls(test.pool)
    const asked = stop().filter(({ text }) => text.includes('alarm_at <='))
    expect(asked.length).toBeGreaterThan(0)
    for (const statement of asked) {
      const nodes = nodesOf(await explain(test.pool, statement))
      expect(nodes.filter(isWaste)).toEqual([])
      expect(Math.max(...nodes.map(({ rows }) => rows))).toBeLessThan(300)
    }
  })
})
