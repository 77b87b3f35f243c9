import { binding } from '@liren/shared/binding'
import { invitationUrl } from '@liren/shared/binding.code'
import { publishNotice, unitAt } from '../support/world.ts'
import { codesOn, plantSlip } from '../support/slips.ts'
import { neighbour, officer, settle, signIn, stranger } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

const join = 'pages/binding/join/index'

describe('binding a flat', () => {
  it('scans the slip, shows the flat, and binds', async () => {
    const code = await plantSlip(town.test, town.world, unitAt(town.world, 0, 0))
    let scanned: string | null = null
    const phone = await settle(town, stranger(town, { scanned: () => scanned }))
    await phone.tap('home-bind')
    await phone.isOn(join)

    // The scanner closed, and a code of something else, change nothing.
    await phone.tap('join-scan')
    scanned = 'https://elsewhere.example/'
    await phone.tap('join-scan')
    await phone.sees('这不是绑定单上的二维码')
    scanned = invitationUrl('https://liren.example', code)
    await phone.tap('join-scan')
    await phone.until('the flat is shown', () => phone.find('join-flat') !== null)
    await phone.sees('1幢 1单元 101')
    expect(phone.requests.map(({ path }) => path)).not.toContain('/api/v1/bindings')

    await phone.tap('relation-tenant')
    await phone.type('who-nickname', '小许')
    await phone.tap('join-submit')
    await phone.until('it is bound', () => phone.find('join-done') !== null)
    await phone.tap('join-home')
    await phone.isOn('pages/tabs/home/index')
    await phone.until('the home page knows the flat', () => phone.text().includes('1幢 1单元 101'))
  })

  it('keeps the code of an address that WeChat’s own scanner opened, through signing in', async () => {
    const code = await plantSlip(town.test, town.world, unitAt(town.world, 0, 1))
    const q = encodeURIComponent(invitationUrl('https://liren.example', code))
    const phone = await town.open(stranger(town), `${join}?q=${q}`)
    await signIn(phone)
    await phone.isOn(join)
    await phone.until('the flat is shown', () => phone.find('join-flat') !== null)
    await phone.sees('1幢 2单元 101')
    expect(phone.route()).toBe(join)
  })

  it('says so when the code was used by somebody else', async () => {
    const code = await plantSlip(town.test, town.world, unitAt(town.world, 0, 1))
    const other = await town.test.signIn('19900000001')
    await town.test.call(binding.bind, { body: { code, relation: 'tenant' } }, { as: other })
    const phone = await settle(town, stranger(town))
    await phone.tap('home-bind')
    await phone.type('join-code', code.toLowerCase())
    await phone.tap('join-next')
    await phone.sees('这个码不能用')
    expect(phone.find('join-flat')).toBeNull()
  })
})

describe('the committee at its phone', () => {
  it('makes slips, which WeChat opens as a document', async () => {
    const { communityId: scopeId } = town.world
    const device = await officer(town, { role: 'committee', scopeKind: 'community', scopeId, nickname: '方主任' })
    town.end(await settle(town, device))
    const desk = await town.open(device, `pages/workbench/slips/index?community=${scopeId}`)
    await desk.choose('pick-building', 1)
    await desk.tap('slips-print')
    await desk.tap('print-confirm')
    await desk.until('they are made', () => desk.find('slips-done') !== null)
    const [document = ''] = device.documents
    expect(document).toMatch(/枫林苑 1幢.*\.pdf$/)
    expect(await codesOn(device.files.get(document) ?? new Uint8Array())).toHaveLength(4)
  })
})

describe('whoever passes by', () => {
  it('finds a community and reads what it says to everybody, without a number', async () => {
    const { test, world } = town
    await publishNotice(test, world.committee, world.communityId, {
      title: '周日社区义诊',
      audience: [{ type: 'place', kind: 'community', placeId: world.communityId, ownersOnly: false }],
      signature: { role: 'committee', scopeId: world.communityId },
    })
    const phone = await town.open(stranger(town))
    await phone.tap('find-my-community')
    await phone.type('place-search', '枫林')
    await phone.until('it is found', () => phone.ids('place-0').length > 0)
    await phone.tap(phone.ids('place-0')[0] ?? '')
    await phone.isOn('pages/tabs/home/index')
    await phone.sees('周日社区义诊')
    await phone.tap(phone.ids('feed-item-')[0] ?? '')
    await phone.isOn('pages/announcements/public/index')
    await phone.sees('检修水管')
    expect(phone.requests.some(({ path }) => path.includes('/auth/'))).toBe(false)
  })
})

describe('an account', () => {
  it('is deleted after a code to its phone, and leaves nothing on the device', async () => {
    const device = await neighbour(town, unitAt(town.world, 1, 0), '钱奶奶')
    const phone = await settle(town, device)
    await phone.openTab('pages/tabs/me/index')
    await phone.tap('open-delete')
    await phone.type('delete-typed', '注销账号')
    await phone.tap('delete-account-confirm')
    await phone.tap('step-up-send')
    await phone.until('a code was sent', () => /验证码是 \d{6}/.test(phone.text()))
    await phone.type('step-up-code', /验证码是 (\d{6})/.exec(phone.text())?.[1] ?? '')
    await phone.tap('step-up-confirm')
    await phone.sees('账号已经注销')
    expect([...device.storage.values()].join()).not.toContain('钱奶奶')
  })
})
