import { complaintDispatch, type DispatchRule } from '@liren/shared/complaints.dispatch'
import { complaints } from '@liren/shared/complaints.orders'
import type { Session } from '@liren/shared/identity'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, type Complaints } from '../support/complaints.ts'
import { buildingAt, createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let firm: Session
let worker: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await world.grant('property_staff', 'estate', world.estateId)
  worker = await world.grant('grid_worker', 'grid', world.gridId)
})

const here = () => ({ params: { communityId: world.communityId } })
const rule = (more: Partial<DispatchRule> = {}): DispatchRule => ({
  name: '一网格先看',
  categories: [],
  place: null,
  days: 'all',
  hours: null,
  to: { role: 'grid_worker', scopeId: world.gridId, workerId: null },
  ...more,
})
const set = (rules: DispatchRule[], version = 0) =>
  test.call(complaintDispatch.setRules, { ...here(), body: { version, rules } }, { as: world.committee })
const refused = async (one: DispatchRule) =>
  (
    await test.refuse(
      complaintDispatch.setRules,
      { ...here(), body: { version: 0, rules: [one] } },
      { as: world.committee },
    )
  ).code

describe('rules that send matters on', () => {
  it('are tried in order; the matter shows which one it was', async () => {
    await set([
      rule({ name: '环境归网格', categories: ['environment'] }),
      rule({ name: '1幢归网格', place: { kind: 'building', id: buildingAt(world, 0) } }),
    ])
    const environment = await all.report(author, { category: 'environment', text: '垃圾堆在楼下' })
    expect(environment.office).toMatchObject({ role: 'grid_worker', scopeLabel: '一网格', rule: '环境归网格' })
    expect((await all.report(author)).office).toMatchObject({ rule: '1幢归网格' })
    const place = { kind: 'building' as const, id: buildingAt(world, 1) }
    expect((await all.report(author, { place })).office).toMatchObject({ role: 'property_staff', rule: 'property' })
  })

  it('given for an entrance catch its flats, for a building its entrances and flats, and nothing beside them', async () => {
    await set([
      rule({ name: '1单元归网格', place: { kind: 'entrance', id: entranceAt(world, 0, 0) } }),
      rule({ name: '1幢归网格', place: { kind: 'building', id: buildingAt(world, 0) } }),
    ])
    const ruleAt = async (kind: 'unit' | 'entrance' | 'building' | 'estate', id: string) => {
      const onBehalf = { phone: newPhone(), nickname: '邻居', channel: 'phone' as const, consent: '电话里同意' }
      const told = { category: 'environment' as const, place: { kind, id }, onBehalf }
      return (await all.report(firm, told)).office?.rule
    }
    expect(await ruleAt('unit', unitAt(world, 0, 0))).toBe('1单元归网格')
    expect(await ruleAt('entrance', entranceAt(world, 0, 0))).toBe('1单元归网格')
    expect(await ruleAt('unit', unitAt(world, 0, 1))).toBe('1幢归网格')
    expect(await ruleAt('entrance', entranceAt(world, 0, 1))).toBe('1幢归网格')
    expect(await ruleAt('building', buildingAt(world, 0))).toBe('1幢归网格')
    expect(await ruleAt('unit', unitAt(world, 1, 0))).toBe('property')
    expect(await ruleAt('estate', world.estateId)).toBe('property')
  })

  it('put the person on duty in charge, while that person serves there', async () => {
    const to = { role: 'grid_worker' as const, scopeId: world.gridId, workerId: worker.accountId }
    await set([rule({ to })])
    const one = await all.report(author)
    expect(one).toMatchObject({ state: 'DISPATCHED', holder: { names: ['王秀英'] } })
    expect((await test.call(complaints.queue, { ...here(), query: { of: 'me' } }, { as: worker })).items).toMatchObject(
      [{ id: one.id }],
    )
    await test.admin.query('UPDATE role_grant SET ended_at = app.now() WHERE account_id = $1', [worker.accountId])
    expect((await all.report(author)).office).toMatchObject({ role: 'property_staff', rule: 'property' })
  })

  it('are the committee’s, and each names what is there', async () => {
    expect(await refused(rule({ to: { role: 'grid_worker', scopeId: world.estateId, workerId: null } }))).toBe(
      'complaint_office_empty',
    )
    const stranger = { role: 'grid_worker' as const, scopeId: world.gridId, workerId: firm.accountId }
    expect(await refused(rule({ to: stranger }))).toBe('complaint_worker_unknown')
    const elsewhere = { kind: 'estate' as const, id: buildingAt(world, 0) }
    expect(await refused(rule({ place: elsewhere }))).toBe('complaint_place_wrong')
    await set([rule()])
    const late = { ...here(), body: { version: 0, rules: [] } }
    expect((await test.refuse(complaintDispatch.setRules, late, { as: world.committee })).code).toBe('edited_elsewhere')
    const read = await test.call(complaintDispatch.rules, here(), { as: world.committee })
    expect(read).toMatchObject({ version: 1, rules: [{ name: '一网格先看' }] })
    expect(read.offices.map(({ role }) => role).toSorted()).toEqual(['committee', 'grid_worker', 'property_staff'])
  })
})

describe('another firm', () => {
  it('is asked to help, its call-out free for a reason that is on record', async () => {
    const { id } = await all.report(author)
    const to = { role: 'grid_worker' as const, scopeId: world.gridId, workerId: worker.accountId }
    const note = '八十二岁独居，请帮忙上门'
    const sent = await all.take(world.committee, id, { step: 'DISPATCH', ...to, waiver: 'aged_alone', note })
    expect(sent).toMatchObject({
      waiver: 'aged_alone',
      office: { role: 'grid_worker', rule: 'hand' },
      holder: { names: ['王秀英'] },
    })
    expect(sent.steps.at(-1)).toMatchObject({
      step: 'DISPATCH',
      note,
      facts: { waiver: 'aged_alone', worker: '王秀英' },
    })
    expect((await all.refuse(firm, id, { step: 'ACCEPT' })).code).toBe('not_found')
    expect(await all.take(worker, id, { step: 'ACCEPT' })).toMatchObject({ state: 'ACCEPTED', waiver: 'aged_alone' })
  })
})

describe('the committee by hand', () => {
  const send = (id: string, to: { role: 'column_host' | 'grid_worker'; scopeId: string; workerId?: string }) => ({
    ...all.about(id),
    body: { step: 'DISPATCH' as const, note: '请您看看', ...to },
  })

  it('sends it to a person by name, in any office that somebody holds, a column’s too', async () => {
    const host = await world.grant('column_host', 'column', world.columns.police)
    const { offices } = await test.call(complaintDispatch.rules, here(), { as: world.committee })
    expect(offices.filter(({ role }) => role === 'column_host')).toMatchObject([
      { scopeId: world.columns.police, workers: [{ id: host.accountId }] },
    ])
    const { id } = await all.report(author)
    const to = { role: 'column_host' as const, scopeId: world.columns.police, workerId: host.accountId }
    const sent = await test.call(complaints.take, send(id, to), { as: world.committee })
    expect(sent).toMatchObject({ state: 'DISPATCHED', holder: { role: 'column_host', names: ['王秀英'] } })
    expect((await all.take(host, id, { step: 'ACCEPT' })).state).toBe('ACCEPTED')
  })

  it('is refused an office that nobody holds, one that only the author holds, and somebody who does not serve there', async () => {
    const { id } = await all.report(author)
    const empty = { role: 'column_host' as const, scopeId: world.columns.police }
    const { offices } = await test.call(complaintDispatch.rules, here(), { as: world.committee })
    expect(offices.some(({ scopeId }) => scopeId === empty.scopeId)).toBe(false)
    const as = world.committee
    expect((await test.refuse(complaints.take, send(id, empty), { as })).code).toBe('complaint_office_empty')
    const own = await all.report(worker)
    const toAuthor = { role: 'grid_worker' as const, scopeId: world.gridId }
    expect((await test.refuse(complaints.take, send(own.id, toAuthor), { as })).code).toBe('complaint_office_empty')
    const stranger = { ...toAuthor, workerId: firm.accountId }
    expect((await test.refuse(complaints.take, send(id, stranger), { as })).code).toBe('complaint_worker_unknown')
  })
})
