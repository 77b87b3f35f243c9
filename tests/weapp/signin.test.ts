import { entranceAt, publishNotice, unitAt } from '../support/world.ts'
import { neighbour, settle, signIn, stranger } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

const door = 'pages/identity/sign-in/index'

describe('signing in', () => {
  it('by WeChat and phone number finds the home that the committee registered', async () => {
    const device = await neighbour(town, unitAt(town.world, 0, 0), '李梅')
    const phone = await settle(town, device)
    await phone.sees('李梅')
    await phone.sees('枫林苑')
    expect(device.hasAgreedToPrivacy).toBe(true)
    expect(phone.requests.filter(({ path }) => path.includes('/auth/')).map(({ path }) => path)).toEqual([
      '/api/v1/auth/wechat-logins',
      '/api/v1/auth/wechat-phones',
    ])
  })

  it('asks for consent before anything is sent', async () => {
    const phone = await town.open(stranger(town))
    await phone.tap('go-sign-in')
    await phone.tap('sign-in-wechat')
    await phone.sees('隐私说明')
    await phone.sees('请先')
    expect(phone.requests.filter(({ method }) => method === 'POST')).toEqual([])
    await phone.tap('sign-in-privacy')
    await phone.isOn('pages/identity/privacy/index')
    await phone.back()
    await phone.isOn(door)
  })

  it('goes on without a number when the person declines it', async () => {
    const phone = await town.open(stranger(town, { phoneCode: () => null }))
    await phone.tap('go-sign-in')
    await phone.tap('sign-in-consent')
    await phone.tap('sign-in-wechat')
    await phone.tap('attach-phone')
    await phone.tap('privacy-agree')
    await phone.tap('attach-later')
    await phone.isOn('pages/tabs/home/index')
    await phone.until('it says what to do', () => phone.find('home-nowhere') !== null)
    expect(phone.requests.map(({ path }) => path)).not.toContain('/api/v1/auth/wechat-phones')
  })

  it('stops at the privacy guide when the person refuses it, and may ask again', async () => {
    const device = stranger(town)
    const phone = await town.open(device)
    await phone.tap('go-sign-in')
    await phone.tap('sign-in-consent')
    await phone.tap('sign-in-wechat')
    await phone.tap('attach-phone')
    await phone.tap('privacy-refuse')
    await phone.until('the sheet is gone', () => phone.find('privacy-sheet') === null)
    expect(device.hasAgreedToPrivacy).toBe(false)
    expect(phone.requests.map(({ path }) => path)).not.toContain('/api/v1/auth/wechat-phones')
    await phone.tap('attach-phone')
    await phone.tap('privacy-agree')
    await phone.isOn('pages/tabs/home/index')
  })

  it('says so when WeChat blocks the account', async () => {
    const phone = await town.open(
      stranger(town, { loginCode: () => town.wechat.loginCode({ openid: 'o-risky', risky: true }) }),
    )
    await phone.tap('go-sign-in')
    await phone.tap('sign-in-consent')
    await phone.tap('sign-in-wechat')
    await phone.sees('微信')
    await phone.until('it was refused', () => phone.requests.at(-1)?.outcome === 403)
    expect(phone.route()).toBe(door)
  })

  it('leads back to the notice whose address was opened', async () => {
    const { test, world } = town
    const notice = await publishNotice(test, world.committee, world.communityId, {
      audience: [{ type: 'place', kind: 'entrance', placeId: entranceAt(world, 0, 0), ownersOnly: false }],
      signature: { role: 'committee', scopeId: world.communityId },
    })
    const device = await neighbour(town, unitAt(world, 0, 0), '赵敏')
    const address = `pages/announcements/detail/index?community=${world.communityId}&id=${notice.id}`
    const phone = await town.open(device, address)
    await signIn(phone)
    await phone.isOn('pages/announcements/detail/index')
    await phone.sees('检修水管')
    expect(phone.stack.top().query['id']).toBe(notice.id)
  })

  it('is remembered by the next launch', async () => {
    const device = await neighbour(town, unitAt(town.world, 0, 1), '孙平')
    town.end(await settle(town, device))
    const phone = await town.open(device)
    await phone.sees('孙平')
    expect(phone.find('go-sign-in')).toBeNull()
  })

  it('ends by hand, and leaves nothing of the person on the phone', async () => {
    const device = await neighbour(town, unitAt(town.world, 0, 1), '周静')
    const phone = await settle(town, device)
    await phone.sees('周静')
    await phone.openTab('pages/tabs/me/index')
    await phone.tap('sign-out')
    await phone.tap('sign-out-confirm')
    await phone.until('the door is shown', () => phone.find('go-sign-in') !== null)
    expect([...device.storage.values()].join()).not.toContain('周静')
    await phone.openTab('pages/tabs/home/index')
    expect(phone.text()).not.toContain('周静')
  })
})
