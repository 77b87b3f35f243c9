import { publishNotice, unitAt } from '../support/world.ts'
import { heavyFaults } from '../support/weapp/gate.setdata.ts'
import { neighbour, settle } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

const notices = 45

let town: Town
beforeAll(async () => {
  town = await startTown()
  const { test, world } = town
  for (let number = 1; number <= notices; number += 1) {
    await publishNotice(test, world.committee, world.communityId, {
      audience: [{ type: 'place', kind: 'community', placeId: world.communityId, ownersOnly: false }],
      signature: { role: 'committee', scopeId: world.communityId },
      title: `第${String(number)}号通知：${'小区里要说清楚的事，'.repeat(4)}`,
    })
  }
})
afterEach(() => town.endAll())
afterAll(() => town.close())

describe('a long board', () => {
  it('comes page by page as its end is reached, each once, and never in a heavy setData', async () => {
    const phone = await settle(town, await neighbour(town, unitAt(town.world, 0, 0), '李梅'))
    const shown = () => phone.ids('feed-item-')
    await phone.until('the first page came', () => shown().length > 0)
    expect(shown().length).toBeLessThan(notices)
    while (shown().length < notices) {
      const before = shown().length
      await phone.reachBottom()
      await phone.until('more came', () => shown().length > before)
    }
    expect(new Set(shown()).size).toBe(notices)
    await phone.sees('就这些了')

    const heaviest = phone.sent.toSorted((a, b) => b.bytes - a.bytes)[0]
    expect(heavyFaults(phone.sent)).toEqual([])
    // A page of the list is what we mean to weigh: something must have weighed that much.
    expect(heaviest?.bytes).toBeGreaterThan(4 * 1024)
  })

  it('shows what is new when pulled down, asking with what it knows', async () => {
    const { test, world } = town
    const phone = await settle(town, await neighbour(town, unitAt(world, 0, 1), '赵敏'))
    await phone.until('the first page came', () => phone.ids('feed-item-').length > 0)
    await phone.pullDown()
    expect(phone.requests.some(({ outcome }) => outcome === 304)).toBe(true)
    const fresh = await publishNotice(test, world.committee, world.communityId, {
      audience: [{ type: 'place', kind: 'community', placeId: world.communityId, ownersOnly: false }],
      signature: { role: 'committee', scopeId: world.communityId },
      title: '刚刚贴出的通知',
    })
    await phone.pullDown()
    await phone.sees('刚刚贴出的通知')
    expect(phone.ids('feed-item-')[0]).toBe(`feed-item-${fresh.id}`)
  })
})
