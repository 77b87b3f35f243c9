import { announcements } from '@liren/shared/announcements'
import { publicAnnouncements } from '@liren/shared/announcements.public'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { hoursAfter, noticesOf } from '../support/notices.ts'
import { buildingAt, createWorld, publishNotice, type World } from '../support/world.ts'

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

const signature = () => committeeSigns(world.communityId)
const publish = (title: string, audience = toCommunity(world.communityId)) =>
  publishNotice(test, world.committee, world.communityId, { audience, signature: signature(), title })
const params = () => ({ communityId: world.communityId })
const feed = (cursor?: string, limit = 50) =>
  test.call(publicAnnouncements.feed, { params: params(), query: { limit, ...(cursor ? { cursor } : {}) } })
const detail = (announcementId: string) =>
  test.call(publicAnnouncements.detail, { params: { ...params(), announcementId } }).then(
    () => 'ok',
    (error: { code: string }) => error.code,
  )

it('whoever passes by reads what was said to the whole community, and nothing else', async () => {
  const open = await publish('全体居民')
  const owners = await publish('只给业主', toCommunity(world.communityId, true))
  const building = await publish('只给一幢', [
    { type: 'place' as const, kind: 'building' as const, placeId: buildingAt(world, 0), ownersOnly: false },
  ] as never)
  const heads = await publishNotice(test, world.committee, world.communityId, {
    audience: [{ type: 'role', role: 'building_head' }],
    signature: signature(),
    title: '只给楼组长',
  })
  const draft = await test.call(
    announcements.create,
    {
      params: params(),
      body: {
        title: '还没发布',
        body: [{ type: 'paragraph', text: '草稿' }],
        audience: toCommunity(world.communityId),
        signature: signature(),
      },
    },
    { as: world.committee },
  )
  expect((await feed()).items.map(({ title }) => title)).toEqual(['全体居民'])
  expect(await detail(open.id)).toBe('ok')
  for (const { id } of [owners, building, heads, draft]) expect(await detail(id)).toBe('not_found')
})

it('the office speaks: no name of a person, no mark of who has read', async () => {
  const { id } = await publish('周五停电')
  const [first] = (await feed()).items
  expect(first).toMatchObject({ id, title: '周五停电', office: { role: 'committee', scopeLabel: '枫林社区' } })
  expect(Object.keys(first ?? {})).not.toContain('author')
  expect(Object.keys(first ?? {})).not.toContain('isRead')
  for (const url of ['', `/${id}`]) {
    const reply = await test.inject({ url: `/api/v1/communities/${world.communityId}/public-announcements${url}` })
    expect(reply.statusCode).toBe(200)
    expect(reply.body).toContain('枫林社区')
    expect(reply.body).not.toMatch(/王秀英|isRead|reach/)
    expect(reply.body).not.toContain(world.committee.accountId)
  }
  const { rows } = await test.admin.query('SELECT FROM announcement_read WHERE account_id <> $1', [
    world.committee.accountId,
  ])
  expect(rows).toEqual([])
})

it('page by page, each notice comes once, the newest first', async () => {
  for (let n = 0; n < 5; n += 1) await publish(`第 ${String(n)} 条`)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await feed(cursor, 2)
    seen.push(...page.items.map(({ title }) => title))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.slice(0, 5)).toEqual([4, 3, 2, 1, 0].map((n) => `第 ${String(n)} 条`))
})

it('a notice of another community is not under this address, and a missing community has none', async () => {
  const other = await createWorld(test)
  const theirs = await publishNotice(test, other.committee, other.communityId, {
    audience: toCommunity(other.communityId),
    signature: committeeSigns(other.communityId),
  })
  expect(await detail(theirs.id)).toBe('not_found')
  const communityId = '01890000-0000-7000-8000-000000000000'
  expect((await test.refuse(publicAnnouncements.feed, { params: { communityId } })).code).toBe('not_found')
})

it('somebody signed in who lives nowhere reads it, too', async () => {
  const as = await test.signIn(newPhone())
  expect((await test.call(publicAnnouncements.feed, { params: params() }, { as })).items.length).toBeGreaterThan(0)
})

it('what is pinned or urgent stands above the first page of the whole feed, and what is for some does not', async () => {
  const own = await createWorld(test)
  const [mine, here] = [noticesOf(test, own), { params: { communityId: own.communityId } }]
  const plain = await mine.out({ title: '平常' })
  const soon = hoursAfter(plain.updatedAt, 5)
  const urgent = { kind: 'urgent' as const, until: soon }
  const pinned = await mine.out({ title: '置顶', pinnedUntil: soon })
  const now = await mine.out({ title: '停气', matter: urgent })
  const owners = toCommunity(own.communityId, true)
  await mine.out({ title: '只给业主置顶', pinnedUntil: soon, audience: owners })
  await mine.out({ title: '只给业主停气', matter: urgent, audience: owners })
  const read = (query: object = {}) => test.call(publicAnnouncements.feed, { ...here, query })
  const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title)
  const first = await read()
  expect(titles(first.pinned)).toEqual(['置顶'])
  expect(titles(first.urgent)).toEqual(['停气'])
  expect(titles(first.items)).toEqual(['停气', '置顶', '平常'])
  expect(JSON.stringify(first)).not.toMatch(/王秀英|isRead|只给业主/)
  // Not above another page, nor above what is narrowed.
  const second = await read({ limit: 1, cursor: (await read({ limit: 1 })).nextCursor ?? undefined })
  for (const page of [second, await read({ kind: 'notice' }), await read({ state: 'past' })])
    expect([page.pinned, page.urgent]).toEqual([[], []])
  await test.advance(5 * 3_600)
  const later = await read()
  expect([later.pinned, later.urgent]).toEqual([[], []])
  expect(titles(later.items)).toEqual(['停气', '置顶', '平常'])
  await mine.withdraw(now)
  await mine.withdraw(pinned)
})
