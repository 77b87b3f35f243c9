import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import { complaints } from '@liren/shared/complaints.orders'
import { identity, type Session } from '@liren/shared/identity'
import { privacy } from '@liren/shared/privacy'
import { moveComplaints } from '../../server/src/features/complaints/complaints.leaving.service.ts'
import { withContext } from '../../server/src/platform/db/context.ts'
import { startApp, testDevice, type TestApp } from '../support/app.ts'
import { complaintsOf, type Complaints } from '../support/complaints.ts'
import { callOf, callsIn, departmentOf, officerAbove } from '../support/complaints.whistle.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let neighbour: Session
let firm: Session
let colleague: Session

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  neighbour = await world.resident(unitAt(world, 0, 1))
  firm = await world.grant('property_staff', 'estate', world.estateId)
  colleague = await world.grant('property_staff', 'estate', world.estateId)
  await test.call(
    complaintSettingsApi.setSettings,
    { ...here(), body: { version: 0, isPublicOn: true, confirmDays: 5, city: 'house' } },
    { as: world.committee },
  )
})
afterAll(() => test.close())

const here = () => ({ params: { communityId: world.communityId } })

async function stepUp(as: Session): Promise<void> {
  const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as })
  await test.call(identity.stepUp, { body: { challengeId: sent.challengeId, code: sent.demoCode ?? '' } }, { as })
}
async function leave(as: Session): Promise<string> {
  await stepUp(as)
  return (await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as })).pseudonym
}

it('who complained takes it all along, and leaves it to who handles it under another name', async () => {
  const { id } = await all.report(author, { isVisible: true, text: '三楼的灯坏了' })
  await all.take(world.committee, id, { step: 'SHOW' })
  await test.call(complaints.follow, { ...all.about(id), body: { isFollowing: true } }, { as: neighbour })
  await stepUp(author)
  const { file } = await test.call(privacy.export, {}, { as: author })
  expect(Buffer.from(file).toString()).toContain('三楼的灯坏了')
  const pseudonym = await leave(author)
  const seen = await all.detail(firm, id)
  expect(seen).toMatchObject({ isVisible: false, reporter: { name: pseudonym, phoneMasked: '' } })
  const at = { params: { ...here().params, buildingId: buildingAt(world, 0) } }
  expect((await test.call(complaints.atBuilding, at, { as: neighbour })).items).toEqual([])
  await leave(neighbour)
  expect((await all.detail(firm, id)).followers).toBe(0)
})

it('what somebody had in hand who leaves is in the hands of the office, by name', async () => {
  const owner = await world.resident(unitAt(world, 1, 0))
  const { id } = await all.report(owner, { place: { kind: 'building', id: buildingAt(world, 1) } })
  await all.take(firm, id, { step: 'ACCEPT' })
  const pseudonym = await leave(firm)
  const seen = await all.detail(owner, id)
  expect(seen.holder?.names).toEqual(['王秀英'])
  expect(JSON.stringify(seen.steps)).toContain(pseudonym)
  await all.take(colleague, id, { step: 'ASSIGN', workerId: colleague.accountId })
  expect(await all.take(colleague, id, { step: 'CONTACT', how: 'phone', note: '我来接手' })).toMatchObject({
    state: 'CONTACTED',
  })
})

it('what an officer above said where they were called stays, and their name does not', async () => {
  const works = await officerAbove(test, world, '城管中队', '郑工')
  const owner = await world.resident(unitAt(world, 1, 0))
  const { id } = await all.report(owner, { place: { kind: 'building', id: buildingAt(world, 1) } })
  const calls = callsIn(test, world)
  const { items } = await calls.call(world.committee, id, callOf(departmentOf(world, '城管中队')))
  await calls.take(works, id, items[0]?.id ?? '', { step: 'REPORT_IN', note: '今晚到场' })
  const saidOf = async () => (await calls.list(owner, id)).items[0]?.entries.at(-1)
  expect(await saidOf()).toMatchObject({ actorName: '郑工', note: '今晚到场' })
  const pseudonym = await leave(works)
  expect(await saidOf()).toMatchObject({ actorName: pseudonym, note: '今晚到场', actorRole: 'department' })
})

it('what somebody follows goes along to the account that stays, once, and never after the own matter', async () => {
  const [before, after] = [await world.resident(unitAt(world, 0, 0)), await world.resident(unitAt(world, 0, 1))]
  const reporter = await world.resident(unitAt(world, 0, 1))
  const shown = async (as: Session) => {
    const { id } = await all.report(as, { isVisible: true })
    await all.take(world.committee, id, { step: 'SHOW' })
    return id
  }
  const [both, one, own] = [await shown(reporter), await shown(reporter), await shown(after)]
  const follow = (as: Session, id: string) =>
    test.call(complaints.follow, { ...all.about(id), body: { isFollowing: true } }, { as })
  for (const id of [both, one, own]) await follow(before, id)
  await follow(after, both)
  const { communityId } = world
  await withContext(test.pool, { communityId, accountId: before.accountId }, (db) =>
    moveComplaints(db, communityId, before.accountId, after.accountId),
  )
  const ties = async (as: Session, id: string) => {
    const { isFollowing, followers } = await all.detail(as, id)
    return [isFollowing, followers]
  }
  expect(await ties(after, both)).toEqual([true, 1])
  expect(await ties(after, one)).toEqual([true, 1])
  expect(await ties(after, own)).toEqual([false, 0])
  expect(await ties(before, one)).toEqual([false, 1])
})
