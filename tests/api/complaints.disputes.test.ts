import { complaints } from '@liren/shared/complaints.orders'
import type { Complaint } from '@liren/shared/complaints.views'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { rolesApi } from '@liren/shared/roles'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints, type StepBody } from '../support/complaints.ts'
import { callOf, callsIn, departmentOf, officerAbove } from '../support/complaints.whistle.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let head: Session
/** A dispute in a flat that the building head mediates. */
let matter: Complaint

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  head = await world.grant('building_head', 'building', buildingAt(world, 0))
  const place = { kind: 'unit' as const, id: unitAt(world, 0, 0), spot: '卧室' }
  matter = await all.report(author, { category: 'dispute', text: '楼上半夜拖椅子', place })
  const to = { role: 'building_head' as const, scopeId: buildingAt(world, 0), note: '请楼组长调解' }
  await all.take(world.committee, matter.id, { step: 'DISPATCH', ...to })
  await all.take(head, matter.id, { step: 'ACCEPT' })
})

const here = () => ({ params: { communityId: world.communityId } })
const day = 86_400
const secret = /拖椅子|卧室|单元|邻居"/
const inbox = async (as: Session) =>
  (await test.call(messages.inbox, here(), { as })).items.filter(({ subjectId }) => subjectId === matter.id)
const mine = async (as: Session) => (await test.call(complaints.mine, here(), { as })).items
const queued = async () => (await test.call(complaints.queue, here(), { as: world.committee })).items
const ask = (): StepBody => {
  const until = new Date(Date.parse(matter.reportedAt) + 2 * day * 1_000).toISOString()
  return { step: 'ASK_SUSPENSION', reason: 'owner', until, note: '等人出差回来' }
}
const hidden = async () =>
  (await test.refuse(complaints.detail, all.about(matter.id), { as: world.committee })).code === 'not_found'

describe('whom a mediator lets in', () => {
  it('is told so, finds the dispute among the own, is told how it goes, and may add words', async () => {
    const person = { phone: newPhone(), nickname: '楼上邻居' }
    const home = { ...person, unitId: unitAt(world, 0, 1), relation: 'owner' as const }
    await test.call(rolesApi.placeResident, { ...here(), body: home }, { as: world.committee })
    const guest = await test.signIn(person.phone)
    expect(await mine(guest)).toEqual([])
    await test.call(complaints.admit, { ...all.about(matter.id), body: person }, { as: head })
    await test.call(complaints.admit, { ...all.about(matter.id), body: person }, { as: head })
    expect(await inbox(guest)).toMatchObject([{ kind: 'complaint_moved', title: '一件邻里纠纷' }])
    expect(await mine(guest)).toMatchObject([{ id: matter.id, isMine: false, excerpt: '楼上半夜拖椅子' }])
    const seen = await all.detail(guest, matter.id)
    expect(seen.abilities.steps).toEqual(['NOTE'])
    expect((await all.refuse(guest, matter.id, { step: 'WITHDRAW' })).code).toBe('forbidden')
    const before = (await inbox(head)).length
    const noted = await all.take(guest, matter.id, { step: 'NOTE', note: '我家铺了地毯' })
    expect(noted.steps.at(-1)).toMatchObject({ step: 'NOTE', party: 'GUEST', isMine: true, isOnBehalf: false })
    expect(await inbox(head)).toHaveLength(before + 1)
    await all.take(head, matter.id, { step: 'CONTACT', how: 'visit', note: '两家坐下谈' })
    const moved = await inbox(guest)
    expect(moved).toHaveLength(2)
    expect(JSON.stringify(moved)).not.toMatch(secret)
  })
})

describe('whom a mediator lets in and who is not of the dispute', () => {
  it('is seen by no department that is called to it, whatever the guest says', async () => {
    const calls = callsIn(test, world)
    const { id } = await all.report(author, { category: 'dispute', text: '楼道里堆杂物' })
    await all.take(world.committee, id, { step: 'ACCEPT' })
    const person = { phone: newPhone(), nickname: '沈阿姨' }
    const home = { ...person, unitId: unitAt(world, 0, 1), relation: 'owner' as const }
    await test.call(rolesApi.placeResident, { ...here(), body: home }, { as: world.committee })
    const guest = await test.signIn(person.phone)
    await test.call(complaints.admit, { ...all.about(id), body: person }, { as: world.committee })
    await all.take(guest, id, { step: 'NOTE', note: '我看见是谁堆的' })
    const works = await officerAbove(test, world, '城管中队')
    await calls.call(world.committee, id, callOf(departmentOf(world, '城管中队')))
    const seen = await all.detail(works, id)
    expect(seen).toMatchObject({ guests: [], reporter: { name: null } })
    expect(seen.steps.find(({ party }) => party === 'GUEST')).toMatchObject({ actorName: null, note: '我看见是谁堆的' })
    expect(JSON.stringify(seen)).not.toContain('沈阿姨')
    for (const as of [author, guest, world.committee])
      expect(await all.detail(as, id)).toMatchObject({ guests: [{ nickname: '沈阿姨', mayLook: true }] })
  })

  it('is shown to its mediator also where the author hides, and said to be unable to look until bound', async () => {
    const { id } = await all.report(author, { category: 'dispute', text: '楼道里堆杂物', isHidden: true })
    const to = { role: 'building_head' as const, scopeId: buildingAt(world, 0), note: '请楼组长调解' }
    await all.take(world.committee, id, { step: 'DISPATCH', ...to })
    await all.take(head, id, { step: 'ACCEPT' })
    const person = { phone: newPhone(), nickname: '沈阿姨' }
    const admitted = await test.call(complaints.admit, { ...all.about(id), body: person }, { as: head })
    expect(admitted).toMatchObject({ guests: [{ nickname: '沈阿姨', mayLook: false }], reporter: { name: null } })
    const guest = await test.signIn(person.phone)
    expect((await test.refuse(complaints.detail, all.about(id), { as: guest })).code).toBe('not_found')
    const home = { ...person, unitId: unitAt(world, 0, 1), relation: 'tenant' as const }
    await test.call(rolesApi.placeResident, { ...here(), body: home }, { as: world.committee })
    expect((await mine(guest)).map((row) => row.id)).toEqual([id])
    expect((await all.detail(head, id)).guests).toMatchObject([{ nickname: '沈阿姨', mayLook: true }])
  })

  it('is not told by the calls to it to a committee that does not mediate', async () => {
    const phone = newPhone()
    const grid = { role: 'grid_worker' as const, scopeKind: 'grid' as const, scopeId: world.gridId }
    const body = { phone, nickname: '网格长', ...grid, post: 'chief' as const }
    await test.call(rolesApi.grant, { ...here(), body }, { as: world.committee })
    const chief = await test.signIn(phone)
    const { id } = await all.report(author, { category: 'dispute', text: '楼道里堆杂物' })
    await all.take(world.committee, id, {
      step: 'DISPATCH',
      role: 'grid_worker',
      scopeId: world.gridId,
      note: '请调解',
    })
    await all.take(chief, id, { step: 'ACCEPT' })
    const calls = callsIn(test, world)
    await officerAbove(test, world, '城管中队')
    await calls.call(chief, id, { ...callOf(departmentOf(world, '城管中队')), ask: '看看楼上王家的杂物' })
    await all.take(chief, id, ask())
    expect((await calls.list(chief, id)).items).toMatchObject([{ ask: '看看楼上王家的杂物' }])
    const { items } = await calls.list(world.committee, id)
    expect(items).toMatchObject([{ ask: null }])
    expect(JSON.stringify(items)).not.toContain('王家')
  })
})

describe('a dispute that the committee does not mediate', () => {
  it('is answered by it when it is asked to let it rest, and shows it nothing of what was said', async () => {
    expect(await hidden()).toBe(true)
    await all.take(head, matter.id, ask())
    const waiting = (await inbox(world.committee)).filter(({ kind }) => kind === 'complaint_waiting')
    expect(waiting[0]).toMatchObject({ title: '一件邻里纠纷', sender: '枫林苑 1幢' })
    const [row] = await queued()
    const seen = await all.detail(world.committee, matter.id)
    expect(row).toMatchObject({ id: matter.id, excerpt: '', place: { label: '枫林苑 1幢', spot: null } })
    expect(seen).toMatchObject({ text: '', reporter: null, proposals: [{ kind: 'suspension', note: '等人出差回来' }] })
    expect(seen.abilities).toMatchObject({ revealContact: false, admit: false, handOver: false, takeOver: false })
    expect(seen.abilities.steps).toEqual(['APPROVE_SUSPENSION', 'DECLINE_SUSPENSION'])
    expect(JSON.stringify([row, { ...seen, steps: [] }])).not.toMatch(secret)
    const refused = await all.refuse(world.committee, matter.id, { step: 'NOTE', note: '我也说一句' })
    expect(refused.code).toBe('forbidden')
    const paused = await all.take(world.committee, matter.id, { step: 'APPROVE_SUSPENSION' })
    expect(paused).toMatchObject({ state: 'SUSPENDED', text: '', abilities: { steps: [] } })
    expect(await queued()).toEqual([])
  })

  it('is opened a second time by it', async () => {
    const done = wayToDone.slice(1)
    await takeAll(all, head, matter.id, done)
    await all.take(author, matter.id, { step: 'REOPEN', note: '又吵了' })
    await all.take(head, matter.id, { step: 'RESOLVE', note: '又谈了一次', noPicture: 'talk_only' })
    await all.take(author, matter.id, { step: 'ASK_REOPENING', note: '还在吵' })
    expect(await queued()).toMatchObject([{ id: matter.id, excerpt: '' }])
    const again = await all.take(world.committee, matter.id, { step: 'GRANT_REOPENING' })
    expect(again).toMatchObject({ state: 'IN_PROGRESS', reopenings: 2 })
  })

  it('is one whose course it finds when it is told that its time has run out', async () => {
    await test.advance(30 * day)
    for (let rung = 0; rung < 3; rung += 1) await sweepComplaints(test.pool)
    const [climbed] = (await inbox(world.committee)).filter(({ kind }) => kind === 'complaint_climbed')
    expect(climbed).toMatchObject({ title: '一件邻里纠纷' })
    expect(await all.detail(world.committee, matter.id)).toMatchObject({ text: '', abilities: { steps: [] } })
  })
})
