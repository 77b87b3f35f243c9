import { complaintCoordination } from '@liren/shared/complaints.coordination'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintTasks } from '@liren/shared/complaints.tasks'
import { identity, type Session } from '@liren/shared/identity'
import { officeMessages, type OfficeMessage } from '@liren/shared/messages.office'
import { privacy } from '@liren/shared/privacy'
import { rolesApi } from '@liren/shared/roles'
import { rolesAbove } from '@liren/shared/roles.above'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { sweepTopics } from '../../server/src/features/complaints/complaints.coordination.clock.service.ts'
import { sweepCalls } from '../../server/src/features/complaints/complaints.whistle.clock.service.ts'
import { newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'
import { complaintsOf, type Complaints } from '../support/complaints.ts'
import { callOf, callsIn, departmentOf, officerAbove } from '../support/complaints.whistle.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let street: Session
let works: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  await world.grant('property_staff', 'estate', world.estateId)
  street = await officerAbove(test, world, null, '许科长')
  works = await officerAbove(test, world, '城管中队')
})

const hour = 3_600
const here = () => ({ params: { communityId: world.communityId } })
/** Three processes at once, and again: what time does, it does once. */
const sweep = async () => {
  for (const one of [sweepComplaints, sweepCalls, sweepTopics]) {
    await Promise.all([one(test.pool), one(test.pool), one(test.pool)])
    await one(test.pool)
  }
}
const after = async (hours: number) => {
  await test.advance(hours * hour)
  await sweep()
}
const inbox = async (as: Session, query: { limit?: number; cursor?: string } = {}) =>
  test.call(officeMessages.inbox, { query }, { as })
/** What an officer was told of something, the first first. */
const told = async (as: Session, aboutId: string) =>
  (await inbox(as)).items
    .filter((one) => one.aboutId === aboutId)
    .map(({ kind }) => kind)
    .toReversed()
const unread = async (as: Session) => (await test.call(identity.me, {}, { as })).unreadOfficeMessages
const listed = async (complaintId: string) => {
  const { items } = await test.call(complaintCoordination.topics, here(), { as: street })
  const topics = items.map(({ id }) =>
    test.call(complaintCoordination.topic, { params: { ...here().params, topicId: id } }, { as: street }),
  )
  return (await Promise.all(topics)).filter(({ items: matters }) => matters.some(({ id }) => id === complaintId))
}

describe('a matter that nobody takes', () => {
  it('is told to the street at its rung and when it is listed, once each, with something to open', async () => {
    const elsewhere = await officerAbove(test, await createWorld(test), null)
    const { id } = await all.report(author, { text: '三楼电梯口的灯坏了' })
    await after(25)
    expect(await told(street, id)).toEqual([])
    await after(24)
    expect(await told(street, id)).toEqual(['matter_climbed'])
    expect((await inbox(street)).items).toMatchObject([
      { communityId: world.communityId, communityName: '枫林社区', title: '三楼电梯口的灯坏了', isRead: false },
    ])
    expect(await all.detail(street, id)).toMatchObject({ id, climbed: 'street' })
    await after(48)
    await after(24 * 30)
    expect(await told(street, id)).toEqual(['matter_climbed'])
    const [topic] = await listed(id)
    expect(await told(street, topic?.id ?? '')).toEqual(['matter_listed'])
    for (const one of [works, elsewhere]) expect((await inbox(one)).items).toEqual([])
  })

  it('is told to nobody above who complained, and a dispute to nobody above', async () => {
    const person = { phone: newPhone(), nickname: '许科长' }
    const office = { role: 'street' as const, scopeKind: 'street' as const, scopeId: world.streetId }
    await test.call(rolesApi.grantAbove, { body: { ...person, ...office } }, { as: world.operator })
    const home = { ...person, unitId: unitAt(world, 0, 1), relation: 'tenant' as const }
    await test.call(rolesApi.placeResident, { ...here(), body: home }, { as: world.committee })
    const living = await test.signIn(person.phone)
    const quarrel = await all.report(author, { category: 'dispute', text: '楼上半夜拖椅子' })
    const mine = await all.report(living)
    await after(50)
    expect([await told(living, mine.id), await told(street, mine.id)]).toEqual([[], ['matter_climbed']])
    expect([await told(street, quarrel.id), await told(living, quarrel.id)]).toEqual([[], []])
    expect((await test.refuse(complaints.detail, all.about(quarrel.id), { as: street })).code).toBe('not_found')
  })
})

describe('a cluster', () => {
  it('is told to the street once', async () => {
    const ids: string[] = []
    for (let n = 0; n < 4; n++) ids.push((await all.report(author, { category: 'safety', text: '井盖松了' })).id)
    await sweep()
    const [topic] = await listed(ids[0] ?? '')
    expect(await told(street, topic?.id ?? '')).toEqual(['matter_listed'])
  })
})

describe('a whistle', () => {
  const takeWith = async (as: Session, id: string, step: 'CALL_OFF' | 'REPORT_IN') => {
    const calls = callsIn(test, world)
    const [call] = (await calls.list(world.committee, id)).items
    await calls.take(as, id, call?.id ?? '', step === 'CALL_OFF' ? { step, note: '不用了' } : { step, note: '到了' })
  }

  it('is told to those of the department that is called, who see the matter, and when it is called off', async () => {
    const power = await officerAbove(test, world, '供电所', '小唐')
    const colleague = await officerAbove(test, world, '城管中队', '小马')
    const { id } = await all.report(author)
    await callsIn(test, world).call(world.committee, id, callOf(departmentOf(world, '城管中队')))
    for (const one of [works, colleague]) expect(await told(one, id)).toEqual(['call_waiting'])
    for (const one of [power, street]) expect(await told(one, id)).toEqual([])
    expect(await all.detail(works, id)).toMatchObject({ id })
    await takeWith(works, id, 'REPORT_IN')
    await takeWith(world.committee, id, 'CALL_OFF')
    expect(await told(colleague, id)).toEqual(['call_waiting', 'call_ended'])
  })

  it('that is not answered climbs, and is told once a rung: to the department, then to the street', async () => {
    const { id } = await all.report(author)
    await all.take(await world.grant('property_staff', 'estate', world.estateId), id, { step: 'ACCEPT' })
    await callsIn(test, world).call(world.committee, id, callOf(departmentOf(world, '城管中队')))
    await after(20)
    expect(await told(works, id)).toEqual(['call_waiting', 'call_due'])
    await after(5)
    expect(await told(works, id)).toEqual(['call_waiting', 'call_due', 'call_overdue'])
    const before = (await told(street, id)).length
    await after(24)
    await after(24 * 10)
    // Of the matter itself, and of the call to it.
    const climbed = (await told(street, id)).slice(before)
    expect(climbed).toEqual(['matter_climbed', 'matter_climbed'])
    expect(await told(works, id)).toEqual(['call_waiting', 'call_due', 'call_overdue'])
    expect(await all.detail(street, id)).toMatchObject({ id })
  })
})

describe('a task', () => {
  it('that was answered is told to the department that pushed it, each answer once', async () => {
    const { rows } = await test.admin.query<{ at: Date }>('SELECT app.now() AS at')
    const dueAt = new Date((rows[0]?.at.getTime() ?? 0) + 72 * hour * 1_000).toISOString()
    const body = { title: '填一张表', text: '周五前报送', item: null, dueAt }
    const { id } = await test.call(complaintTasks.push, { ...here(), body }, { as: works })
    for (const step of ['ACCEPT', 'FINISH'] as const) {
      const params = { ...here().params, taskId: id }
      await test.call(complaintTasks.answer, { params, body: { step, note: '照办' } }, { as: world.committee })
    }
    expect(await told(works, id)).toEqual(['task_answered', 'task_answered'])
    expect(await told(street, id)).toEqual([])
  })
})

describe('the inbox of an officer', () => {
  const climbed = async (count: number) => {
    const ids: string[] = []
    for (let n = 0; n < count; n++) ids.push((await all.report(author, { text: `第${String(n)}盏灯坏了` })).id)
    await after(50)
    return ids
  }

  it('comes from all communities of the street, page by page, and counts what is unread', async () => {
    await climbed(2)
    expect(await unread(street)).toBe(2)
    const found: OfficeMessage[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof inbox>> = await inbox(street, { limit: 1, ...(cursor ? { cursor } : {}) })
      found.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(new Set(found.map(({ id }) => id)).size).toBe(2)
    const [newest, oldest] = found.map(({ id }) => id)
    const markOne = (messageId: string, as = street) =>
      test.call(officeMessages.markRead, { params: { messageId } }, { as })
    expect(await markOne(newest ?? '', works)).toEqual({ unreadMessages: 0 })
    expect(await markOne(newest ?? '')).toEqual({ unreadMessages: 1 })
    const upTo = { body: { upToMessageId: oldest ?? '' } }
    expect(await test.call(officeMessages.markAllRead, upTo, { as: works })).toEqual({ unreadMessages: 0 })
    expect(await unread(street)).toBe(1)
    expect(await test.call(officeMessages.markAllRead, upTo, { as: street })).toEqual({ unreadMessages: 0 })
    expect((await inbox(street)).items.map(({ isRead }) => isRead)).toEqual([true, true])
  })

  it('is nobody’s who holds no such office, or no longer does', async () => {
    for (const as of [author, world.committee, world.operator]) {
      expect((await test.refuse(officeMessages.inbox, {}, { as })).code).toBe('forbidden')
      expect(await unread(as)).toBeNull()
    }
    const { items } = await test.call(rolesAbove.list, {}, { as: world.operator })
    const grantId = items.find(({ scopeLabel, nickname }) => scopeLabel.includes('街道') && nickname === '许科长')?.id
    await test.call(
      rolesAbove.revoke,
      { params: { grantId: grantId ?? '' }, body: { reason: '调岗' } },
      { as: world.operator },
    )
    await climbed(1)
    expect((await test.refuse(officeMessages.inbox, {}, { as: street })).code).toBe('forbidden')
    const { rows } = await test.admin.query('SELECT FROM office_message WHERE account_id = $1', [street.accountId])
    expect(rows).toHaveLength(0)
  })

  it('goes with the account', async () => {
    await climbed(1)
    const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as: street })
    const body = { challengeId: sent.challengeId, code: sent.demoCode ?? '' }
    await test.call(identity.stepUp, { body }, { as: street })
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: street })
    const { rows } = await test.admin.query('SELECT FROM office_message WHERE account_id = $1', [street.accountId])
    expect(rows).toHaveLength(0)
  })
})
