import { publishNotice } from '../support/world.ts'
import { readBundle } from '../support/weapp/bundle.ts'
import { lostInText, namelessOf } from '../support/weapp/tree.ts'
import type { Phone } from '../support/weapp/phone.ts'
import { officer, settle, stranger } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
let query: string
beforeAll(async () => {
  town = await startTown()
  const { test, world } = town
  const notice = await publishNotice(test, world.committee, world.communityId, {
    audience: [{ type: 'place', kind: 'community', placeId: world.communityId, ownersOnly: false }],
    signature: { role: 'committee', scopeId: world.communityId },
  })
  query = `?community=${world.communityId}&id=${notice.id}`
})
afterEach(() => town.endAll())
afterAll(() => town.close())

const { pages, tabs } = readBundle()
/** What anybody may open: the way in, what is said about privacy, and what a community says to everybody. */
const isPublic = (page: string) =>
  ['identity/sign-in', 'identity/privacy', 'binding/find', 'announcements/public'].some((one) => page.includes(one))

const isOpen = (phone: Phone) => phone.text().trim() !== '' && phone.requests.every(({ outcome }) => outcome !== null)

describe('every page', () => {
  it('opens for somebody of the committee: no fault, a title, a name on all that can be tapped, nothing lost', async () => {
    const { communityId: scopeId } = town.world
    const device = await officer(town, { role: 'committee', scopeKind: 'community', scopeId, nickname: '方主任' })
    town.end(await settle(town, device))
    const wrong: string[] = []
    for (const page of pages) {
      const phone = await town.open(device, `${page}${tabs.includes(page) ? '' : query}`)
      await phone.until(`${page} is there`, () => isOpen(phone))
      expect([page, phone.find('error-state')]).toEqual([page, null])
      expect([page, phone.title()]).not.toEqual([page, ''])
      const drawn = phone.stack.top().drawn()
      wrong.push(...[...namelessOf(drawn), ...lostInText(drawn)].map((what) => `${page}: ${what}`))
      town.endAll()
    }
    expect(wrong).toEqual([])
  })

  it('shows a stranger the door, and nothing else', async () => {
    const device = stranger(town)
    for (const page of pages) {
      const phone = await town.open(device, `${page}${tabs.includes(page) ? '' : query}`)
      await phone.until(`${page} is there`, () => isOpen(phone))
      expect([page, phone.find('go-sign-in') === null]).toEqual([page, isPublic(page)])
      town.endAll()
    }
  })
})
