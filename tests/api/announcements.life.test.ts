import { announcements } from '@liren/shared/announcements'
import { announcementLife } from '@liren/shared/announcements.life'
import { publicAnnouncements } from '@liren/shared/announcements.public'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { sweepAnnouncements } from '../../server/src/features/announcements/announcements.sweep.service.ts'
import { newKey, startApp, type TestApp } from '../support/app.ts'
import { noticeBody } from '../support/busy.world.ts'
import { codeOf, hoursAfter, noticesOf } from '../support/notices.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { storedFiles } from '../support/stored.files.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let other: TestApp
let world: World
let owner: Session
let mine: ReturnType<typeof noticesOf>
let theirs: ReturnType<typeof noticesOf>
beforeAll(async () => {
  test = await startApp()
  other = await startApp({}, test)
  world = await createWorld(test)
  owner = await world.resident(unitAt(world, 0, 0))
  mine = noticesOf(test, world)
  theirs = noticesOf(other, world)
})
afterAll(async () => {
  await other.close()
  await test.close()
})

const here = () => ({ params: { communityId: world.communityId } })
const revisions = (notice: { id: string }, as: Session, query: object = {}) =>
  test.call(announcementLife.revisions, { ...mine.at(notice), query }, { as })
const openly = (notice: { id: string }) => test.call(publicAnnouncements.detail, mine.at(notice))
const etagOf = async (notice: { id: string }) => {
  const url = `/api/v1/communities/${world.communityId}/announcements/${notice.id}`
  const reply = await test.inject({ url, headers: { authorization: `Bearer ${owner.accessToken}` } })
  return reply.headers.etag
}

describe('a correction', () => {
  it('shows, and what was said before stays readable, with when, by whom and why', async () => {
    const notice = await mine.out({ title: '周三停电' })
    const before = await etagOf(notice)
    const body = noticeBody('改到周四 9:00。')
    const mended = await mine.correct(notice, { title: '周四停电', body, reason: '日期写错了' })
    expect(mended).toMatchObject({ title: '周四停电', corrections: 1, version: 3, status: 'published' })
    expect(await etagOf(notice)).not.toBe(before)
    const seen = await mine.detail(notice, owner)
    expect(seen).toMatchObject({ title: '周四停电', body, correctedAt: mended.correctedAt, audience: notice.audience })
    const { items } = await revisions(notice, owner)
    expect(items).toEqual([
      {
        version: 2,
        title: '周三停电',
        body: noticeBody(),
        event: null,
        attachments: [],
        saidFrom: notice.publishedAt,
        correctedAt: mended.correctedAt,
        correctedBy: notice.author.nickname,
        reason: '日期写错了',
      },
    ])
    const [row] = (await mine.feed(owner)).items
    expect(row).toMatchObject({ title: '周四停电', correctedAt: mended.correctedAt, publishedAt: notice.publishedAt })
    // Whoever passes by reads it, too; the office speaks.
    const open = await test.call(announcementLife.publicRevisions, mine.at(notice))
    expect(open.items).toMatchObject([{ title: '周三停电', correctedBy: null }])
  })

  it('comes page by page, the latest first', async () => {
    let notice = await mine.out()
    for (const n of [1, 2, 3]) notice = await mine.correct(notice, { title: `第 ${String(n)} 次更正` })
    const first = await revisions(notice, owner, { limit: 2 })
    expect(first.items.map(({ title }) => title)).toEqual(['第 2 次更正', '第 1 次更正'])
    const rest = await revisions(notice, owner, { limit: 2, cursor: first.nextCursor ?? '' })
    expect([rest.items.map(({ title }) => title), rest.nextCursor]).toEqual([['周三停水'], null])
    const [, second] = first.items
    expect(second?.saidFrom).toBe(rest.items[0]?.correctedAt)
  })

  it('never changes to whom it goes, of which kind it is, or who signs', async () => {
    const notice = await mine.out()
    const correction = { ...mine.at(notice), body: { version: 2, title: '改', body: noticeBody(), reason: '改' } }
    for (const extra of [
      { audience: notice.audience },
      { signature: {} },
      { matter: { kind: 'urgent' } },
      { columnId: null },
    ])
      expect(
        await codeOf(
          test.call(
            announcementLife.correct,
            { ...correction, body: { ...correction.body, ...extra } },
            {
              as: world.committee,
            },
          ),
        ),
      ).toBe('invalid_request')
    const keys = `SELECT audience_key FROM announcement_target WHERE announcement_id = $1`
    const { rows: before } = await test.admin.query(keys, [notice.id])
    await mine.correct(notice, { title: '改' })
    expect((await test.admin.query(keys, [notice.id])).rows).toEqual(before)
  })

  it('of an event may move it, and the earlier time stays readable', async () => {
    const from = hoursAfter(new Date().toISOString(), 24)
    const event = { from, to: hoursAfter(from, 2), where: '中心广场' }
    const notice = await mine.out({ matter: { kind: 'event', event } })
    const moved = { from: hoursAfter(from, 24), to: hoursAfter(from, 26), where: '活动室' }
    const mended = await mine.correct(notice, { event: moved })
    expect(mended.matter).toEqual({ kind: 'event', event: moved })
    expect((await revisions(notice, owner)).items[0]?.event).toEqual(event)
  })

  it('that changes nothing is none, and one of a draft is an edit', async () => {
    const notice = await mine.out()
    expect(await codeOf(mine.correct(notice))).toBe('correction_empty')
    expect(await codeOf(mine.correct(await mine.create(), { title: '改' }))).toBe('announcement_not_published')
  })

  it('is one of eight that come at once', async () => {
    const notice = await mine.out()
    const runners = Array.from(
      { length: 8 },
      (_, n) => () => (n % 2 ? mine : theirs).correct(notice, { title: `改 ${String(n)}` }),
    )
    const outcomes = await raceFor(test.admin, 'announcement', runners)
    expect([winnersOf(outcomes).length, refusalsOf(outcomes)]).toEqual([1, ['edited_elsewhere']])
    expect((await revisions(notice, owner)).items).toHaveLength(1)
  })

  it('is not made more than twenty times', async () => {
    const notice = await mine.out()
    await test.admin.query('UPDATE announcement SET corrections = 20 WHERE id = $1', [notice.id])
    expect(await codeOf(mine.correct(notice, { title: '第二十一次' }))).toBe('corrections_full')
    expect((await revisions(notice, owner)).items).toEqual([])
  })
})

describe('a withdrawal', () => {
  it('leaves the line that it was, with the reason; the words are gone for readers and kept for the office', async () => {
    const notice = await mine.out({ title: '错发的通知' })
    await mine.correct(notice, { title: '错发的通知（改）' })
    const gone = await mine.withdraw(notice, '发错了范围')
    expect(gone).toMatchObject({
      status: 'withdrawn',
      body: noticeBody(),
      abilities: { withdraw: false, correct: false },
    })
    const line = { reason: '发错了范围', by: notice.author.nickname }
    const seen = await mine.detail(notice, owner)
    expect(seen).toMatchObject({ status: 'withdrawn', title: '错发的通知（改）', body: [], withdrawal: line })
    const [row] = (await mine.feed(owner)).items
    expect(row).toMatchObject({ id: notice.id, status: 'withdrawn', excerpt: '', withdrawal: line })
    expect((await revisions(notice, owner)).items).toEqual([])
    expect((await revisions(notice, world.committee)).items).toHaveLength(1)
    expect(await openly(notice)).toMatchObject({ status: 'withdrawn', body: [], withdrawal: { ...line, by: null } })
    expect((await test.call(announcementLife.publicRevisions, mine.at(notice))).items).toEqual([])
  })

  it('is for good: nothing more is done with it', async () => {
    const notice = await mine.out()
    await mine.withdraw(notice)
    expect(await codeOf(mine.withdraw(notice))).toBe('announcement_withdrawn')
    expect(await codeOf(mine.correct(notice, { title: '改' }))).toBe('announcement_withdrawn')
    const body = { pinnedUntil: null }
    expect(await codeOf(test.call(announcementLife.pin, { ...mine.at(notice), body }, { as: world.committee }))).toBe(
      'announcement_withdrawn',
    )
    expect(await codeOf(mine.withdraw(await mine.create()))).toBe('announcement_not_published')
  })

  it('of a disclosure waits until its time is over, and says until when and why', async () => {
    const notice = await mine.out({ matter: { kind: 'disclosure', topic: 'resident_affairs' } })
    const until = hoursAfter(notice.publishedAt ?? '', 15 * 24)
    expect(notice).toMatchObject({ displayedUntil: until, notBefore: until })
    const withdrawal = { ...mine.at(notice), body: { reason: '不想公示了' } }
    for (const [locale, words] of [
      ['zh-CN', '居务公开至少公示 15 天'],
      ['en', '15 days at least'],
    ] as const) {
      const headers = { 'accept-language': locale }
      const problem = await test.refuse(announcementLife.withdraw, withdrawal, { as: world.committee, headers })
      expect(problem).toMatchObject({ code: 'display_not_over', status: 409, until })
      expect(problem.detail).toContain(words)
    }
    // Not even the database would take it.
    const force = `UPDATE announcement SET withdrawn_at = app.now(), withdrawal_reason = 'x' WHERE id = $1`
    await expect(test.admin.query(force, [notice.id])).rejects.toMatchObject({ constraint: 'announcement_kept_check' })
    const early = { matter: { kind: 'disclosure' as const, topic: 'resident_affairs' as const } }
    expect(await codeOf(mine.out({ ...early, expiresAt: hoursAfter(until, -24) }))).toBe('display_too_short')
    await test.advance(15 * 86_400)
    expect(await mine.detail(notice)).toMatchObject({ displayedUntil: until, notBefore: null })
    expect(await codeOf(mine.withdraw(notice))).toBe('ok')
  })

  it('and a publication of the same draft by two people: it is out once, and then withdrawn or not', async () => {
    const draft = await mine.create()
    const outcomes = await raceFor<unknown>(
      test.admin,
      'announcement',
      [() => mine.publish(draft), () => theirs.withdraw(draft)],
      1,
    )
    const { status } = await mine.detail(draft)
    expect(status).toBe(winnersOf(outcomes).length === 2 ? 'withdrawn' : 'published')
    expect(refusalsOf(outcomes)).toEqual(status === 'withdrawn' ? [] : ['announcement_not_published'])
  })

  it('and a correction: the loser is told, and the history is whole', async () => {
    const notice = await mine.out()
    const outcomes = await raceFor<unknown>(
      test.admin,
      'announcement',
      [() => mine.withdraw(notice), () => theirs.correct(notice, { title: '改' })],
      1,
    )
    const found = await mine.detail(notice)
    expect(found.status).toBe('withdrawn')
    expect(winnersOf(outcomes)).toHaveLength(1 + found.corrections)
    expect((await revisions(notice, world.committee)).items).toHaveLength(found.corrections)
  })

  it('before the messages went out tells nobody more', async () => {
    const late = await world.resident(unitAt(world, 0, 1))
    const notice = await mine.out({ title: '撤得快' })
    await mine.withdraw(notice)
    await test.runJobs()
    const inbox = await test.call(messages.inbox, here(), { as: late })
    expect(inbox.items.map(({ title }) => title)).not.toContain('撤得快')
  })
})

describe('a confirmation', () => {
  const confirm = (notice: { id: string; version: number }, as: Session, app = test) =>
    app.call(announcementLife.confirm, { ...mine.at(notice), body: { version: notice.version } }, { as, key: newKey() })

  it('is asked for, given once, and is a reading, too', async () => {
    const notice = await mine.out({ confirm: true })
    expect((await mine.detail(notice, owner)).abilities).toMatchObject({ confirm: true, markRead: true })
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => confirm(notice, owner, n % 2 ? test : other)))
    expect(new Set(answers.map(({ confirmedAt }) => confirmedAt)).size).toBe(1)
    const seen = await mine.detail(notice, owner)
    expect(seen).toMatchObject({ isRead: true, confirmedAt: answers[0]?.confirmedAt, abilities: { confirm: false } })
    const count = `SELECT version FROM announcement_confirmation WHERE announcement_id = $1`
    expect((await test.admin.query(count, [notice.id])).rows).toEqual([{ version: notice.version }])
  })

  it('is of what was read, also when it was corrected meanwhile', async () => {
    const notice = await mine.out({ confirm: true })
    await mine.correct(notice, { title: '改' })
    await confirm(notice, owner)
    const said = `SELECT version FROM announcement_confirmation WHERE announcement_id = $1`
    expect((await test.admin.query(said, [notice.id])).rows).toEqual([{ version: 2 }])
  })

  it('is refused where nobody asks, of a version that is not, and of what was withdrawn', async () => {
    expect(await codeOf(confirm(await mine.out(), owner))).toBe('confirmation_not_asked')
    const notice = await mine.out({ confirm: true })
    expect(await codeOf(confirm({ ...notice, version: 99 }, owner))).toBe('confirmation_not_asked')
    await mine.withdraw(notice)
    expect(await codeOf(confirm(notice, owner))).toBe('announcement_withdrawn')
    expect((await mine.detail(notice, owner)).abilities.confirm).toBe(false)
  })
})

describe('what stands out', () => {
  const pin = (notice: { id: string }, pinnedUntil: string | null) =>
    test.call(announcementLife.pin, { ...mine.at(notice), body: { pinnedUntil } }, { as: world.committee })

  it('is pinned until its time is over, beside its place in the feed', async () => {
    const pinned = await mine.out({ title: '长期有效' })
    const later = await mine.out({ title: '后来的' })
    await pin(pinned, hoursAfter(later.publishedAt ?? '', 2))
    const first = await mine.feed(owner, { limit: 1 })
    expect(first.pinned.map(({ title }) => title)).toEqual(['长期有效'])
    expect(first.items.map(({ title }) => title)).toEqual(['后来的'])
    const second = await mine.feed(owner, { limit: 1, cursor: first.nextCursor ?? '' })
    expect([second.items.map(({ title }) => title), second.pinned]).toEqual([['长期有效'], []])
    await test.advance(2 * 3_600)
    expect((await mine.feed(owner)).pinned).toEqual([])
    expect(await codeOf(pin(pinned, hoursAfter(later.publishedAt ?? '', 1)))).toBe('announcement_times_past')
  })

  it('is five at most, the newest, and can be let go', async () => {
    const far = hoursAfter(new Date().toISOString(), 24 * 60)
    const seven = []
    for (let n = 0; n < 7; n += 1) seven.push(await mine.out({ title: `置顶 ${String(n)}`, pinnedUntil: far }))
    const titles = async () => (await mine.feed(owner)).pinned.map(({ title }) => title)
    expect(await titles()).toEqual([6, 5, 4, 3, 2].map((n) => `置顶 ${String(n)}`))
    const [, ...rest] = seven
    for (const notice of rest) await pin(notice, null)
    expect(await titles()).toEqual(['置顶 0'])
  })

  it('is urgent until it is read, or over', async () => {
    const soon = hoursAfter(new Date().toISOString(), 24 * 60)
    const neighbour = await world.resident(unitAt(world, 1, 0))
    const notice = await mine.out({ title: '燃气泄漏', matter: { kind: 'urgent', until: soon } })
    const barOf = async (as: Session) => (await mine.feed(as)).urgent.map(({ title }) => title)
    expect([await barOf(owner), await barOf(neighbour)]).toEqual([['燃气泄漏'], ['燃气泄漏']])
    await test.call(announcements.markRead, mine.at(notice), { as: owner })
    expect([await barOf(owner), await barOf(neighbour)]).toEqual([[], ['燃气泄漏']])
    await mine.withdraw(notice)
    expect(await barOf(neighbour)).toEqual([])
  })
})

describe('what has expired', () => {
  it('leaves the feed at that moment, and stays in the history and at its address', async () => {
    const notice = await mine.out({ title: '今天有效', expiresAt: hoursAfter(new Date().toISOString(), 24 * 90) })
    const titles = async (query: object = {}) =>
      (await mine.feed(owner, { limit: 50, ...query })).items.map(({ title }) => title)
    expect(await titles()).toContain('今天有效')
    expect(await titles({ state: 'past' })).not.toContain('今天有效')
    await test.advance(90 * 86_400)
    for (const swept of [false, true]) {
      if (swept) await sweepAnnouncements(test.pool, storedFiles(test))
      expect(await titles()).not.toContain('今天有效')
      expect(await titles({ state: 'past' })).toContain('今天有效')
    }
    const { rows } = await test.admin.query('SELECT is_past FROM announcement_target WHERE announcement_id = $1', [
      notice.id,
    ])
    expect(rows).toEqual([{ is_past: true }])
    expect(await mine.detail(notice, owner)).toMatchObject({ status: 'expired', body: noticeBody() })
    expect(await openly(notice)).toMatchObject({ status: 'expired' })
    const open = await test.call(publicAnnouncements.feed, { ...here(), query: { limit: 50 } })
    expect(open.items.map(({ title }) => title)).not.toContain('今天有效')
  })
})

describe('the board', () => {
  it('has disclosures alone, for neighbours and for whoever passes by', async () => {
    const board = await mine.out({ title: '上半年账目', matter: { kind: 'disclosure', topic: 'finance' } })
    const wanted = { kind: 'disclosure' as const }
    const [own] = (await mine.feed(owner, wanted)).items
    const { items } = await test.call(publicAnnouncements.feed, { ...here(), query: wanted })
    expect([own?.id, items[0]?.id]).toEqual([board.id, board.id])
    expect(new Set(items.map(({ matter }) => matter.kind))).toEqual(new Set(['disclosure']))
  })
})
