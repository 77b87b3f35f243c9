import { announcements, type Announcement, type Audience } from '@liren/shared/announcements'
import { announcementsSearch, type FoundAnnouncement } from '@liren/shared/announcements.search'
import type { Session } from '@liren/shared/identity'
import { startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, noticeBody, toCommunity } from '../support/busy.world.ts'
import { buildingAt, createWorld, publishNotice, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let reader: Session
let neighbour: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  reader = await world.resident(unitAt(world, 0, 0))
  neighbour = await world.resident(unitAt(world, 1, 0))
})

const params = () => ({ communityId: world.communityId })
const toBuilding = (building: number): Audience => [
  { type: 'place', kind: 'building', placeId: buildingAt(world, building), ownersOnly: false },
]
const publish = (title: string, text: string, audience: Audience = toCommunity(world.communityId)) =>
  publishNotice(test, world.committee, world.communityId, {
    title,
    text,
    audience,
    signature: committeeSigns(world.communityId),
  })
const find = (q: string, { as = reader, ...query }: { as?: Session; cursor?: string; limit?: number } = {}) =>
  test.call(announcementsSearch.search, { params: params(), query: { q, ...query } }, { as })
const titles = async (q: string, as = reader) => (await find(q, { as })).items.map(({ title }) => title)
const cut = ({ title, excerpt, marks }: FoundAnnouncement) => [
  ...marks.title.map(({ start, end }) => title.slice(start, end)),
  ...marks.excerpt.map(({ start, end }) => excerpt.slice(start, end)),
]

describe('a search', () => {
  it('for 电 finds it, and says where', async () => {
    await publish('周三上午停电', '电力公司检修，请提前准备。')
    await publish('周四停水', '请储水。')
    const { items, nextCursor } = await find('电')
    expect(items).toHaveLength(1)
    expect(items.map(cut)).toEqual([['电', '电']])
    expect(items[0]).toMatchObject({ title: '周三上午停电', excerpt: '电力公司检修，请提前准备。', isRead: false })
    expect(nextCursor).toBeNull()
  })

  it('finds what stands only in the text, around its place', async () => {
    await publish('通知', `${'很长的话。'.repeat(30)}最后才说电梯停运。`)
    const { items } = await find('电梯')
    expect(items.map(cut)).toEqual([['电梯']])
    expect(items[0]?.excerpt).toMatch(/^….+最后才说电梯停运。$/)
  })

  it.each([
    ['full width and capitals', 'ＷＩＦＩ', ['WiFi 换新']],
    ['a number', '3号', ['WiFi 换新']],
    ['every word, in any order', '换新 wifi', ['WiFi 换新']],
    ['nothing when one word is missing', '换新 电梯', []],
    ['nothing for signs alone', '！？', []],
    ['letters that do not stand together', '换wifi', []],
  ])('takes %s', async (_, q, found) => {
    await publish('WiFi 换新', '在３号楼大厅。')
    expect(await titles(q)).toEqual(found)
  })

  it.each(["%' OR 1=1", '\\', '_', '电%停', '<script>', '\u{1F600}', '电'.repeat(50)])(
    'takes %s as words',
    async (q) => {
      await publish('停电', '周三。')
      expect(await titles(q)).toEqual([])
    },
  )

  it.each([
    ['nothing', ''],
    ['only spaces', '   '],
    ['too much', '电'.repeat(51)],
    ['a NUL', '电\0'],
    ['what reorders text', '电\u202E'],
  ])('refuses %s', async (_, q) => {
    const refused = await test.refuse(announcementsSearch.search, { params: params(), query: { q } }, { as: reader })
    expect(refused.code).toBe('invalid_request')
  })

  it('shows nobody what is not theirs, nor that there is more', async () => {
    for (let n = 0; n < 3; n += 1) await publish(`一幢停电 ${String(n)}`, '只给一幢。', toBuilding(0))
    await publish('二幢停电', '只给二幢。', toBuilding(1))
    expect(await titles('电')).toEqual(['一幢停电 2', '一幢停电 1', '一幢停电 0'])
    const theirs = await find('电', { as: neighbour, limit: 1 })
    expect(theirs).toMatchObject({ items: [{ title: '二幢停电' }], nextCursor: null })
    const elsewhere = await createWorld(test)
    const stranger = await elsewhere.resident(unitAt(elsewhere, 0, 0))
    const query = { q: '电' }
    const found = await test.call(
      announcementsSearch.search,
      { params: { communityId: elsewhere.communityId }, query },
      { as: stranger },
    )
    expect(found).toEqual({ items: [], nextCursor: null })
  })

  it('never holds a draft, and marks what was read', async () => {
    const body = noticeBody('停电')
    const draft = {
      title: '停电',
      body,
      audience: toCommunity(world.communityId),
      signature: committeeSigns(world.communityId),
    }
    await test.call(announcements.create, { params: params(), body: draft }, { as: world.committee })
    expect(await titles('停电', world.committee)).toEqual([])
    const notice = await publish('停电', '周三。')
    const read = { params: { ...params(), announcementId: notice.id } }
    await test.call(announcements.markRead, read, { as: reader })
    expect((await find('停电')).items).toMatchObject([{ id: notice.id, isRead: true }])
  })

  it('gives each hit once, newest first, whatever the page size', async () => {
    const wanted: string[] = []
    for (let n = 0; n < 7; n += 1) wanted.unshift((await publish(`停电 ${String(n)}`, '周三。')).id)
    for (const limit of [1, 2, 3, 7]) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await find('停电', { limit, ...(cursor === undefined ? {} : { cursor }) })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual(wanted)
    }
  })
})

describe('a search among so many that one page cannot look through them all', () => {
  /** Notices by hand, with these words; the newest ones last. */
  async function fill(words: string, from: number, count: number): Promise<void> {
    const id = `('01890000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
    const at = `timestamptz '2026-03-05' + make_interval(secs => n)`
    const rows = `FROM generate_series(${String(from)}, ${String(from + count - 1)}) n`
    const [c, author] = [world.communityId, world.committee.accountId]
    for (const statement of [
      `INSERT INTO announcement (community_id, id, author_id, author_nickname, author_role, author_scope_id,
         author_scope_label, title, excerpt, body, audience, audience_labels, version, published_at)
       SELECT '${c}', ${id}, '${author}', '王', 'committee', '${c}', '枫林', '${words}', '',
         '[{"type":"paragraph","text":"x"}]', '[]', '[]', 2, ${at} ${rows}`,
      `INSERT INTO announcement_target (community_id, announcement_id, audience_key, published_at)
       SELECT '${c}', ${id}, 'community:${c}', ${at} ${rows}`,
      `INSERT INTO announcement_text SELECT '${c}', ${id}, ${at}, '${words}' ${rows}`,
      `INSERT INTO announcement_gram SELECT '${c}', g, ${at}, ${id} ${rows},
         unnest(regexp_split_to_array('${words}', '')) g`,
    ])
      await test.admin.query(statement)
  }

  it('leads on over empty pages to the one there is', async () => {
    await fill('电梯', 1, 1)
    await fill('电', 10, 2_100)
    await fill('梯', 3_000, 2_100)
    const first = await find('梯 电')
    expect(first.items).toEqual([])
    expect(first.nextCursor).not.toBeNull()
    const second = await find('梯 电', { cursor: first.nextCursor ?? '' })
    expect(second).toMatchObject({ items: [{ title: '电梯' }], nextCursor: null })
  })

  it('walks along the few that are the reader’s when the word is everywhere', async () => {
    await fill('电', 1, 2_100)
    const { id } = await publish('二幢停电', '只给二幢。', toBuilding(1))
    await test.admin.query(`DELETE FROM announcement_target WHERE community_id = $1 AND announcement_id <> $2`, [
      world.communityId,
      id,
    ])
    expect(await find('电', { as: neighbour })).toMatchObject({ items: [{ id }], nextCursor: null })
    expect(await find('电')).toEqual({ items: [], nextCursor: null })
  })
})

describe('a passer-by', () => {
  const publicly = (q: string, communityId = world.communityId) =>
    test.call(announcementsSearch.searchPublic, { params: { communityId }, query: { q } })

  it('finds what is said to everybody, by office and without names', async () => {
    const notice: Announcement = await publish('停电', '周三。')
    await publish('一幢停电', '只给一幢。', toBuilding(0))
    const { items } = await publicly('电')
    expect(items).toMatchObject([
      { id: notice.id, office: { role: 'committee' }, marks: { title: [{ start: 1, end: 2 }] } },
    ])
    expect(JSON.stringify(items)).not.toContain('王秀英')
  })

  it('finds nothing where there is no community', async () => {
    const nowhere = { params: { communityId: world.estateId }, query: { q: '电' } }
    expect((await test.refuse(announcementsSearch.searchPublic, nowhere)).code).toBe('not_found')
  })
})
