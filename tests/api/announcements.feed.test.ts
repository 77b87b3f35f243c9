import { announcements, type Announcement } from '@liren/shared/announcements'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { Logger, runOnce } from 'graphile-worker'
import { deliverAnnouncement } from '../../server/src/features/announcements/announcements.delivery.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { createWorld, publishNotice, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let reader: Session
beforeEach(async () => {
  test = await startApp()
  world = await createWorld(test)
  reader = await world.resident(unitAt(world, 0, 0))
})
afterEach(() => test.close())

const params = () => ({ communityId: world.communityId })
const one = ({ id }: { id: string }) => ({ params: { ...params(), announcementId: id } })
const publish = (title = '通知'): Promise<Announcement> =>
  publishNotice(test, world.committee, world.communityId, {
    audience: toCommunity(world.communityId),
    signature: committeeSigns(world.communityId),
    title,
  })
const page = (query: { limit?: number; cursor?: string | undefined } = {}) =>
  test.call(announcements.feed, { params: params(), query }, { as: reader })

/** Published notices written by hand, all at one instant. */
async function publishAtOnce(count: number, from: number): Promise<void> {
  const id = `('01890000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  const rows = `generate_series(${String(from)}, ${String(from + count - 1)}) n`
  await test.admin.query(
    `INSERT INTO announcement (community_id, id, author_id, author_nickname, author_role, author_scope_id, author_scope_label,
       title, excerpt, body, audience, audience_labels, version, published_at)
     SELECT $1::uuid, ${id}, $2::uuid, '王', 'committee', $1::uuid, '枫林', '通知' || n, '', '[{"type":"paragraph","text":"x"}]', '[]', '[]', 2,
       '2026-03-05T06:30:00Z' FROM ${rows}`,
    [world.communityId, world.committee.accountId],
  )
  await test.admin.query(
    `INSERT INTO announcement_target SELECT $1::uuid, ${id}, key, '2026-03-05T06:30:00Z'
     FROM ${rows}, unnest(ARRAY['community:' || $1::text, 'community:' || $1::text || ':owners']) key`,
    [world.communityId],
  )
}

describe('the feed', () => {
  it('shows each of many notices of one instant exactly once, whatever the page size', async () => {
    await publishAtOnce(37, 1)
    for (const limit of [1, 2, 7, 36, 37, 50]) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const { items, nextCursor } = await page({ limit, cursor })
        seen.push(...items.map(({ id }) => id))
        cursor = nextCursor ?? undefined
      } while (cursor)
      expect(seen).toHaveLength(37)
      expect(seen).toEqual(seen.toSorted().toReversed())
    }
  })

  it('loses and repeats nothing when notices come in between, before and after the place one is at', async () => {
    await publishAtOnce(20, 100)
    const first = await page({ limit: 8 })
    await publishAtOnce(5, 1)
    await publishAtOnce(5, 500)
    await publish('最新的')
    const rest: string[] = []
    let cursor = first.nextCursor ?? undefined
    while (cursor) {
      const next = await page({ limit: 8, cursor })
      rest.push(...next.items.map(({ id }) => id))
      cursor = next.nextCursor ?? undefined
    }
    const seen = [...first.items.map(({ id }) => id), ...rest]
    expect(new Set(seen).size).toBe(seen.length)
    // The twelve left of the first twenty, and the five that sort behind them.
    expect(rest).toHaveLength(17)
    expect((await page({ limit: 1 })).items[0]?.title).toBe('最新的')
  })

  it('is newest first, and ends', async () => {
    const titles = ['一', '二', '三']
    for (const title of titles) await publish(title)
    const { items, nextCursor } = await page()
    expect([items.map(({ title }) => title), nextCursor]).toEqual([['三', '二', '一'], null])
    expect((await page({ limit: 3 })).nextCursor).toBeNull()
  })

  it('refuses a cursor that it did not give', async () => {
    const made = (text: string) => Buffer.from(text).toString('base64url')
    const id = '01890000-0000-7000-8000-000000000000'
    for (const cursor of [
      made('x'),
      made(`x.${id}`),
      made(`-1.${id}`),
      made(`99999999999999999.${id}`),
      made(`1.${id}x`),
    ])
      expect(
        (await test.refuse(announcements.feed, { params: params(), query: { cursor } }, { as: reader })).code,
      ).toBe('malformed_request')
  })

  it('never holds a draft', async () => {
    const draft = await publish('发了')
    await test.admin.query('UPDATE announcement SET title = title')
    const { items } = await page()
    expect(items.map(({ id }) => id)).toEqual([draft.id])
  })
})

describe('what was seen before', () => {
  const get = (path: string, etag?: string, language = 'zh-CN') =>
    test.inject({
      url: `/api/v1/communities/${world.communityId}${path}`,
      headers: {
        authorization: `Bearer ${reader.accessToken}`,
        'accept-language': language,
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
      },
    })

  it('is answered 304 without a body until it changes', async () => {
    const notice = await publish()
    for (const path of ['/announcements', `/announcements/${notice.id}`, '/messages', '/tree']) {
      const first = await get(path)
      const etag = String(first.headers.etag)
      expect([path, first.statusCode, etag.length > 4]).toEqual([path, 200, true])
      const second = await get(path, etag)
      expect([path, second.statusCode, second.body]).toEqual([path, 304, ''])
      expect((await get(path, '"another"')).statusCode).toBe(200)
    }
    const feed = String((await get('/announcements')).headers.etag)
    await test.call(announcements.markRead, one(notice), { as: reader })
    expect((await get('/announcements', feed)).statusCode).toBe(200)
  })

  it('may not be kept by anybody between us and the reader', async () => {
    await publish()
    expect((await get('/announcements')).headers['cache-control']).toBe('private, no-cache')
    const refused = await get('/announcements?cursor=x')
    expect([refused.statusCode, refused.headers['cache-control']]).toEqual([400, 'no-store'])
  })

  it('is not what another reader gets under the same etag', async () => {
    const notice = await publish()
    await test.call(announcements.markRead, one(notice), { as: reader })
    const mine = String((await get('/announcements')).headers.etag)
    const neighbour = await world.resident(unitAt(world, 0, 0, 1))
    const hers = await test.inject({
      url: `/api/v1/communities/${world.communityId}/announcements`,
      headers: { authorization: `Bearer ${neighbour.accessToken}`, 'if-none-match': mine },
    })
    expect(hers.statusCode).toBe(200)
  })
})

describe('reading', () => {
  it('is noted once, however often and at once it is said', async () => {
    const notice = await publish()
    await Promise.all(Array.from({ length: 9 }, () => test.call(announcements.markRead, one(notice), { as: reader })))
    const { rows } = await test.admin.query('SELECT FROM announcement_read WHERE announcement_id = $1', [notice.id])
    expect(rows).toHaveLength(1)
    const seen = await test.call(announcements.detail, one(notice), { as: world.committee })
    expect(seen.reach).toMatchObject({ people: 1, peopleRead: 1, flats: 8, flatsRead: 1, flatsWithNobody: 7 })
  })

  it('counts people and flats apart', async () => {
    const neighbour = await world.resident(unitAt(world, 0, 0), 'tenant')
    await world.resident(unitAt(world, 0, 1))
    const notice = await publish()
    for (const as of [reader, neighbour]) await test.call(announcements.markRead, one(notice), { as })
    const { reach } = await test.call(announcements.detail, one(notice), { as: world.committee })
    expect(reach).toEqual({ people: 3, peopleRead: 2, flats: 8, flatsRead: 1, flatsWithNobody: 6 })
    expect(
      (await test.call(announcements.mine, { params: params() }, { as: world.committee })).items[0]?.peopleRead,
    ).toBe(2)
  })

  it('is shown to the author alone, as numbers', async () => {
    const notice = await publish()
    await test.call(announcements.markRead, one(notice), { as: reader })
    expect((await test.call(announcements.detail, one(notice), { as: reader })).reach).toBeNull()
  })
})

describe('delivery', () => {
  const inboxSizes = async (notice: Announcement) => {
    const { rows } = await test.admin.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM message WHERE subject_id = $1 GROUP BY account_id',
      [notice.id],
    )
    return rows.map(({ n }) => n)
  }
  const job = (notice: Announcement) => ({ communityId: world.communityId, announcementId: notice.id })

  it('lays one message in each inbox, run once, twice or five times at once', async () => {
    const neighbours = [await world.resident(unitAt(world, 1, 0)), await world.resident(unitAt(world, 1, 1))]
    const notice = await publish()
    await Promise.all(Array.from({ length: 5 }, () => deliverAnnouncement(test.pool, job(notice))))
    await deliverAnnouncement(test.pool, job(notice))
    expect(await inboxSizes(notice)).toEqual([1, 1, 1])
    for (const as of [reader, ...neighbours]) {
      const { items } = await test.call(messages.inbox, { params: params() }, { as })
      expect(items).toMatchObject([
        { subjectId: notice.id, kind: 'announcement_published', title: '通知', isRead: false },
      ])
    }
  })

  it('goes on where it broke off: whoever has a message gets no second', async () => {
    await world.resident(unitAt(world, 1, 0))
    const notice = await publish()
    await deliverAnnouncement(test.pool, job(notice))
    await test.admin.query('DELETE FROM message WHERE account_id = $1', [reader.accountId])
    await deliverAnnouncement(test.pool, job(notice))
    expect(await inboxSizes(notice)).toEqual([1, 1])
  })

  it('reaches more people than one batch holds', async () => {
    const { communityId, committee } = world
    await test.admin.query(
      `WITH a AS (INSERT INTO account (id, nickname, locale) SELECT gen_random_uuid(), '众', 'zh-CN'
           FROM generate_series(1, 4100) RETURNING id),
         m AS (INSERT INTO member SELECT $1, id, '众', '' FROM a RETURNING account_id)
       SELECT count(*) FROM m`,
      [communityId],
    )
    await test.admin.query(
      `INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by)
       SELECT $1, gen_random_uuid(), $2, account_id, 'tenant', $3 FROM member WHERE nickname = '众'`,
      [communityId, unitAt(world, 0, 0), committee.accountId],
    )
    const notice = await publish()
    await deliverAnnouncement(test.pool, job(notice))
    const sizes = await inboxSizes(notice)
    expect([sizes.length, Math.max(...sizes)]).toEqual([4101, 1])
  })

  it('does nothing for a draft, a notice that is not there, or one of another community', async () => {
    const other = await createWorld(test)
    const notice = await publish()
    await deliverAnnouncement(test.pool, { ...job(notice), communityId: other.communityId })
    await deliverAnnouncement(test.pool, { ...job(notice), announcementId: '01890000-0000-7000-8000-000000000000' })
    expect(await inboxSizes(notice)).toEqual([])
  })

  it('is asked for in the transaction that publishes: no job of a publishing that failed', async () => {
    await test.admin.query(
      `ALTER TABLE announcement_target ADD CONSTRAINT announcement_fault_check CHECK (audience_key = 'x')`,
    )
    await expect(publish()).rejects.toThrow('internal')
    const jobs = async () => (await test.admin.query('SELECT FROM graphile_worker._private_jobs')).rows.length
    expect(await jobs()).toBe(0)
    await test.admin.query('ALTER TABLE announcement_target DROP CONSTRAINT announcement_fault_check')
    await publish()
    expect(await jobs()).toBe(1)
  })

  it('carries ids in its job, and nothing of a person', async () => {
    const notice = await publish('有人名的标题')
    const { rows } = await test.admin.query<{ payload: object }>('SELECT payload FROM graphile_worker._private_jobs')
    expect(rows).toEqual([{ payload: job(notice) }])
  })

  it('by two workers at once lays one message in each inbox', async () => {
    const notice = await publish()
    await test.admin.query(
      `SELECT graphile_worker.add_job('deliver_announcement', $1::json) FROM generate_series(1, 6)`,
      [JSON.stringify(job(notice))],
    )
    const logger = new Logger(() => () => undefined)
    const worker = () => runOnce({ pgPool: test.pool, taskList: test.tasks, noHandleSignals: true, logger })
    await Promise.all([worker(), worker()])
    expect(await inboxSizes(notice)).toEqual([1])
    expect((await test.admin.query('SELECT FROM graphile_worker._private_jobs')).rows).toHaveLength(0)
  })
})

describe('the inbox', () => {
  it('is marked read up to a message, and what came later stays unread', async () => {
    for (const title of ['一', '二', '三']) {
      await deliverAnnouncement(test.pool, {
        communityId: world.communityId,
        announcementId: (await publish(title)).id,
      })
    }
    const { items } = await test.call(messages.inbox, { params: params() }, { as: reader })
    expect(items.map(({ title }) => title)).toEqual(['三', '二', '一'])
    const body = { upToMessageId: items[1]?.id ?? '' }
    const marked = await test.call(messages.markAllRead, { params: params(), body }, { as: reader })
    expect(marked).toEqual({ unreadMessages: 1 })
    const after = await test.call(messages.inbox, { params: params() }, { as: reader })
    expect(after.items.map(({ isRead }) => isRead)).toEqual([false, true, true])
  })
})

describe('the language', () => {
  it.each([
    ['zh-CN', '没有找到'],
    ['en', 'Not found'],
    ['en-GB,en;q=0.9', 'Not found'],
    ['fr, en;q=0.2, zh;q=0.9', '没有找到'],
    ['fr', '没有找到'],
    ['', '没有找到'],
  ])('of a refusal follows Accept-Language %j', async (language, title) => {
    const reply = await test.inject({
      url: `/api/v1/communities/${world.communityId}/announcements/01890000-0000-7000-8000-000000000000`,
      headers: { authorization: `Bearer ${reader.accessToken}`, 'accept-language': language },
    })
    expect(reply.json<{ title: string }>().title).toContain(title)
  })
})
