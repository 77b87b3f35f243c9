import { newPhone } from '../support/app.ts'
import { entranceAt, publishNotice, unitAt } from '../support/world.ts'
import { rolesApi } from '@liren/shared/roles'
import { signIn, startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.close())
afterEach(() => {
  expect(town.endAll()).toEqual([])
})

it('signs in with WeChat and phone and reads a notice', async () => {
  const { test, world } = town
  const phone = newPhone()
  await test.call(
    rolesApi.placeResident,
    {
      params: { communityId: world.communityId },
      body: { phone, nickname: '李梅', unitId: unitAt(world, 0, 0), relation: 'owner' },
    },
    { as: world.committee },
  )
  const notice = await publishNotice(test, world.committee, world.communityId, {
    audience: [{ type: 'place', kind: 'entrance', placeId: entranceAt(world, 0, 0) }],
    signature: { role: 'committee', scopeId: world.communityId },
  })
  const app = await town.open(town.device(phone))
  await signIn(app)
  await app.isOn('pages/tabs/home/index')
  await app.sees('李梅')
  await app.tap(`feed-item-${notice.id}`)
  await app.isOn('pages/announcements/detail/index')
  await app.sees('检修水管')
})
