import { publishNotice, unitAt } from '../support/world.ts'
import { neighbour, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

const title = '周三上午停水'
let town: Town
beforeAll(async () => {
  town = await startTown()
  const { test, world } = town
  await publishNotice(test, world.committee, world.communityId, {
    audience: [{ type: 'place', kind: 'community', placeId: world.communityId, ownersOnly: false }],
    signature: { role: 'committee', scopeId: world.communityId },
    title,
  })
})
afterEach(() => town.endAll())
afterAll(() => town.close())

describe('without a network', () => {
  it('a second launch shows the board and a notice read before, and says that it may be old', async () => {
    const device = await neighbour(town, unitAt(town.world, 0, 0), '李梅')
    const first = await settle(town, device)
    await first.sees(title)
    const item = first.ids('feed-item-')[0] ?? ''
    await first.tap(item)
    await first.sees('检修水管')
    await first.until('the device keeps it', () => device.storage.get('liren.cache')?.includes('检修水管') === true)
    first.hide()
    town.end(first)

    device.isOnline = false
    const second = await town.open(device)
    await second.sees('李梅')
    await second.sees(title)
    await second.until('it says so', () => second.find('offline-bar') !== null)
    await second.tap(item)
    await second.sees('检修水管')
    expect(second.requests.every(({ outcome }) => typeof outcome !== 'number')).toBe(true)
  })

  it('what was never seen says why it is not there, and comes when the network does', async () => {
    const device = await neighbour(town, unitAt(town.world, 0, 1), '赵敏')
    const phone = await settle(town, device)
    await phone.sees(title)
    phone.setOnline(false)
    await phone.openTab('pages/tabs/inbox/index')
    await phone.until('it says why', () => phone.find('error-state') !== null)
    await phone.sees('连不上网络')
    phone.setOnline(true)
    await phone.tap('retry')
    await phone.until('the inbox came', () => phone.find('inbox-empty') !== null)
    expect(phone.find('error-state')).toBeNull()
    expect(phone.find('offline-bar')).toBeNull()
  })
})

describe('with a server in trouble', () => {
  it('a page says that it failed and that nothing is lost, and opens on the next try', async () => {
    const device = await neighbour(town, unitAt(town.world, 1, 0), '孙平')
    const phone = await settle(town, device)
    await phone.sees(title)
    const { admin } = town.test
    await admin.query('REVOKE SELECT ON message FROM liren_app')
    try {
      await phone.openTab('pages/tabs/inbox/index')
      await phone.until('it failed', () => phone.find('error-state') !== null)
      expect(phone.requests.at(-1)?.outcome).toBe(500)
      expect(phone.find('offline-bar')).toBeNull()
      await phone.sees('再试一次')
    } finally {
      await admin.query('GRANT SELECT ON message TO liren_app')
    }
    await phone.tap('retry')
    await phone.until('the inbox is there', () => phone.find('error-state') === null)
  })

  it('a session that ended elsewhere leads to the door, and says why', async () => {
    const device = await neighbour(town, unitAt(town.world, 1, 0), '周静')
    const phone = await settle(town, device)
    await phone.sees(title)
    await town.test.admin.query('UPDATE session SET ended_at = app.now()')
    await phone.openTab('pages/tabs/inbox/index')
    await phone.until('the door is shown', () => phone.find('go-sign-in') !== null)
    await phone.sees('需要重新登录')
    expect(device.storage.get('liren.session')).toBeUndefined()
  })
})
