import { complaintCoordination } from '@liren/shared/complaints.coordination'
import { complaints } from '@liren/shared/complaints.orders'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { sweepTopics } from '../../server/src/features/complaints/complaints.coordination.clock.service.ts'
import { sweepCalls } from '../../server/src/features/complaints/complaints.whistle.clock.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { callOf, callsIn, departmentOf, officerAbove } from '../support/complaints.whistle.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

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

const day = 24 * 3_600
const here = () => ({ params: { communityId: world.communityId } })
const list = async (as = world.committee, state: 'open' | 'settled' = 'open') =>
  (await test.call(complaintCoordination.topics, { ...here(), query: { state } }, { as })).items
const topicOf = (id: string, as = world.committee) =>
  test.call(complaintCoordination.topic, { params: { ...here().params, topicId: id } }, { as })
const told = async (topicId: string) =>
  (await test.call(messages.inbox, here(), { as: world.committee })).items.filter((one) => one.subjectId === topicId)
    .length
const sweep = () => sweepTopics(test.pool)

describe('three of one category in one building', () => {
  it('become one parent matter, told once, which later ones join, and nothing of them is lost', async () => {
    const ids = [(await all.report(author)).id, (await all.report(author)).id]
    await all.report(author, { category: 'environment', text: '垃圾没清' })
    await all.report(author, { place: { kind: 'building', id: buildingAt(world, 1) } })
    await sweep()
    expect(await list()).toEqual([])
    ids.push((await all.report(author)).id)
    await Promise.all([sweep(), sweep(), sweep()])
    await sweep()
    const [one, ...others] = await list()
    expect(others).toEqual([])
    expect(one).toMatchObject({
      source: 'cluster',
      category: 'common_parts',
      place: '枫林苑 1幢',
      matters: 3,
      openMatters: 3,
    })
    ids.push((await all.report(author)).id)
    await sweep()
    const topic = await topicOf(one?.id ?? '')
    expect(topic.items.map(({ id }) => id)).toEqual(ids)
    expect(await told(one?.id ?? '')).toBe(1)
    // Each of them goes on by itself, with the firm that has it.
    for (const id of ids) expect(await all.detail(author, id)).toMatchObject({ state: 'DISPATCHED', mergedInto: null })
  })

  it('do not count when they are older than thirty days, withdrawn or private', async () => {
    const old = await all.report(author)
    await test.advance(31 * day)
    const gone = await all.report(author)
    await all.take(author, gone.id, { step: 'WITHDRAW' })
    for (let n = 0; n < 2; n++) await all.report(author)
    for (let n = 0; n < 3; n++) await all.report(author, { category: 'dispute', text: '楼上吵' })
    await sweep()
    expect(await list()).toEqual([])
    expect(old.id).not.toBe(gone.id)
  })

  it('are settled with words by the committee, once; three new ones are a new thing', async () => {
    for (let n = 0; n < 3; n++) await all.report(author)
    await sweep()
    const [one] = await list()
    const settle = { params: { ...here().params, topicId: one?.id ?? '' }, body: { note: '整幢换灯，已列入维修' } }
    expect((await test.refuse(complaintCoordination.settle, settle, { as: firm })).code).toBe('forbidden')
    const settled = await test.call(complaintCoordination.settle, settle, { as: world.committee })
    expect(settled).toMatchObject({ settledFor: '整幢换灯，已列入维修', abilities: { settle: false } })
    expect((await test.refuse(complaintCoordination.settle, settle, { as: world.committee })).code).toBe(
      'complaint_step_illegal',
    )
    await sweep()
    expect([await list(), (await list(world.committee, 'settled')).length]).toEqual([[], 1])
    for (let n = 0; n < 3; n++) await all.report(author)
    await sweep()
    expect(await list()).toMatchObject([{ matters: 3 }])
  })

  it('are one because a key says so', async () => {
    for (let n = 0; n < 3; n++) await all.report(author)
    await sweep()
    const second = test.admin.query(
      `INSERT INTO complaint_topic (community_id, id, source, category, place_label, building_id, listed_at)
       SELECT community_id, gen_random_uuid(), source, category, place_label, building_id, listed_at FROM complaint_topic
       WHERE community_id = $1`,
      [world.communityId],
    )
    await expect(second).rejects.toMatchObject({ constraint: 'complaint_topic_cluster_key' })
  })
})

describe('what climbed to the top', () => {
  it('is on the list until it has ended', async () => {
    const { id } = await all.report(author)
    await test.advance(5 * day)
    await sweepComplaints(test.pool)
    await sweep()
    await sweep()
    const [one] = await list()
    expect(one).toMatchObject({ source: 'climbed', matters: 1 })
    expect(await told(one?.id ?? '')).toBe(1)
    await takeAll(all, firm, id, wayToDone)
    await all.take(author, id, { step: 'CONFIRM' })
    await sweep()
    expect([await list(), (await list(world.committee, 'settled')).length]).toEqual([[], 1])
  })

  it('is so, too, where an office was called that says nothing', async () => {
    await officerAbove(test, world, '城管中队')
    const { id } = await all.report(author)
    await callsIn(test, world).call(world.committee, id, callOf(departmentOf(world, '城管中队')))
    await test.advance(5 * day)
    await sweepCalls(test.pool)
    await sweep()
    expect(await list()).toMatchObject([{ source: 'silent', matters: 1 }])
  })

  it('is the committee’s and the street’s to see, without names; a department’s it is not', async () => {
    const street = await officerAbove(test, world, null)
    const works = await officerAbove(test, world, '城管中队')
    for (let n = 0; n < 3; n++) await all.report(author)
    await sweep()
    const [one] = await list(street)
    const seen = await topicOf(one?.id ?? '', street)
    expect(seen.abilities).toEqual({ settle: false, convene: false })
    expect(JSON.stringify(seen)).not.toContain('邻居')
    // What is under it opens, too.
    for (const { id } of seen.items)
      expect(await all.detail(street, id)).toMatchObject({ id, reporter: { name: null } })
    const alone = await all.report(author, { category: 'environment', text: '垃圾没清' })
    expect((await test.refuse(complaints.detail, all.about(alone.id), { as: street })).code).toBe('not_found')
    expect((await test.refuse(complaintCoordination.topics, here(), { as: works })).code).toBe('forbidden')
    expect((await test.refuse(complaintCoordination.topics, here(), { as: firm })).code).toBe('forbidden')
  })
})
