import { buildingAt, entranceAt, unitAt } from '../support/world.ts'
import type { Phone } from '../support/weapp/phone.ts'
import { neighbour, officer, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

const title = '本单元周四清洗水箱'
const detail = 'pages/announcements/detail/index'

const head = () =>
  officer(town, {
    role: 'building_head',
    scopeKind: 'building',
    scopeId: buildingAt(town.world, 0),
    nickname: '王秀英',
  })

/** From the home page to the composer's last step, for one entrance of the head's building. */
async function compose(phone: Phone, entranceId: string): Promise<void> {
  await phone.tap('home-workbench')
  await phone.tap('desk-compose')
  await phone.isOn('pages/announcements/compose/index')
  await phone.type('compose-title', title)
  await phone.type('block-0', '周四 8:00 至 12:00 停水，请提前储水。')
  await phone.tap('compose-next')
  // The whole building is proposed; one entrance of it is wanted.
  await phone.tap(`place-building-${buildingAt(town.world, 0)}`)
  await phone.until('entrances are listed', () => phone.ids('place-').length > 1)
  await phone.tap(`place-entrance-${entranceId}`)
  await phone.tap('compose-next')
}

describe('a notice to one entrance', () => {
  it('is written on a phone, reaches exactly its people, and nobody outside can open it', async () => {
    const { test, world } = town
    const entranceId = entranceAt(world, 0, 0)
    const inside = await neighbour(town, unitAt(world, 0, 0), '李梅', 'tenant')
    const outside = await neighbour(town, unitAt(world, 0, 1), '刘强')

    const author = await settle(town, await head())
    await compose(author, entranceId)
    await author.tap('compose-publish')
    await author.tap('publish-confirm')
    await author.isOn(detail)
    await author.sees(title)
    await author.until('the reach is shown', () => author.find('reach') !== null)
    const { community = '', id = '' } = author.stack.top().query
    expect(community).toBe(world.communityId)
    await test.runJobs()

    const reader = await settle(town, inside)
    await reader.sees(title)
    await reader.until('the tab says one is unread', () => reader.tabs[1]?.badge === '1')
    await reader.openTab('pages/tabs/inbox/index')
    await reader.until('a message came', () => reader.ids('message-').length > 0)
    await reader.tap(reader.ids('message-')[0] ?? '')
    await reader.isOn(detail)
    await reader.sees('请提前储水')
    await reader.until('it counts as read', () =>
      reader.requests.some(({ path, outcome }) => path.endsWith('/reads') && outcome === 200),
    )
    await reader.back()
    await reader.until('the tab says none is unread', () => reader.tabs[1]?.badge === '')
    await reader.openTab('pages/tabs/home/index')
    await reader.until('the mark is gone', () => !reader.text().includes('未读'))

    const other = await settle(town, outside)
    await other.until('the board is empty', () => other.find('feed-empty') !== null)
    expect(other.text()).not.toContain(title)
    const visitor = await town.open(outside, `${detail}?community=${community}&id=${id}`)
    await visitor.until('there is nothing here', () => visitor.find('error-state') !== null)
    expect(visitor.text()).not.toContain(title)
    expect(visitor.requests.find(({ path }) => path.endsWith(id))?.outcome).toBe(404)

    await author.back()
    const again = await town.open(author.device, `${detail}?community=${community}&id=${id}`)
    await again.until('one has read it', () => (again.find('reach-bars') ?? again.find('reach')) !== null)
    await again.sees('1')
  })

  it('is not sent without a heading, and pressing twice publishes once', async () => {
    const author = await settle(town, await head())
    await author.tap('home-workbench')
    await author.tap('desk-compose')
    await author.tap('compose-next')
    await author.until('the fault is named', () => author.text().includes('标题'))
    expect(author.find('compose-back')).toBeNull()
    await author.type('compose-title', title)
    await author.type('block-0', '第二次')
    await author.tap('compose-next')
    await author.tap('compose-next')
    await author.tap('compose-publish')
    await author.tap('publish-confirm')
    await author.tap('publish-confirm').catch(() => undefined)
    await author.isOn(detail)
    const published = author.requests.filter(({ path, outcome }) => path.endsWith('/publish') && outcome === 200)
    expect(new Set(published.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })
})
