import { complaints } from '@liren/shared/complaints.orders'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { randomInt } from 'node:crypto'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { sweepKilled } from '../support/complaints.killing.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { untilWaiting } from '../support/race.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let firm: Session
let colleague: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await world.grant('property_staff', 'estate', world.estateId)
  colleague = await world.grant('property_staff', 'estate', world.estateId)
})

const hour = 3_600
const here = () => ({ params: { communityId: world.communityId } })
const sweep = () => sweepComplaints(test.pool)
const after = async (hours: number) => {
  await test.advance(hours * hour)
  await sweep()
}
const told = async (as: Session, kind: string) =>
  (await test.call(messages.inbox, here(), { as })).items.filter((one) => one.kind === kind).length
const climbs = async (id: string) =>
  (await all.detail(author, id)).steps.filter(({ step }) => step === 'CLIMB').map(({ facts }) => facts['rung'])
const everyRung = ['half', 'most', 'due', 'street', 'list']

/** Rungs written down more than once, or not as often as the log says: none, whatever happened. */
async function faultsOfRungs(): Promise<number> {
  const { rows } = await test.admin.query<{ n: number }>(`
    SELECT count(*)::int AS n FROM (
      SELECT complaint_id, facts ->> 'clock' AS clock, facts ->> 'rung' AS rung, count(*) AS n
      FROM complaint_step WHERE step = 'CLIMB' GROUP BY 1, 2, 3) s
    FULL JOIN complaint_rung r USING (complaint_id, clock, rung) WHERE s.n IS DISTINCT FROM 1`)
  return rows[0]?.n ?? 0
}

describe('a matter that nobody takes', () => {
  it('warns at half and at four fifths, and climbs a rung at a time', async () => {
    const { id } = await all.report(author)
    await after(11)
    expect(await climbs(id)).toEqual([])
    await after(2)
    expect(await climbs(id)).toEqual(['half'])
    expect([await told(firm, 'complaint_due'), await told(world.committee, 'complaint_climbed')]).toEqual([1, 0])
    await after(7)
    expect(await all.detail(author, id)).toMatchObject({ climbed: 'most', holder: { isOverdue: false } })
    expect(await told(colleague, 'complaint_due')).toBe(2)
    await after(5)
    expect(await all.detail(author, id)).toMatchObject({ climbed: 'due', holder: { isOverdue: true } })
    expect([await told(world.committee, 'complaint_climbed'), await told(author, 'complaint_moved')]).toEqual([1, 1])
    await after(24)
    expect(await climbs(id)).toEqual(everyRung.slice(0, 4))
    await after(48)
    await after(480)
    expect(await climbs(id)).toEqual(everyRung)
    expect(await told(world.committee, 'complaint_climbed')).toBe(3)
  })

  it('climbs each rung once when the clock jumps over them all', async () => {
    const { id } = await all.report(author)
    await after(24 * 30)
    await sweep()
    expect(await climbs(id)).toEqual(everyRung)
    expect(await faultsOfRungs()).toBe(0)
  })

  it('begins at the foot again for the clock that comes next', async () => {
    const { id } = await all.report(author)
    await after(30)
    expect(await climbs(id)).toEqual(['half', 'most', 'due'])
    await takeAll(all, firm, id, wayToDone.slice(0, 2))
    expect(await all.detail(author, id)).toMatchObject({ climbed: null })
    await after(24 * 5)
    expect(await climbs(id)).toEqual(['half', 'most', 'due', 'half'])
    expect(await faultsOfRungs()).toBe(0)
  })

  it('that waits with the committee warns the committee', async () => {
    const { id } = await all.report(author, { category: 'suggestion', text: '加长椅' })
    await after(13)
    expect(await climbs(id)).toEqual(['half'])
    expect(await told(world.committee, 'complaint_due')).toBe(1)
  })

  it('does not climb again what it climbed before it was merged, and goes on when it is apart', async () => {
    const first = await all.report(author)
    const { id } = await all.report(author)
    await after(13)
    await all.take(firm, id, { step: 'MERGE', intoId: first.id })
    await after(24)
    expect(await climbs(id)).toEqual(['half'])
    await all.take(author, id, { step: 'UNMERGE', note: '不是同一盏灯' })
    await after(8)
    expect(await climbs(id)).toEqual(['half', 'most'])
    expect(await faultsOfRungs()).toBe(0)
  })

  it('does not climb again on a clock that runs a second time, for another firm', async () => {
    const worker = await world.grant('grid_worker', 'grid', world.gridId)
    const { id } = await all.report(author, { category: 'safety', text: '井盖松了' })
    await takeAll(all, firm, id, wayToDone.slice(0, 2))
    await after(2)
    await all.take(firm, id, { step: 'BEGIN' })
    const to = { role: 'grid_worker' as const, scopeId: world.gridId, note: '请网格员看' }
    await all.take(world.committee, id, { step: 'DISPATCH', ...to })
    await after(24 * 5)
    await takeAll(all, worker, id, wayToDone)
    expect(await faultsOfRungs()).toBe(0)
    expect(new Set(await climbs(id)).size).toBe(5)
  })

  it('does not climb while it is suspended', async () => {
    const { id, reportedAt } = await all.report(author)
    await all.take(firm, id, { step: 'ACCEPT' })
    const day = (n: number) => new Date(Date.parse(reportedAt) + n * 24 * hour * 1_000).toISOString()
    await all.take(firm, id, { step: 'ASK_SUSPENSION', reason: 'parts', until: day(20), note: '等配件' })
    await all.take(world.committee, id, { step: 'APPROVE_SUSPENSION' })
    await after(24 * 19)
    expect(await climbs(id)).toEqual([])
    await after(24 * 2)
    expect((await climbs(id)).slice(0, 2)).toEqual(['half', 'most'])
  })
})

describe('every rung is climbed once', () => {
  const report = async (count: number) => {
    // More than one person may report in an hour.
    for (let n = 0; n < count; n++) {
      const as = n % 8 === 0 ? await world.resident(unitAt(world, 0, 0)) : author
      await all.report(n % 8 === 0 ? as : author)
      if (n % 8 === 0) author = as
    }
  }
  const climbed = async () =>
    (
      await test.admin.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM complaint_step WHERE step = 'CLIMB' AND community_id = $1`,
        [world.communityId],
      )
    ).rows[0]?.n ?? 0

  it('by two who sweep at once', async () => {
    await report(20)
    await test.advance(30 * 24 * hour)
    await Promise.all([sweep(), sweep(), sweep()])
    await sweep()
    expect(await climbed()).toBe(100)
    expect(await faultsOfRungs()).toBe(0)
  })

  it('though whoever sweeps is killed again and again', async () => {
    await report(40)
    await test.advance(30 * 24 * hour)
    await sweepKilled(test, 'complaints', { done: climbed, share: 30 })
    expect(await climbed()).toBeLessThan(200)
    await sweep()
    expect(await climbed()).toBe(200)
    expect(await faultsOfRungs()).toBe(0)
    const { rows } = await test.admin.query(
      `SELECT account_id, subject_id, occasion FROM message WHERE community_id = $1 AND kind = 'complaint_climbed'
       GROUP BY 1, 2, 3 HAVING count(*) > 1`,
      [world.communityId],
    )
    expect(rows).toEqual([])
  }, 120_000)

  it('because its key says so', async () => {
    const { id } = await all.report(author)
    await after(13)
    const again = test.admin.query(
      `INSERT INTO complaint_rung (community_id, complaint_id, round, clock, rung, at)
       VALUES ($1, $2, 0, 'response', 'half', app.now())`,
      [world.communityId, id],
    )
    await expect(again).rejects.toMatchObject({ constraint: 'complaint_rung_pk' })
  })
})

describe('urging', () => {
  it('is for its author, once a day and three times in all', async () => {
    const { id } = await all.report(author)
    expect((await all.refuse(firm, id, { step: 'URGE' })).code).toBe('forbidden')
    const first = await all.take(author, id, { step: 'URGE', note: '麻烦快一点' })
    expect(Date.parse(first.urgeFrom ?? '')).toBeGreaterThan(Date.parse(first.reportedAt))
    expect(await told(firm, 'complaint_waiting')).toBe(2)
    expect((await all.refuse(author, id, { step: 'URGE' })).code).toBe('complaint_urged')
    for (let n = 0; n < 2; n++) {
      await test.advance(25 * hour)
      await all.take(author, id, { step: 'URGE' })
    }
    await test.advance(25 * hour)
    expect((await all.refuse(author, id, { step: 'URGE' })).code).toBe('complaint_urged')
  })
})

describe('taking a matter', () => {
  it('is one’s of two hundred who come at once', async () => {
    const { id } = await all.report(author)
    const accept = async (as: Session): Promise<string> => {
      for (;;)
        try {
          await all.take(as, id, { step: 'ACCEPT' })
          return 'ok'
        } catch (error) {
          const { code } = error as { code: string }
          if (code !== 'overloaded') return code
          await new Promise((resolve) => setTimeout(resolve, randomInt(100, 1_000)))
        }
    }
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => accept(n % 2 === 0 ? firm : colleague)))
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['ok', 'complaint_step_illegal']))
    const { rows } = await test.admin.query(
      `SELECT count(*)::int AS n FROM complaint_step WHERE complaint_id = $1 AND step = 'ACCEPT'`,
      [id],
    )
    expect(rows).toEqual([{ n: 1 }])
  }, 120_000)

  it('comes second where somebody wrote the next step already, though nothing was locked', async () => {
    const { id } = await all.report(author)
    const client = await test.admin.connect()
    try {
      await client.query('BEGIN')
      await client.query(
        `INSERT INTO complaint_step (community_id, complaint_id, seq, step, state, party, facts, at)
         VALUES ($1, $2, 3, 'CLIMB', 'DISPATCHED', 'CLOCK', '{}', app.now())`,
        [world.communityId, id],
      )
      const refused = test.refuse(complaints.take, { ...all.about(id), body: { step: 'ACCEPT' } }, { as: firm })
      await untilWaiting(test.admin)
      await client.query('COMMIT')
      expect((await refused).code).toBe('complaint_moved')
    } finally {
      client.release()
    }
  })

  it('is not the author’s own, who may serve in the firm', async () => {
    const home = { unitId: unitAt(world, 0, 0), relation: 'owner' as const }
    const { rows } = await test.admin.query<{ id: string }>(
      `INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, $3) RETURNING id`,
      [world.communityId, home.unitId, firm.accountId, home.relation],
    )
    expect(rows).toHaveLength(1)
    const { id } = await all.report(firm)
    expect((await all.refuse(firm, id, { step: 'ACCEPT' })).code).toBe('forbidden')
    expect(await all.take(colleague, id, { step: 'ACCEPT' })).toMatchObject({ state: 'ACCEPTED' })
  })
})
