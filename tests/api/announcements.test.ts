import { announcements } from '@liren/shared/announcements'
import { messages } from '@liren/shared/messages'
import { rolesApi } from '@liren/shared/roles'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { buildingAt, createWorld, entranceAt, publishNotice, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

const params = () => ({ communityId: world.communityId })
const toEntrance = (placeId: string) => [
  { type: 'place' as const, kind: 'entrance' as const, placeId, ownersOnly: false },
]

describe('a notice to one entrance', () => {
  it('is read by exactly the people of the entrance', async () => {
    const entranceId = entranceAt(world, 0, 0)
    const head = await world.grant('building_head', 'building', buildingAt(world, 0))
    const inside = await world.resident(unitAt(world, 0, 0))
    const tenant = await world.resident(unitAt(world, 0, 0, 1), 'tenant')
    const nextDoor = await world.resident(unitAt(world, 0, 1))
    const elsewhere = await world.resident(unitAt(world, 1, 0))
    const signature = { role: 'building_head' as const, scopeId: buildingAt(world, 0) }
    const notice = await publishNotice(test, head, world.communityId, { audience: toEntrance(entranceId), signature })
    const one = { params: { ...params(), announcementId: notice.id } }

    for (const as of [inside, tenant]) {
      const feed = await test.call(announcements.feed, { params: params() }, { as })
      expect(feed.items.map((item) => item.id)).toContain(notice.id)
      const detail = await test.call(announcements.detail, one, { as })
      expect(detail).toMatchObject({ title: notice.title, reach: null, isRead: false, abilities: { markRead: true } })
    }
    for (const as of [nextDoor, elsewhere, world.committee]) {
      const feed = await test.call(announcements.feed, { params: params() }, { as })
      expect(feed.items.map((item) => item.id)).not.toContain(notice.id)
      expect((await test.refuse(announcements.detail, one, { as })).code).toBe('not_found')
      expect((await test.refuse(announcements.markRead, one, { as })).code).toBe('not_found')
    }

    await test.call(announcements.markRead, one, { as: inside })
    await test.call(announcements.markRead, one, { as: inside })
    const seen = await test.call(announcements.detail, one, { as: head })
    expect(seen.reach).toEqual({ people: 2, peopleRead: 1, flats: 2, flatsRead: 1, flatsWithNobody: 0 })
    expect(seen.author).toEqual({ nickname: '王秀英', role: 'building_head', scopeLabel: '枫林苑 1幢' })

    await test.runJobs()
    const inbox = await test.call(messages.inbox, { params: params() }, { as: tenant })
    expect(inbox.items).toMatchObject([{ subjectId: notice.id, sender: '枫林苑 1幢 王秀英', isRead: false }])
    expect((await test.call(messages.inbox, { params: params() }, { as: nextDoor })).items).toEqual([])

    await test.call(announcements.markRead, one, { as: tenant })
    const settled = await test.call(messages.inbox, { params: params() }, { as: tenant })
    expect(settled.items).toMatchObject([{ subjectId: notice.id, isRead: true }])
  })

  it('counts its author as a reader when it is addressed to the author too', async () => {
    const unitId = unitAt(world, 1, 0)
    const scopeId = buildingAt(world, 1)
    const phone = newPhone()
    const who = { phone, nickname: '王秀英' }
    const grant = { ...who, role: 'building_head' as const, scopeKind: 'building' as const, scopeId }
    await test.call(rolesApi.grant, { params: params(), body: grant }, { as: world.committee })
    const home = { ...who, unitId, relation: 'owner' as const }
    await test.call(rolesApi.placeResident, { params: params(), body: home }, { as: world.committee })
    const notice = await publishNotice(test, await test.signIn(phone), world.communityId, {
      audience: toEntrance(entranceAt(world, 1, 0)),
      signature: { role: 'building_head', scopeId },
    })
    expect(notice.isRead).toBe(true)
    expect(notice.reach?.peopleRead).toBe(1)
  })
})
