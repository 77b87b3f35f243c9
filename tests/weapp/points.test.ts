import { pointsShop } from '@liren/shared/points.shop'
import { bookFile } from '../support/opening.ts'
import { auditLedger, balance, neighbour as resident, statement } from '../support/points.ts'
import { handledReport } from '../support/points.merits.ts'
import { addItem, plantPoints } from '../support/shop.ts'
import { unitAt } from '../support/world.ts'
import { neighbour, officer, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

async function accountOf(nickname: string): Promise<string> {
  const { rows } = await town.test.admin.query<{ id: string }>(
    'SELECT account_id AS id FROM member WHERE nickname = $1',
    [nickname],
  )
  return rows[0]?.id ?? ''
}

describe('something that points buy', () => {
  it('is ordered on a phone, and handed over by its code while that phone has no network', async () => {
    const { test, world } = town
    const item = await addItem(test, world)
    const phone = await settle(town, await neighbour(town, unitAt(world, 0, 0), '李梅', 'tenant'))
    await plantPoints(test, world, [await accountOf('李梅')], 50)
    await phone.openTab('pages/tabs/participate/index')
    await phone.tap('open-volunteering')
    await phone.isOn('pages/volunteering/shifts/index')
    await phone.tap('open-points')
    await phone.isOn('pages/points/balance/index')
    await phone.sees('50 分')
    await phone.tap('open-shop')
    await phone.isOn('pages/points/shop/index')
    await phone.tap(`item-${item.id}`)
    await phone.isOn('pages/points/item/index')
    await phone.tap('item-order')
    await phone.tap('order-confirm')
    await phone.isOn('pages/points/order/index')
    await phone.until('the code is there', () => phone.find('pick-up-code') !== null)
    phone.setOnline(false)

    const { communityId: scopeId } = world
    const device = await officer(town, { role: 'points_desk', scopeKind: 'community', scopeId, nickname: '何阿姨' })
    const desk = await settle(town, device)
    await desk.tap('home-workbench')
    await desk.isOn('pages/workbench/desk/index')
    await desk.tap('desk-points')
    await desk.isOn('pages/points/desk/index')
    device.person.scanned = () => 'LR1.no-code-of-the-desk'
    await desk.tap('desk-scan')
    await desk.sees('这个二维码里没有取货码')
    const code = /(\d{3}) (\d{3})/.exec(phone.text())?.slice(1).join('') ?? ''
    device.person.scanned = () => code
    await desk.tap('desk-scan')
    await desk.sees('请交付：洗衣液')
    await desk.tap('desk-hand-over')
    await desk.sees('好了：洗衣液 已交给 李梅')

    // The buyer's page hears of it once there is a network.
    phone.setOnline(true)
    await phone.until('it is fetched', () => phone.text().includes('已领取'))
    const { items } = await test.call(
      pointsShop.items,
      { params: { communityId: world.communityId } },
      { as: world.committee },
    )
    expect(items).toMatchObject([{ stock: 4 }])
  })
})

describe('the rules of points', () => {
  it('are settled by the committee on a phone, and an adopted suggestion brings what they say', async () => {
    const { test, world } = town
    const author = await resident(test, world, '赵敏')
    const complaintId = await handledReport(test, world, author.as)
    const { communityId: scopeId } = world
    const device = await officer(town, { role: 'committee', scopeKind: 'community', scopeId, nickname: '沈书记' })
    const phone = await settle(town, device)
    await phone.tap('home-workbench')
    await phone.isOn('pages/workbench/desk/index')
    await phone.tap('desk-points-rules')
    await phone.isOn('pages/points/settings/index')
    await phone.until('the rules are there', () => phone.find('terms-save') !== null)
    await phone.type('pointsPerHour', '')
    await phone.tap('terms-save')
    await phone.sees('请检查数字')
    await phone.type('pointsPerHour', '10')
    await phone.tap('preset-zhangjiagang')
    await phone.type('grant-suggestion', '15')
    await phone.tap('terms-save')
    await phone.sees('规则已保存')
    await phone.tap('open-merits')
    await phone.isOn('pages/points/merits/index')
    await phone.tap(`record-${complaintId}`)
    await phone.sees('赵敏 15 分')
    expect(await balance(test, world, author.as)).toMatchObject({ points: 15, minutes: 0, nextStarMinutes: 30 * 60 })
  })
})

describe('a book of before', () => {
  it('is taken out of a chat, and entered once two of the committee have signed it on their phones', async () => {
    const { test, world } = town
    const who = await resident(test, world, '孙奶奶')
    const { communityId: scopeId } = world
    const keeper = (nickname: string) => officer(town, { role: 'committee', scopeKind: 'community', scopeId, nickname })
    const [first, second] = [await keeper('吴书记'), await keeper('郑主任')]
    first.person.chosenFile = () => bookFile(['孙奶奶,,1幢1单元101,120,300,2090-12-31', '周不识,13900000099,,3,40,'])
    const phone = await settle(town, first)
    await phone.tap('home-workbench')
    await phone.isOn('pages/workbench/desk/index')
    await phone.tap('desk-points-rules')
    await phone.isOn('pages/points/settings/index')
    await phone.tap('open-openings')
    await phone.isOn('pages/points/openings/index')
    await phone.tap('book-file')
    await phone.isOn('pages/points/opening/index')
    await phone.sees('1 人（1 行）')
    await phone.sees('对不上住户')
    await phone.tap('opening-sign')
    await phone.sees('请核对合计')
    expect(await balance(test, world, who.as)).toMatchObject({ points: 0, minutes: 0 })

    const other = await settle(town, second)
    await other.tap('home-workbench')
    await other.tap('desk-points-rules')
    await other.tap('open-openings')
    await other.sees('等第二个人签')
    await other.tap(other.ids('book-0')[0] ?? 'no book')
    await other.sees('120 小时')
    await other.tap(other.ids('approve-')[0] ?? 'no approval')
    await other.sees('已经录入')
    expect(await balance(test, world, who.as)).toMatchObject({ points: 300, minutes: 7_200 })
    expect((await statement(test, world, who.as)).items).toMatchObject([{ kind: 'opening', amount: 300 }])
    await auditLedger(test)
  })
})
