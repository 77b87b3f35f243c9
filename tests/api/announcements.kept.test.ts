import { announcements, type Announcement } from '@liren/shared/announcements'
import { announcementLife } from '@liren/shared/announcements.life'
import { columns } from '@liren/shared/columns'
import type { Session } from '@liren/shared/identity'
import { startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, noticeBody, toCommunity } from '../support/busy.world.ts'
import { listen, type Statement } from '../support/plans.ts'
import { createWorld, publishNotice, unitAt, type World } from '../support/world.ts'

/** Two processes on one database. */
let one: TestApp
let other: TestApp
let world: World
let reader: Session
let neighbour: Session
let stop: () => Statement[]

beforeAll(async () => {
  one = await startApp()
  other = await startApp({}, one)
  stop = listen(other.pool)
})
afterAll(async () => {
  await other.close()
  await one.close()
})
beforeEach(async () => {
  world = await createWorld(one)
  reader = await world.resident(unitAt(world, 0, 0))
  neighbour = await world.resident(unitAt(world, 0, 0, 1))
})

const params = () => ({ communityId: world.communityId })
const at = ({ id }: { id: string }) => ({ params: { ...params(), announcementId: id } })
const publish = (title: string): Promise<Announcement> =>
  publishNotice(one, world.committee, world.communityId, {
    audience: toCommunity(world.communityId),
    signature: committeeSigns(world.communityId),
    title,
  })
async function feed(app: TestApp, as = reader, etag?: string) {
  const reply = await app.inject({
    url: `/api/v1/communities/${world.communityId}/announcements`,
    headers: { authorization: `Bearer ${as.accessToken}`, ...(etag === undefined ? {} : { 'if-none-match': etag }) },
  })
  const { items, pinned } =
    reply.statusCode === 200 ? announcements.feed.reply.parse(reply.json()) : { items: [], pinned: [] }
  return { status: reply.statusCode, etag: String(reply.headers.etag), items, pinned }
}
const titles = async (app: TestApp, as = reader) => (await feed(app, as)).items.map(({ title }) => title)
const fedBy = () => stop().filter(({ text }) => text.includes('announcement_target')).length

describe('a first page that a process keeps', () => {
  it('costs no query of notices again, for whoever has the same keys, and says what each has read', async () => {
    const notice = await publish('停水')
    await one.call(announcements.markRead, at(notice), { as: neighbour })
    stop()
    expect((await feed(other)).items).toMatchObject([{ title: '停水', isRead: false }])
    expect(fedBy()).toBeGreaterThan(0)
    expect((await feed(other, neighbour)).items).toMatchObject([{ title: '停水', isRead: true }])
    expect((await feed(other)).items).toMatchObject([{ title: '停水', isRead: false }])
    expect(fedBy()).toBe(0)
  })

  it('has one tag in every process, and another for who has read something else', async () => {
    const notice = await publish('停水')
    const here = await feed(one)
    expect((await feed(other)).etag).toBe(here.etag)
    expect((await feed(other, neighbour)).etag).toBe(here.etag)
    expect(await feed(other, reader, here.etag)).toMatchObject({ status: 304, etag: here.etag })
    expect((await feed(other, reader, `W/${here.etag}`)).status).toBe(304)
    await one.call(announcements.markRead, at(notice), { as: reader })
    expect(await feed(other, reader, here.etag)).toMatchObject({ status: 200, items: [{ isRead: true }] })
    expect((await feed(other, neighbour, here.etag)).status).toBe(304)
  })

  it('is never shown once another process has changed it, whatever the change', async () => {
    const notice = await publish('停水')
    const known = async () => (await feed(other)).etag
    let etag = await known()
    const changed = async () => {
      const again = await feed(other, reader, etag)
      expect(again.status).toBe(200)
      etag = again.etag
      return again
    }
    await publish('停电')
    expect((await changed()).items.map(({ title }) => title)).toEqual(['停电', '停水'])
    const pinnedUntil = new Date(Date.now() + 3_600_000).toISOString()
    await one.call(announcementLife.pin, { ...at(notice), body: { pinnedUntil } }, { as: world.committee })
    expect((await changed()).pinned.map(({ title }) => title)).toEqual(['停水'])
    const correction = { title: '停水（改期）', body: noticeBody(), reason: '日期有误', version: notice.version }
    await one.call(announcementLife.correct, { ...at(notice), body: correction }, { as: world.committee })
    expect((await changed()).items[1]).toMatchObject({ title: '停水（改期）' })
    await one.call(announcementLife.withdraw, { ...at(notice), body: { reason: '不停了' } }, { as: world.committee })
    expect((await changed()).items[1]).toMatchObject({ status: 'withdrawn', excerpt: '' })
  })

  it('goes by the clock, too: what is pinned until a time is pinned no more then', async () => {
    const notice = await publish('停水')
    const pinnedUntil = new Date(Date.now() + 30_000).toISOString()
    await one.call(announcementLife.pin, { ...at(notice), body: { pinnedUntil } }, { as: world.committee })
    expect((await feed(other)).pinned).toHaveLength(1)
    await one.advance(31)
    expect((await feed(other)).pinned).toEqual([])
  })

  it('is read anew when a column gets another name', async () => {
    await publish('停水')
    await titles(other)
    const { version, items } = await one.call(columns.list, { params: params() }, { as: world.committee })
    const drafts = items.map(({ code, name, isOn, blurb, promisedReplyMinutes }) => ({
      code,
      name: `${name.slice(0, 10)}新`,
      isOn,
      blurb,
      promisedReplyMinutes,
    }))
    await one.call(columns.edit, { params: params(), body: { version, columns: drafts } }, { as: world.committee })
    stop()
    await titles(other)
    expect(fedBy()).toBeGreaterThan(0)
  })

  it('shows neither of two communities what is of the other', async () => {
    await publish('这里的')
    await titles(other)
    const there = await createWorld(one)
    const stranger = await there.resident(unitAt(there, 0, 0))
    const { items } = await other.call(
      announcements.feed,
      { params: { communityId: there.communityId } },
      { as: stranger },
    )
    expect(items).toEqual([])
  })
})
