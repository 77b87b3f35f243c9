import { complaints } from '@liren/shared/complaints.orders'
import { complaintWhistle } from '@liren/shared/complaints.whistle'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { rolesApi } from '@liren/shared/roles'
import { sweepCalls } from '../../server/src/features/complaints/complaints.whistle.clock.service.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { callOf, callsIn, departmentOf, officerAbove } from '../support/complaints.whistle.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let calls: ReturnType<typeof callsIn>
let author: Session
let firm: Session
let works: Session
let police: Session
let matter: string

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  calls = callsIn(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await world.grant('property_staff', 'estate', world.estateId)
  works = await officerAbove(test, world, '城管中队')
  police = await officerAbove(test, world, '供电所', '小唐')
  matter = (await all.report(author)).id
})

const hour = 3_600
const after = async (hours: number) => {
  await test.advance(hours * hour)
  await sweepCalls(test.pool)
}
const both = () => callOf(departmentOf(world, '城管中队'), departmentOf(world, '供电所'))
const told = async (as: Session, kind: string) =>
  (await test.call(messages.inbox, { params: { communityId: world.communityId } }, { as })).items.filter(
    (one) => one.kind === kind && one.aboutId === matter,
  ).length
const callWith = async (name: string) => {
  const { items } = await calls.list(world.committee, matter)
  const found = items.find(({ office }) => office.department === name)
  if (!found) throw new Error(`nobody called ${name}`)
  return found
}
const rungsOf = async (name: string) => (await callWith(name)).entries.flatMap(({ rung }) => rung ?? [])

describe('who can be called', () => {
  it('is whoever is there: no column without hosts, no office of the author alone', async () => {
    const callable = async (id: string) =>
      (await test.call(complaintWhistle.callable, all.about(id), { as: world.committee })).items
    expect((await callable(matter)).filter(({ role }) => role === 'column_host')).toEqual([])
    const host = await world.grant('column_host', 'column', world.columns.police)
    const column = { role: 'column_host' as const, scopeId: world.columns.police, department: null }
    expect((await callable(matter)).filter(({ role }) => role === 'column_host')).toMatchObject([column])
    const own = await all.report(host)
    expect((await callable(own.id)).filter(({ role }) => role === 'column_host')).toEqual([])
    const body = callOf(column)
    const { code } = await test.refuse(complaintWhistle.call, { ...all.about(own.id), body }, { as: world.committee })
    expect(code).toBe('complaint_office_empty')
  })
})

describe('a whistle', () => {
  it('is refused by one department with a reason, taken by another, and signed off', async () => {
    const offices = await test.call(complaintWhistle.callable, all.about(matter), { as: world.committee })
    expect(offices.items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['里仁街道 城管中队', '里仁街道 供电所', '枫林社区']),
    )
    const { items } = await calls.call(world.committee, matter, both())
    expect(items.map(({ state, office }) => [state, office.label])).toEqual([
      ['CALLED', '里仁街道 城管中队'],
      ['CALLED', '里仁街道 供电所'],
    ])
    const [one] = await calls.desk(works)
    expect(one).toMatchObject({
      complaintId: matter,
      communityName: '枫林社区',
      abilities: { steps: ['REPORT_IN', 'REFUSE'] },
    })
    await calls.take(works, matter, one?.id ?? '', { step: 'REFUSE', reason: 'not_ours', note: '线路归供电所' })
    expect(await calls.desk(works)).toEqual([])
    expect(await told(world.committee, 'complaint_waiting')).toBe(1)
    const refused = await callWith('城管中队')
    expect(refused).toMatchObject({ state: 'REFUSED', abilities: { steps: ['RELEASE', 'INSIST', 'CALL_OFF'] } })
    expect(refused.entries.at(-1)).toMatchObject({ actorName: '郑工', reason: 'not_ours', note: '线路归供电所' })
    await calls.take(world.committee, matter, refused.id, { step: 'RELEASE' })

    const power = await callWith('供电所')
    await calls.take(police, matter, power.id, { step: 'REPORT_IN' })
    await calls.take(police, matter, power.id, { step: 'PROGRESS', note: '查到是控制箱' })
    const { items: done } = await calls.take(police, matter, power.id, { step: 'SIGN_OFF', note: '控制箱已换' })
    expect(done.find(({ id }) => id === power.id)).toMatchObject({ state: 'DONE', dueAt: null })
    expect(await calls.desk(police)).toEqual([])
    expect(await calls.desk(police, 'done')).toMatchObject([{ id: power.id, state: 'DONE', abilities: { steps: [] } }])
    expect(await calls.desk(works, 'done')).toEqual([])
    // Still one is responsible, and the author reads what was said.
    expect((await all.detail(author, matter)).holder).toMatchObject({ role: 'property_staff' })
    const { items: read, abilities } = await calls.list(author, matter)
    expect(read.flatMap(({ entries }) => entries.map(({ note }) => note))).toContain('控制箱已换')
    expect(abilities.call).toBe(false)
    expect(await told(author, 'complaint_moved')).toBe(5)
  })

  it('lets a department see what it was called to, without the name of who complained, and nothing else', async () => {
    const other = (await all.report(author)).id
    expect((await test.refuse(complaints.detail, all.about(matter), { as: works })).code).toBe('not_found')
    await calls.call(world.committee, matter, callOf(departmentOf(world, '城管中队')))
    const seen = await all.detail(works, matter)
    expect(seen.reporter).toEqual({ name: null, phoneMasked: null, isHidden: false })
    expect(seen.abilities.steps).toEqual([])
    expect((await test.refuse(complaints.detail, all.about(other), { as: works })).code).toBe('not_found')
    expect((await test.refuse(complaints.detail, all.about(matter), { as: police })).code).toBe('not_found')
    const { id } = await callWith('城管中队')
    await calls.take(world.committee, matter, id, { step: 'CALL_OFF', note: '不用了' })
    expect((await test.refuse(complaints.detail, all.about(matter), { as: works })).code).toBe('not_found')
    // A day overdue, the street sees it; a department does not.
    const street = await officerAbove(test, world, null)
    await test.admin.query('UPDATE complaint SET rung = 4 WHERE id = $1', [other])
    expect(await all.detail(street, other)).toMatchObject({ id: other })
    expect((await test.refuse(complaints.detail, all.about(other), { as: works })).code).toBe('not_found')
  })

  it('calls offices of the community, too, who are told in their inbox; the firm that has it stays responsible', async () => {
    const grid = await world.grant('grid_worker', 'grid', world.gridId)
    expect((await test.refuse(complaints.detail, all.about(matter), { as: grid })).code).toBe('not_found')
    await calls.call(world.committee, matter, callOf({ role: 'grid_worker', scopeId: world.gridId }))
    expect(await told(grid, 'complaint_waiting')).toBe(1)
    expect(await told(firm, 'complaint_waiting')).toBe(1)
    const [one] = await calls.desk(grid)
    await calls.take(grid, matter, one?.id ?? '', { step: 'REPORT_IN', note: '在现场' })
    expect(await all.detail(grid, matter)).toMatchObject({ holder: { role: 'property_staff' } })
    const owner = { role: 'property_staff' as const, scopeId: world.estateId }
    const again = test.refuse(
      complaintWhistle.call,
      { ...all.about(matter), body: callOf(owner) },
      { as: world.committee },
    )
    expect((await again).code).toBe('complaint_office_empty')
  })

  it('is blown by the committee and by the head of the grid that has it, and by nobody else', async () => {
    const blow = (as: Session, id = matter) =>
      test.refuse(complaintWhistle.call, { ...all.about(id), body: both() }, { as })
    const chief = newPhone()
    const params = { communityId: world.communityId }
    const office = { role: 'grid_worker', scopeKind: 'grid', scopeId: world.gridId, post: 'chief' } as const
    await test.call(
      rolesApi.grant,
      { params, body: { phone: chief, nickname: '网格长', ...office } },
      { as: world.committee },
    )
    const head = await test.signIn(chief)
    const worker = await world.grant('grid_worker', 'grid', world.gridId)
    expect([(await blow(author)).code, (await blow(firm)).code]).toEqual(['forbidden', 'forbidden'])
    expect((await blow(head)).code).toBe('not_found')
    const to = { role: 'grid_worker' as const, scopeId: world.gridId, note: '请网格先看' }
    await all.take(world.committee, matter, { step: 'DISPATCH', ...to })
    expect((await blow(worker)).code).toBe('forbidden')
    const { items } = await calls.call(head, matter, both())
    expect(items).toHaveLength(2)
    const [first] = items
    await calls.take(works, matter, first?.id ?? '', { step: 'REFUSE', reason: 'no_power', note: '没有权限' })
    expect(await told(head, 'complaint_waiting')).toBe(1)
    const insisted = await calls.take(head, matter, first?.id ?? '', {
      ...{ step: 'INSIST', note: '条例第十条写明归城管', reportWithinMinutes: 60 },
    })
    expect(insisted.items[0]).toMatchObject({ state: 'CALLED' })
  })

  it('is not blown twice for the same office, nor for one that nobody holds, nor where nothing is open', async () => {
    const blow = (body: ReturnType<typeof callOf>) =>
      test.refuse(complaintWhistle.call, { ...all.about(matter), body }, { as: world.committee })
    await calls.call(world.committee, matter, callOf(departmentOf(world, '城管中队')))
    expect((await blow(callOf(departmentOf(world, '城管中队')))).code).toBe('complaint_called_already')
    const twice = callOf(departmentOf(world, '供电所'), departmentOf(world, '供电所'))
    expect((await blow(twice)).code).toBe('complaint_called_already')
    expect((await blow(callOf(departmentOf(world, '水务所')))).code).toBe('complaint_office_empty')
    expect((await blow({ ...both(), reportWithinMinutes: 10_080, doneWithinDays: 1 })).code).toBe(
      'complaint_time_wrong',
    )
    await takeAll(all, firm, matter, wayToDone)
    expect((await blow(both())).code).toBe('complaint_step_illegal')
  })

  it('ends with its matter', async () => {
    await calls.call(world.committee, matter, both())
    await takeAll(all, firm, matter, wayToDone)
    expect(await calls.desk(works)).toHaveLength(1)
    await all.take(author, matter, { step: 'CONFIRM' })
    expect(await calls.desk(works)).toEqual([])
    expect((await callWith('城管中队')).state).toBe('LAPSED')
    const late = await calls.refuse(works, matter, (await callWith('城管中队')).id, { step: 'REPORT_IN' })
    expect(late.code).toBe('not_found')
  })

  it('on a dispute is its mediator’s, and shows it to whom it calls alone', async () => {
    const { id } = await all.report(author, { category: 'dispute', text: '楼上半夜拖椅子' })
    const body = callOf(departmentOf(world, '城管中队'))
    const second = newPhone()
    const params = { communityId: world.communityId }
    const office = { role: 'committee', scopeKind: 'community', scopeId: world.communityId } as const
    await test.call(
      rolesApi.grant,
      { params, body: { phone: second, nickname: '孙主任', ...office } },
      { as: world.operator },
    )
    const colleague = await test.signIn(second)
    expect((await test.refuse(complaintWhistle.call, { ...all.about(id), body }, { as: world.committee })).code).toBe(
      'forbidden',
    )
    await all.take(world.committee, id, { step: 'ACCEPT' })
    await calls.call(world.committee, id, body)
    expect((await test.refuse(complaintWhistle.calls, all.about(id), { as: colleague })).code).toBe('not_found')
    expect((await test.refuse(complaintWhistle.calls, all.about(id), { as: police })).code).toBe('not_found')
    expect((await calls.list(works, id)).items).toHaveLength(1)
    expect((await calls.list(author, id)).items[0]).toMatchObject({ ask: body.ask })
  })
})

describe('silence', () => {
  const everyRung = ['half', 'most', 'due', 'street', 'list']
  const faultsOfRungs = async () =>
    (
      await test.admin.query<{ n: number }>(`
        SELECT 1 AS n FROM (SELECT call_id, rung, count(*) AS n FROM complaint_call_entry WHERE step = 'CLIMB' GROUP BY 1, 2) e
        FULL JOIN (SELECT call_id, rung, count(*) AS n FROM complaint_call_rung GROUP BY 1, 2) r USING (call_id, rung)
        WHERE e.n IS DISTINCT FROM r.n`)
    ).rows

  it('climbs a rung at a time, and tells the committee and the author', async () => {
    await calls.call(world.committee, matter, both())
    await after(13)
    expect(await rungsOf('城管中队')).toEqual(['half'])
    await after(7)
    expect(await told(world.committee, 'complaint_due')).toBe(2)
    await after(5)
    expect(await callWith('城管中队')).toMatchObject({ isOverdue: true, climbed: 'due' })
    expect([await told(world.committee, 'complaint_climbed'), await told(author, 'complaint_moved')]).toEqual([2, 4])
    await after(24)
    await after(48)
    await after(480)
    expect(await rungsOf('城管中队')).toEqual(everyRung)
    expect(await faultsOfRungs()).toEqual([])
  })

  it('climbs each rung once when several sweep at once, and the clock jumps over them all', async () => {
    await calls.call(world.committee, matter, both())
    await test.advance(30 * 24 * hour)
    await Promise.all([sweepCalls(test.pool), sweepCalls(test.pool), sweepCalls(test.pool)])
    await sweepCalls(test.pool)
    expect([await rungsOf('城管中队'), await rungsOf('供电所')]).toEqual([everyRung, everyRung])
    expect(await faultsOfRungs()).toEqual([])
  })

  it('after reporting in climbs on the clock of the work', async () => {
    await calls.call(world.committee, matter, both())
    const { id } = await callWith('城管中队')
    await calls.take(works, matter, id, { step: 'REPORT_IN' })
    await after(24 * 4)
    expect(await rungsOf('城管中队')).toEqual(['half'])
  })

  it('is broken by one of many who report in at once', async () => {
    await calls.call(world.committee, matter, callOf(departmentOf(world, '城管中队')))
    const { id } = await callWith('城管中队')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        calls.take(works, matter, id, { step: 'REPORT_IN' }).then(
          () => 'ok',
          (error: unknown) => (error as { code: string }).code,
        ),
      ),
    )
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['ok', 'complaint_step_illegal']))
  })
})
