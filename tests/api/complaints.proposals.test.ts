import type { Complaint } from '@liren/shared/complaints.views'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { sweepKilled } from '../support/complaints.killing.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let firm: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await world.grant('property_staff', 'estate', world.estateId)
})

const hour = 3_600
const contacted = async (): Promise<Complaint> =>
  takeAll(all, firm, (await all.report(author)).id, wayToDone.slice(0, 2))
const costs = (cents: number) => ({ step: 'OFFER_COST' as const, cents, note: '灯管一根' })
const done = { step: 'RESOLVE' as const, note: '换好了', noPicture: 'indoors' as const }
const refused = async (as: Session, id: string, body: Parameters<Complaints['take']>[2]) =>
  (await all.refuse(as, id, body)).code
const inHours = (from: string, hours: number) => new Date(Date.parse(from) + hours * hour * 1_000).toISOString()
const nowIs = async () => {
  const { rows } = await test.admin.query<{ at: Date }>('SELECT app.now() AS at')
  return rows[0]?.at.toISOString() ?? ''
}
const told = async (as: Session, id: string) =>
  (await test.call(messages.inbox, { params: { communityId: world.communityId } }, { as })).items.filter(
    ({ subjectId }) => subjectId === id,
  )
const lapses = ({ steps }: Complaint) => steps.filter(({ step }) => step === 'LAPSE_VISIT')

describe('a cost', () => {
  it('that waits for an answer lets nothing begin and nothing end', async () => {
    const { id } = await contacted()
    const offered = await all.take(firm, id, costs(12_000))
    expect(offered.abilities.steps).not.toContain('RESOLVE')
    expect(offered.abilities.steps).toContain('RETRACT_COST')
    expect(await refused(firm, id, { step: 'BEGIN' })).toBe('complaint_cost_open')
    expect(await refused(firm, id, done)).toBe('complaint_cost_open')
    await all.take(author, id, { step: 'ACCEPT_COST' })
    expect(await all.take(firm, id, done)).toMatchObject({ state: 'RESOLVED' })
  })

  it('that was declined does neither, until another is agreed to or it is taken back', async () => {
    const { id } = await contacted()
    await all.take(firm, id, costs(12_000))
    await all.take(author, id, { step: 'DECLINE_COST', note: '太贵' })
    expect(await refused(firm, id, { step: 'BEGIN' })).toBe('complaint_cost_declined')
    expect(await refused(firm, id, done)).toBe('complaint_cost_declined')
    await all.take(firm, id, costs(8_000))
    expect(await refused(firm, id, done)).toBe('complaint_cost_open')
    await all.take(author, id, { step: 'DECLINE_COST', note: '还是贵' })
    const free = await all.take(firm, id, { step: 'RETRACT_COST', note: '这次不收费' })
    expect(free.steps.at(-1)).toMatchObject({ step: 'RETRACT_COST', note: '这次不收费' })
    expect((await all.take(firm, id, { step: 'BEGIN' })).state).toBe('IN_PROGRESS')
    expect((await all.take(firm, id, done)).state).toBe('RESOLVED')
  })

  it('named by mistake is taken back by who handles it, and its author is told; nobody answers it then', async () => {
    const { id } = await contacted()
    await all.take(firm, id, costs(1_200_000))
    expect(await refused(author, id, { step: 'RETRACT_COST', note: '不' })).toBe('forbidden')
    const after = await all.take(firm, id, { step: 'RETRACT_COST', note: '多写了两个零' })
    expect(after.proposals).toEqual([])
    expect(await refused(author, id, { step: 'ACCEPT_COST' })).toBe('complaint_step_illegal')
    expect(await refused(firm, id, { step: 'RETRACT_COST', note: '再来' })).toBe('complaint_step_illegal')
    expect((await told(author, id)).filter(({ kind }) => kind === 'complaint_moved')).toHaveLength(4)
  })

  it('is not slipped by merging: who handles it hears so, the committee may', async () => {
    const first = await all.report(author)
    const { id } = await contacted()
    await all.take(firm, id, costs(12_000))
    expect(await refused(firm, id, { step: 'MERGE', intoId: first.id })).toBe('complaint_cost_open')
    await all.take(world.committee, id, { step: 'MERGE', intoId: first.id })
  })
})

describe('a visit', () => {
  const visit = async (from = 2) => {
    const at = await nowIs()
    return { step: 'OFFER_VISIT' as const, from: inHours(at, from), to: inHours(at, from + 2), note: null }
  }

  it('proposed by mistake is taken back, and another one proposed', async () => {
    const { id } = await contacted()
    await all.take(firm, id, await visit())
    expect(await refused(firm, id, await visit(6))).toBe('complaint_asked_already')
    expect((await all.take(firm, id, { step: 'RETRACT_VISIT' })).proposals).toEqual([])
    expect(await refused(author, id, { step: 'ACCEPT_VISIT' })).toBe('complaint_step_illegal')
    expect((await all.take(firm, id, await visit(6))).proposals).toHaveLength(1)
  })

  it('that nobody answered lapses when its time has passed, in the history and told to both sides', async () => {
    const { id } = await contacted()
    await all.take(firm, id, await visit())
    await test.advance(3 * hour)
    await sweepComplaints(test.pool)
    expect(lapses(await all.detail(author, id))).toEqual([])
    await test.advance(1.1 * hour)
    // Before time has noted it, it can no longer be answered, nor does it keep another one waiting.
    const late = await all.detail(author, id)
    expect([late.proposals, late.abilities.steps.includes('ACCEPT_VISIT')]).toEqual([[], false])
    const before = [(await told(author, id)).length, (await told(firm, id)).length]
    await Promise.all([sweepComplaints(test.pool), sweepComplaints(test.pool)])
    await sweepComplaints(test.pool)
    expect(lapses(await all.detail(author, id))).toMatchObject([{ party: 'CLOCK', state: 'CONTACTED' }])
    expect([(await told(author, id)).length, (await told(firm, id)).length]).toEqual(before.map((n) => n + 1))
    await all.take(firm, id, await visit())
  })

  it('that was agreed to does not lapse; one that was followed by another does so unseen', async () => {
    const { id } = await contacted()
    await all.take(firm, id, await visit())
    await all.take(author, id, { step: 'ACCEPT_VISIT' })
    await test.advance(5 * hour)
    await sweepComplaints(test.pool)
    expect(lapses(await all.detail(author, id))).toEqual([])
    await all.take(firm, id, await visit())
    await test.advance(5 * hour)
    const next = await all.take(firm, id, await visit())
    expect(next.proposals.filter(({ isAccepted }) => isAccepted === null)).toHaveLength(1)
    await sweepComplaints(test.pool)
    expect(lapses(await all.detail(author, id))).toEqual([])
  })

  it('lapses once though whoever sweeps is killed again and again', async () => {
    for (let n = 0; n < 16; n++) {
      if (n % 8 === 0) author = await world.resident(unitAt(world, 0, n / 8))
      const { id } = await contacted()
      await all.take(firm, id, await visit())
    }
    await test.advance(5 * hour)
    const counted = async (sql: string) =>
      (await test.admin.query<{ n: number }>(sql, [world.communityId])).rows[0]?.n ?? 0
    const lapsed = () =>
      counted(`SELECT count(*)::int AS n FROM complaint_step WHERE community_id = $1 AND step = 'LAPSE_VISIT'`)
    await sweepKilled(test, 'complaints', { done: lapsed, share: 4 })
    await sweepComplaints(test.pool)
    expect(await lapsed()).toBe(16)
    expect(
      await counted(`SELECT count(*)::int AS n FROM (SELECT FROM complaint_step
        WHERE community_id = $1 AND step = 'LAPSE_VISIT' GROUP BY complaint_id HAVING count(*) > 1) s`),
    ).toBe(0)
  }, 120_000)
})
