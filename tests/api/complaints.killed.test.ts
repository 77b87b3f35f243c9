import { complaintConvene } from '@liren/shared/complaints.convene'
import type { Session } from '@liren/shared/identity'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { sweepTopics } from '../../server/src/features/complaints/complaints.coordination.clock.service.ts'
import { sweepCalls } from '../../server/src/features/complaints/complaints.whistle.clock.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { startSweeper, sweepKilled } from '../support/complaints.killing.ts'
import { complaintsOf, type Complaints } from '../support/complaints.ts'
import { callOf, callsIn, departmentOf, officerAbove } from '../support/complaints.whistle.ts'
import { until } from '../support/push.storm.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let matters: string[]

const hour = 3_600
const here = () => ({ communityId: world.communityId })

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  await world.grant('property_staff', 'estate', world.estateId)
  matters = []
  // More than one person may report in an hour.
  for (let people = 0; people < 2; people++) {
    const author: Session = await world.resident(unitAt(world, 0, people))
    for (let n = 0; n < 8; n++) matters.push((await all.report(author, { text: `第${String(n)}盏灯坏了` })).id)
  }
})

const counted = async (sql: string): Promise<number> =>
  (await test.admin.query<{ n: number }>(sql, [world.communityId])).rows[0]?.n ?? 0
const climbed = () =>
  counted(`SELECT count(*)::int AS n FROM complaint_call_entry WHERE step = 'CLIMB' AND community_id = $1`)

describe('the clocks of calls', () => {
  const works = () => departmentOf(world, '城管中队')
  const police = () => departmentOf(world, '供电所')

  /** Whistles that nobody answers, a meeting to which nobody says whether they come, and what another one resolved. */
  async function callForHelp(): Promise<{ rungs: number }> {
    await officerAbove(test, world, '城管中队')
    await officerAbove(test, world, '供电所', '小唐')
    await officerAbove(test, world, null, '许科长')
    const as = world.committee
    const meetingIn = async (hours: number, offices: ReturnType<typeof works>[]) => {
      const { rows } = await test.admin.query<{ at: Date }>('SELECT app.now() AS at')
      const startsAt = new Date((rows[0]?.at.getTime() ?? 0) + hours * hour * 1_000).toISOString()
      const body = { title: '环物会', place: '居委会', startsAt, complaintIds: matters.slice(0, 6), offices }
      return test.call(complaintConvene.convene, { params: here(), body }, { as })
    }
    const { id: meetingId, invitations } = await meetingIn(2, [works()])
    const invitationId = invitations[0]?.id ?? ''
    await test.advance(3 * hour)
    const resolutions = matters
      .slice(0, 6)
      .map((complaintId) => ({ complaintId, invitationId, text: '换控制箱', withinDays: 5 }))
    const body = { minutes: '都到了。', attended: [invitationId], resolutions }
    await test.call(complaintConvene.hold, { params: { ...here(), meetingId }, body }, { as })
    await meetingIn(48, [works(), police()])
    const calls = callsIn(test, world)
    for (const id of matters) await calls.call(as, id, callOf(works(), police()))
    return { rungs: 5 * (6 + 2 + 2 * matters.length) }
  }

  /** Rungs that stand in the log of a call another number of times than their key does, which is once. */
  const faults = () =>
    counted(`SELECT count(*)::int AS n FROM (
        SELECT call_id, rung, count(*) AS n FROM complaint_call_entry
        WHERE step = 'CLIMB' AND community_id = $1 GROUP BY 1, 2) e
      FULL JOIN (SELECT call_id, rung FROM complaint_call_rung WHERE community_id = $1) r USING (call_id, rung)
      WHERE e.n IS DISTINCT FROM 1 OR r.call_id IS NULL`)
  const toldTwice = () =>
    counted(`SELECT count(*)::int AS n FROM (SELECT FROM message
      WHERE community_id = $1 AND kind IN ('complaint_due', 'complaint_climbed')
      GROUP BY account_id, kind, subject_id, occasion HAVING count(*) > 1) m`)

  const toldAbove = async () =>
    (
      await test.admin.query<{ kind: string; n: number }>(
        `SELECT kind, count(*)::int AS n FROM office_message WHERE community_id = $1 AND kind <> 'call_ended'
          GROUP BY 1 ORDER BY 1`,
        [world.communityId],
      )
    ).rows

  it('climb each rung once, though two processes do it at once, and both are killed again and again', async () => {
    const { rungs } = await callForHelp()
    await test.advance(30 * 24 * hour)
    await sweepKilled(test, 'calls', { done: climbed, share: 25, atOnce: 2 })
    expect(await climbed()).toBeLessThan(rungs)
    await Promise.all([sweepCalls(test.pool), sweepCalls(test.pool)])
    await sweepCalls(test.pool)
    expect(await climbed()).toBe(rungs)
    expect([await faults(), await toldTwice()]).toEqual([0, 0])
    expect(await toldAbove()).toEqual([
      // Of each call that climbed: that time runs out, that it is over, and to the street; one meeting was held in time.
      { kind: 'call_due', n: rungs / 5 },
      { kind: 'call_overdue', n: rungs / 5 },
      { kind: 'call_waiting', n: rungs / 5 + 1 },
      { kind: 'matter_climbed', n: rungs / 5 },
    ])
  }, 120_000)
})

describe('the coordination list', () => {
  const topics = () => counted('SELECT count(*)::int AS n FROM complaint_topic WHERE community_id = $1')
  const tellings = () =>
    counted(`SELECT count(*)::int AS n FROM message m JOIN complaint_topic t ON t.community_id = $1 AND t.id = m.subject_id
      WHERE m.community_id = $1 AND m.account_id = '${world.committee.accountId}'`)

  const tellingsAbove = () =>
    counted(`SELECT count(*)::int AS n FROM office_message WHERE community_id = $1 AND kind = 'matter_listed'`)

  it('holds each matter once and tells of it once, though whoever puts them there is killed in the middle', async () => {
    await officerAbove(test, world, null, '许科长')
    await test.advance(40 * 24 * hour)
    await sweepComplaints(test.pool)
    // Somebody else is about to put the last one there, and so whoever sweeps stops before it, the others done.
    const client = await test.admin.connect()
    try {
      await client.query('BEGIN')
      await client.query(
        `INSERT INTO complaint_topic (community_id, id, source, category, place_label, complaint_id, listed_at)
         VALUES ($1, gen_random_uuid(), 'climbed', 'common_parts', '', $2, app.now())`,
        [world.communityId, matters.toSorted().at(-1)],
      )
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      const sweepers = [startSweeper(test, 'topics'), startSweeper(test, 'topics')]
      try {
        await until(async () => {
          const waiting = await test.admin.query(
            `SELECT FROM pg_stat_activity WHERE query ILIKE 'insert into "complaint_topic"%' AND $1 = ANY(pg_blocking_pids(pid))`,
            [rows[0]?.pid],
          )
          return waiting.rows.length > 0
        }, 60)
      } finally {
        await Promise.all(sweepers.map(({ kill }) => kill()))
      }
      await client.query('ROLLBACK')
    } finally {
      client.release()
    }
    expect(await topics()).toBe(0)
    await Promise.all([sweepTopics(test.pool), sweepTopics(test.pool), sweepTopics(test.pool)])
    await sweepTopics(test.pool)
    const once = matters.length
    expect([await topics(), await tellings(), await tellingsAbove()]).toEqual([once, once, once])
  }, 120_000)
})
