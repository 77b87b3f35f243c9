import { columns } from '@liren/shared/columns'
import { complaintConvene } from '@liren/shared/complaints.convene'
import { complaintCoordination } from '@liren/shared/complaints.coordination'
import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import { sweepTopics } from '../../server/src/features/complaints/complaints.coordination.clock.service.ts'
import { complaintsOf } from '../support/complaints.ts'
import { hotlineFile, hotlineIn, hotlineLine } from '../support/hotline.ts'
import { bookFile, openingsIn } from '../support/opening.ts'
import { plantCertificate } from '../support/recognition.ts'
import { addItem, order, plantPoints } from '../support/shop.ts'
import { beginShift, openActivity, shiftIn } from '../support/volunteering.ts'
import { createVotesWorld, day, walk } from '../support/votes.world.ts'
import { buildingAt, entranceAt, publishNotice, unitAt } from '../support/world.ts'
import { readBundle } from '../support/weapp/bundle.ts'
import { lostInText, namelessOf } from '../support/weapp/tree.ts'
import type { Phone } from '../support/weapp/phone.ts'
import { officer, settle, stranger } from '../support/weapp/people.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
/** What a page shows one of: the end of its address, where it is not the notice. */
let particular: Record<string, string>
let query: string
let itemId: string
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
  const candidates = ['甲', '乙'].map((name) => ({ name, unitId: null, statement: '愿意为大家办事。' }))
  const seats = { kind: 'election' as const, title: '选举', text: '选一名。', attachmentIds: [], seats: 1, candidates }
  const draft = world.draft({ title: '补选', motions: [seats] })
  const election = await walk(test, { communityId, as: world.organiser, draft, key: world.key }, 'NOTICED')
  const notice = await publishNotice(test, world.committee, communityId, {
    audience: [
      { type: 'place', kind: 'community', placeId: communityId, ownersOnly: false },
      { type: 'role', role: 'committee' },
    ],
    signature: { role: 'committee', scopeId: communityId },
  })
  const complaint = await complaintsOf(test, world).report(world.committee)
  const author = await world.resident(unitAt(world, 0, 0))
  const common = []
  for (let n = 0; n < 3; n++) common.push((await complaintsOf(test, world).report(author)).id)
  await sweepTopics(test.pool)
  const here = { params: { communityId } }
  const topics = await test.call(complaintCoordination.topics, here, { as: world.committee })
  const startsAt = new Date(Date.parse(complaint.reportedAt) + 24 * 3_600_000).toISOString()
  const offices = [{ role: 'committee' as const, scopeId: communityId }]
  const about = { title: '环物会', place: '居委会', startsAt, complaintIds: common, offices }
  const meeting = await test.call(complaintConvene.convene, { ...here, body: about }, { as: world.committee })
  const hotline = hotlineIn(test, world)
  const { partner } = await hotline.addPartner()
  const sheet = await hotline.upload(partner.id, hotlineFile([hotlineLine('DH-1', {})]))
  const book = await openingsIn(test, world).upload(bookFile(['周不识,19900000099,,3,40,']))
  const { items } = await test.call(columns.list, { params: { communityId } }, { as: world.committee })
  const column = `&id=${items[0]?.id ?? ''}`
  itemId = (await addItem(test, world)).id
  const { activityId, shiftId } = await openActivity(test, world, world.committee, { shifts: [shiftIn(90 * 24)] })
  await beginShift(test, shiftId)
  const certificateId = await plantCertificate(test, communityId, world.committee.accountId)
  query = `?community=${communityId}`
  particular = {
    'pages/announcements/': `&id=${notice.id}`,
    'pages/columns/': column,
    'pages/complaints/building/': `&id=${buildingAt(world, 0)}`,
    'pages/complaints/detail/': `&id=${complaint.id}`,
    'pages/complaints/hotline/': `&id=${partner.id}`,
    'pages/complaints/sheet/': `&id=${sheet.id}`,
    'pages/complaints/meeting/': `&id=${meeting.id}`,
    'pages/complaints/topic/': `&id=${topics.items[0]?.id ?? ''}`,
    'pages/register/units': `&entrance=${entranceAt(world, 0, 0)}&label=1`,
    'pages/points/item/': `&id=${itemId}`,
    'pages/points/opening/': `&id=${book.id}`,
    'pages/volunteering/verify/': `&id=${certificateId}`,
    'pages/volunteering/activity/': `&id=${activityId}`,
    'pages/volunteering/': `&id=${shiftId}`,
    'pages/votes/candidates/': `&id=${election.id}`,
    'pages/votes/nominate/': `&id=${election.id}`,
    'pages/votes/': `&id=${decision.id}`,
    'pages/workbench/place/': `&id=${world.estateId}`,
  }
})
/** An order of somebody who is signed in. */
async function orderOf(nickname: string): Promise<string> {
  const { test, world } = town
  const { rows } = await test.admin.query<{ sub: string; sid: string }>(
    `SELECT s.account_id AS sub, s.id AS sid FROM session s JOIN member m ON m.account_id = s.account_id
      WHERE m.nickname = $1`,
    [nickname],
  )
  const [held = { sub: '', sid: '' }] = rows
  await plantPoints(test, world, [held.sub], 100)
  return (await order(test, world, itemId, { accessToken: test.app.signAccess(held) })).id
}

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
  'volunteering/verify',
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
    particular['pages/points/order/'] = `&id=${await orderOf('方主任')}`
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
