import { complaintsOf } from '../support/complaints.ts'
import { unitAt } from '../support/world.ts'
import { officer, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

describe('the board of complaints on a phone', () => {
  it('leads the committee from a figure to the matters behind it, and hands out the sheet', async () => {
    const { test, world } = town
    const author = await world.resident(unitAt(world, 0, 0))
    const { id } = await complaintsOf(test, world).report(author)
    const office = { role: 'committee', scopeKind: 'community', scopeId: world.communityId } as const
    const phone = await settle(town, await officer(town, { ...office, nickname: '沈书记' }))
    await phone.tap('home-workbench')
    await phone.tap('desk-complaint-board')
    await phone.isOn('pages/complaints/board/index')
    await phone.until('the figures are there', () => phone.find('board-open') !== null)
    await phone.sees('时限内联系了诉求人的')
    await phone.tap('board-sheet')
    await phone.until('the sheet is open', () => phone.device.documents.length > 0)
    expect(phone.device.documents[0]).toMatch(/\.xlsx$/)
    await phone.tap('board-by-category')
    await phone.tap('board-row-common_parts')
    await phone.isOn('pages/complaints/orders/index')
    await phone.until('the matter is there', () => phone.find(`complaint-${id}`) !== null)
    await phone.tap('orders-ended')
    await phone.until('nothing has ended', () => phone.find('orders-empty') !== null)
  })
})
