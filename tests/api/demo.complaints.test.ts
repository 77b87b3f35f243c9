import { complaintOversight } from '@liren/shared/complaints.board'
import { complaintDispatch } from '@liren/shared/complaints.dispatch'
import { demo } from '@liren/shared/demo'
import { identity } from '@liren/shared/identity'
import { fillDemo } from '../../server/src/seed/seed.ts'
import { startApp, testDevice, testVault, type TestApp } from '../support/app.ts'

let test: TestApp
const fill = () =>
  fillDemo({ app: test.app, pool: test.pool, vault: testVault(), runJobs: test.runJobs }, () => undefined)
beforeAll(async () => {
  test = await startApp()
  await fill()
})
afterAll(() => test.close())

async function enter(nickname: string) {
  const { people } = await test.call(demo.overview, {})
  const accountId = people.find((one) => one.nickname === nickname)?.accountId ?? ''
  const as = await test.call(demo.enter, { body: { accountId, device: testDevice() } })
  const me = await test.call(identity.me, {}, { as })
  return { as, params: { communityId: me.memberships[0]?.community.id ?? '' } }
}

describe('the complaints of the demo', () => {
  it('went every way there is, at their own times', async () => {
    const { as, params } = await enter('沈书记')
    const { items } = await test.call(complaintOversight.all, { params, query: { limit: 50 } }, { as })
    expect(items.map(({ state, outcome, climbed }) => [state, outcome, climbed])).toEqual([
      ['DISPATCHED', null, expect.anything()],
      ['SUBMITTED', null, expect.anything()],
      ['RESOLVED', null, null],
      ['SUSPENDED', null, null],
      // How far its clock has run is a matter of whether a weekend lies between.
      ['CONTACTED', null, expect.not.stringMatching('list')],
      ['DISPATCHED', null, 'list'],
      ['CLOSED', 'confirmed', null],
      ['CLOSED', 'confirmed', null],
      ['CLOSED', 'unanswered', null],
      ['CLOSED', 'confirmed', null],
      ['CLOSED', 'confirmed', null],
      ['CLOSED', 'confirmed', null],
    ])
    const days = new Set(items.map(({ reportedAt }) => reportedAt.slice(0, 10)))
    expect(days.size).toBeGreaterThan(8)
  })

  it('make a board with all three rates and a cluster, and have rules to be sent by', async () => {
    const { as, params } = await enter('沈书记')
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    const query = { from: day(60), to: day(-1) }
    const board = await test.call(complaintOversight.board, { params, query }, { as })
    expect(board.all).toMatchObject({ reported: 12, open: 5 })
    expect(board.all.overdue).toBeGreaterThan(0)
    expect(board.all.solution).toMatchObject({ numerator: 4, denominator: 5 })
    expect(board.all.response.permille).toBeGreaterThan(0)
    expect(board.byOffice.map(({ role }) => role)).toContain('grid_worker')
    const { rules } = await test.call(complaintDispatch.rules, { params }, { as })
    expect(rules).toHaveLength(3)
  })

  it('are made once', async () => {
    const count = async () =>
      (
        await test.admin.query<{ n: number }>(
          'SELECT count(*)::int AS n FROM complaint_step WHERE actor_id IS NOT NULL',
        )
      ).rows
    const before = await count()
    await test.admin.query('DELETE FROM demo_person')
    await fill()
    expect(await count()).toEqual(before)
  })
})
