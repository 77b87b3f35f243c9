import { complaintOversight } from '@liren/shared/complaints.board'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintSpots } from '@liren/shared/complaints.spots'
import { spotScene, spotUrl } from '@liren/shared/complaints.spots.code'
import { rolesApi } from '@liren/shared/roles'
import { newPhone } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone } from '../support/complaints.ts'
import { somePicture } from '../support/pictures.ts'
import { buildingAt, unitAt } from '../support/world.ts'
import { neighbour, officer, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

/** Somebody of the property company, at another phone. */
async function firm() {
  const { test, world } = town
  const phone = newPhone()
  const office = { role: 'property_staff', scopeKind: 'estate', scopeId: world.estateId } as const
  const params = { communityId: world.communityId }
  await test.call(rolesApi.grant, { params, body: { phone, nickname: '赵经理', ...office } }, { as: world.committee })
  return test.signIn(phone)
}

describe('a report on a phone', () => {
  it('on its way may be told of in WeChat, which its author is asked from a tap, and not before', async () => {
    const { test, world } = town
    await firm()
    const device = await neighbour(town, unitAt(world, 1, 0), '方圆', 'tenant')
    device.person.subscription = 'accept'
    const phone = await settle(town, device)
    await phone.until('the tile is there', () => phone.find('home-report') !== null)
    await phone.tap('home-report')
    await phone.isOn('pages/complaints/report/index')
    expect(phone.find('complaint-ask')).toBeNull()
    await phone.tap('category-common_parts')
    await phone.type('report-text', '楼道的灯坏了。')
    await phone.tap('report-submit')
    await phone.isOn('pages/complaints/mine/index')
    await phone.until('it is asked', () => phone.find('complaint-ask') !== null)
    await phone.tap('complaint-ask')
    await phone.until('thanks are said', () => phone.find('complaint-asked') !== null)
    const { rows } = await test.admin.query<{ template: string; count: number }>(
      `SELECT c.template, c.count FROM message_credit c JOIN member m USING (account_id)
        WHERE m.community_id = $1 AND m.nickname = '方圆' ORDER BY 1`,
      [world.communityId],
    )
    expect(rows).toEqual([
      { template: 'notice', count: 1 },
      { template: 'reminder', count: 1 },
    ])
  })

  it('is kept without a network, sent once when it is back, and confirmed by its author', async () => {
    const { test, world } = town
    const company = await firm()
    const device = await neighbour(town, unitAt(world, 0, 0), '李梅', 'tenant')
    const picture = await somePicture()
    device.person.chosenPictures = () => [{ name: 'lamp.png', bytes: picture }]
    const phone = await settle(town, device)
    await phone.until('the tile is there', () => phone.find('home-report') !== null)
    phone.setOnline(false)
    await phone.tap('home-report')
    await phone.isOn('pages/complaints/report/index')
    await phone.tap('category-common_parts')
    await phone.type('report-text', '三楼电梯口的灯坏了。')
    await phone.tap('report-pictures')
    await phone.until('the picture is chosen', () => phone.ids('sending-').length > 0)
    await phone.tap('report-submit')
    await phone.isOn('pages/complaints/mine/index')
    await phone.sees('还没发出去，已经存在这台手机里')

    phone.setOnline(true)
    await phone.until('it is sent', () => phone.ids('complaint-0').length > 0)
    await phone.until('nothing waits', () => phone.ids('unsent-').length === 0)
    const posted = phone.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/complaints'))
    expect(posted.filter(({ outcome }) => outcome === 201)).toHaveLength(1)
    const queue = await test.call(complaints.queue, { params: { communityId: world.communityId } }, { as: company })
    const mine = queue.items.filter(({ excerpt }) => excerpt === '三楼电梯口的灯坏了。')
    expect(mine).toHaveLength(1)
    const [{ id } = { id: '' }] = mine
    await takeAll(complaintsOf(test, world), company, id, wayToDone)

    await phone.tap(`complaint-${id}`)
    await phone.isOn('pages/complaints/detail/index')
    await phone.sees('换了灯管。')
    await phone.tap('act-CONFIRM')
    await phone.tap('rate-solved')
    await phone.tap('rate-satisfied')
    await phone.tap('act-confirm')
    await phone.sees('诉求人已确认')
    const after = await complaintsOf(test, world).detail(company, id)
    expect(after).toMatchObject({ state: 'CLOSED', outcome: 'confirmed', rating: { isSolved: true } })
  })

  it('is about the place whose square code was scanned, by WeChat itself or on the page', async () => {
    const { test, world } = town
    const { communityId } = world
    const params = { communityId }
    const make = (n: number, spot: string) =>
      test.call(
        complaintSpots.addSpot,
        { params, body: { place: { kind: 'building', id: buildingAt(world, n) }, spot } },
        { as: world.committee },
      )
    const [lift, bins] = [await make(1, '2号电梯轿厢'), await make(0, '东门垃圾房')]
    const device = await neighbour(town, unitAt(world, 0, 1), '陈默')
    await settle(town, device)
    // The mini-program's own code brings 32 letters.
    const scene = encodeURIComponent(spotScene(communityId, bins.code))
    const direct = await town.open(device, `pages/complaints/report/index?scene=${scene}`)
    await direct.sees('扫到的位置：枫林苑 1幢 · 东门垃圾房')
    // WeChat's own scanner passes on the whole address as `q`.
    const q = encodeURIComponent(spotUrl('https://liren.example', communityId, lift.code))
    const phone = await town.open(device, `pages/complaints/report/index?q=${q}`)
    await phone.sees('扫到的位置：枫林苑 2幢 · 2号电梯轿厢')
    device.person.scanned = () => spotUrl('', communityId, bins.code)
    await phone.tap('report-scan')
    await phone.sees('扫到的位置：枫林苑 1幢 · 东门垃圾房')
    await phone.tap('category-environment')
    await phone.type('report-text', '垃圾满了。')
    await phone.tap('report-submit')
    await phone.until('it is sent', () => phone.ids('complaint-0').length > 0)
    const { items } = await test.call(complaintOversight.all, { params }, { as: world.committee })
    expect(items[0]?.place).toMatchObject({ id: buildingAt(world, 0), spot: '东门垃圾房' })
  })

  it('is noted without a network by who handles it, and the note goes out once when it is back', async () => {
    const { test, world } = town
    const author = await world.resident(unitAt(world, 0, 0))
    const all = complaintsOf(test, world)
    const { id } = await all.report(author, { text: '地下室积水。' })
    const office = { role: 'property_staff', scopeKind: 'estate', scopeId: world.estateId } as const
    const device = await officer(town, { ...office, nickname: '钱师傅' })
    device.person.subscription = 'accept'
    const phone = await settle(town, device)
    await phone.tap('home-workbench')
    await phone.tap('desk-complaints')
    await phone.isOn('pages/complaints/desk/index')
    await phone.until('the matter is there', () => phone.find(`complaint-${id}`) !== null)
    await phone.tap(`complaint-${id}`)
    await phone.isOn('pages/complaints/detail/index')
    await phone.until('it can be taken', () => phone.find('act-ACCEPT') !== null)
    await phone.tap('act-ACCEPT')
    await phone.until('it is mine', () => phone.find('act-CONTACT') !== null)
    // Whoever has taken one is asked whether WeChat may tell of the next.
    await phone.tap('complaint-ask')
    await phone.until('thanks are said', () => phone.find('complaint-asked') !== null)
    phone.setOnline(false)
    await phone.tap('act-NOTE')
    await phone.type('act-note', '水泵坏了，先抽水。')
    await phone.tap('act-confirm')
    await phone.sees('还没发出去，已经存在这台手机里')
    phone.setOnline(true)
    await phone.until('nothing waits', () => phone.ids('unsent-').length === 0)
    const { steps } = await all.detail(author, id)
    expect(steps.filter(({ note }) => note === '水泵坏了，先抽水。')).toHaveLength(1)
  })
})
