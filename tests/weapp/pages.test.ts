import { columns } from '@liren/shared/columns'
import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import { createVotesWorld, day } from '../support/votes.world.ts'
import { entranceAt, publishNotice } from '../support/world.ts'
import { readBundle } from '../support/weapp/bundle.ts'
import { lostInText, namelessOf } from '../support/weapp/tree.ts'
import type { Phone } from '../support/weapp/phone.ts'
import { officer, settle, stranger } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
/** What a page shows one of: the end of its address, where it is not the notice. */
let particular: Record<string, string>
let query: string
beforeAll(async () => {
  const started = await startTown()
  const world = await createVotesWorld(started.test)
  town = { ...started, world }
  const { test } = town
  const { communityId } = world
  const decision = await world.open()
  await test.advance(15 * day)
  const params = { communityId, decisionId: decision.id }
  const body = { version: (await world.detail(decision.id)).version, key: keyText(decision.id, world.key) }
  await test.call(votesResults.count, { params, body }, { as: world.organiser })
  await world.step(decision.id, { step: 'PUBLISH' })
  const notice = await publishNotice(test, world.committee, communityId, {
    audience: [
      { type: 'place', kind: 'community', placeId: communityId, ownersOnly: false },
      { type: 'role', role: 'committee' },
    ],
    signature: { role: 'committee', scopeId: communityId },
  })
  const { items } = await test.call(columns.list, { params: { communityId } }, { as: world.committee })
  const column = `&id=${items[0]?.id ?? ''}`
  query = `?community=${communityId}`
  particular = {
    'pages/announcements/': `&id=${notice.id}`,
    'pages/columns/': column,
    'pages/register/units': `&entrance=${entranceAt(world, 0, 0)}&label=1`,
    'pages/votes/': `&id=${decision.id}`,
    'pages/workbench/place/': `&id=${world.estateId}`,
  }
})
/** A page's address; tab pages have none of their own. */
function addressOf(page: string): string {
  const key = Object.keys(particular).find((start) => page.startsWith(start))
  return tabs.includes(page) ? page : page + query + (key === undefined ? '' : (particular[key] ?? ''))
}
afterEach(() => town.endAll())
afterAll(() => town.close())

const { pages, tabs } = readBundle()
/** What anybody may open: the way in, what is said about privacy, and what a community says to everybody. */
const publicPages = [
  'identity/sign-in',
  'identity/privacy',
  'binding/find',
  'announcements/public',
  'announcements/board',
  'announcements/search',
]
const isPublic = (page: string) => publicPages.some((one) => page.includes(one))

const isOpen = (phone: Phone) => phone.text().trim() !== '' && phone.requests.every(({ outcome }) => outcome !== null)

describe('every page', () => {
  it('opens for somebody of the committee: no fault, a title, a name on all that can be tapped, nothing lost', async () => {
    const { communityId: scopeId } = town.world
    const device = await officer(town, { role: 'committee', scopeKind: 'community', scopeId, nickname: '方主任' })
    town.end(await settle(town, device))
    const wrong: string[] = []
    for (const page of pages) {
      const phone = await town.open(device, addressOf(page))
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
      const phone = await town.open(device, addressOf(page))
      await phone.until(`${page} is there`, () => isOpen(phone))
      expect([page, phone.find('go-sign-in') === null]).toEqual([page, isPublic(page)])
      town.endAll()
    }
  })
})
