import type { Announcement } from '@liren/shared/announcements'
import { announcementQuestions as questions, type Question } from '@liren/shared/announcements.questions'
import type { Session } from '@liren/shared/identity'
import { startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { buildingAt, createWorld, publishNotice, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let notice: Announcement
let asker: Session
let neighbour: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  asker = await world.resident(unitAt(world, 0, 0))
  neighbour = await world.resident(unitAt(world, 0, 1))
  notice = await publishNotice(test, world.committee, world.communityId, {
    audience: toCommunity(world.communityId),
    signature: committeeSigns(world.communityId),
  })
})

const here = () => ({ communityId: world.communityId })
const under = (id = notice.id) => ({ params: { ...here(), announcementId: id } })
const about = ({ id }: Question) => ({ params: { ...here(), questionId: id } })
const turn = (isOn: boolean, version = 0, promisedReplyMinutes = 120) =>
  test.call(
    questions.setSettings,
    { params: here(), body: { version, isOn, promisedReplyMinutes } },
    { as: world.committee },
  )
const ask = (text = '几点来水？', as = asker, isNamed = true) =>
  test.call(questions.ask, { ...under(), body: { text, isNamed } }, { as })
const list = (as: Session, id = notice.id) => test.call(questions.list, under(id), { as })
const textsFor = async (as: Session) => (await list(as)).items.map(({ text }) => text)
const show = (one: Question, as = world.committee) =>
  test.call(questions.review, { ...about(one), body: { refusal: null } }, { as })
const refuse = (one: Question, reason = '请不要写电话号码', as = world.committee) =>
  test.call(questions.review, { ...about(one), body: { refusal: reason } }, { as })
const reply = (one: Question, as = world.committee, text = '下午三点。') =>
  test.call(questions.answer, { ...about(one), body: { text } }, { as })
const queue = (as = world.committee) => test.call(questions.queue, { params: here() }, { as })
const headOf = (building: number) => world.grant('building_head', 'building', buildingAt(world, building))
const toBuilding = (building: number) => [
  { type: 'place' as const, kind: 'building' as const, placeId: buildingAt(world, building), ownersOnly: false },
]
/** A notice of a building's head to that building. */
const noticeOf = (head: Session, building: number) => {
  const signature = { role: 'building_head' as const, scopeId: buildingAt(world, building) }
  return publishNotice(test, head, world.communityId, { audience: toBuilding(building), signature })
}
const askUnder = (id: string, text = '楼道灯？') =>
  test.call(questions.ask, { ...under(id), body: { text, isNamed: true } }, { as: asker })
const shown = async (text?: string) => show(await ask(text))

describe('a community', () => {
  it('takes no questions until its committee lets neighbours ask', async () => {
    const off = await list(asker)
    expect(off).toMatchObject({ isOn: false, items: [], abilities: { ask: false, close: false } })
    const refused = await test.refuse(
      questions.ask,
      { ...under(), body: { text: '几点？', isNamed: true } },
      { as: asker },
    )
    expect(refused.code).toBe('questions_closed')
    expect(await turn(true)).toMatchObject({ isOn: true, version: 1, abilities: { edit: true } })
    expect(await list(asker)).toMatchObject({ isOn: true, abilities: { ask: true, close: false } })
  })

  it('that stops shows no question any more', async () => {
    await turn(true)
    await shown()
    expect(await textsFor(neighbour)).toEqual(['几点来水？'])
    await turn(false, 1)
    expect(await list(neighbour)).toMatchObject({ isOn: false, items: [] })
    expect((await queue()).items).toEqual([])
  })

  it('is settled by one of two who settle it at once', async () => {
    for (const version of [0, 1]) {
      const outcomes = await raceFor(
        test.admin,
        'question_setting',
        [1, 2, 3].map((n) => () => turn(true, version, 60 * n)),
      )
      expect(winnersOf(outcomes)).toHaveLength(1)
      expect(refusalsOf(outcomes)).toEqual(['edited_elsewhere'])
    }
  })
})

describe('a question', () => {
  beforeEach(() => turn(true))

  it('waits for somebody to look at it, and then neighbours see it', async () => {
    const one = await ask()
    expect(one).toMatchObject({ status: 'pending', isMine: true, askerName: '邻居', answer: null })
    expect(await textsFor(asker)).toEqual(['几点来水？'])
    expect(await textsFor(neighbour)).toEqual([])
    await test.runJobs()
    expect(await textsFor(neighbour)).toEqual([])
    expect(await show(one)).toMatchObject({ status: 'shown', abilities: { answer: true, review: false } })
    expect((await list(neighbour)).items).toMatchObject([
      { text: '几点来水？', askerName: '邻居', isMine: false, abilities: { answer: false, withdraw: false } },
    ])
  })

  it('bears no name unless its asker wants it to', async () => {
    await show(await ask('匿名的？', asker, false))
    expect((await list(neighbour)).items).toMatchObject([{ askerName: null }])
    expect(JSON.stringify(await list(world.committee))).not.toContain('邻居')
  })

  it('that is refused is told to its asker with the reason, and to nobody else', async () => {
    const one = await ask('我的电话是 138')
    await refuse(one)
    expect((await list(asker)).items).toMatchObject([
      { status: 'refused', refusal: '请不要写电话号码', isRisky: false },
    ])
    expect(await textsFor(neighbour)).toEqual([])
  })

  it('is answered once, by the office that published', async () => {
    const [head, colleague] = [await headOf(0), await headOf(0)]
    const theirs = await noticeOf(head, 0)
    const one = await show(await askUnder(theirs.id))
    expect(await reply(one, colleague)).toMatchObject({
      answer: { text: '下午三点。', nickname: '王秀英', role: 'building_head', scopeLabel: '枫林苑 1幢' },
    })
    const again = await test.refuse(questions.answer, { ...about(one), body: { text: '四点' } }, { as: head })
    expect(again.code).toBe('question_settled')
    expect((await list(neighbour, theirs.id)).items).toMatchObject([{ answer: { text: '下午三点。' } }])
  })

  it('is not answered before neighbours see it', async () => {
    const one = await ask()
    const early = await test.refuse(
      questions.answer,
      { ...about(one), body: { text: '三点' } },
      { as: world.committee },
    )
    expect(early.code).toBe('question_settled')
  })

  it('is told as overdue once the promised time has passed, until it is answered', async () => {
    const one = await shown()
    expect(Date.parse(one.replyDueAt) - Date.parse(one.askedAt)).toBe(120 * 60_000)
    expect(one.isOverdue).toBe(false)
    await test.advance(121 * 60)
    expect((await list(neighbour)).items).toMatchObject([{ isOverdue: true }])
    expect((await reply(one)).isOverdue).toBe(false)
  })

  it('can be taken back by its asker, and nothing of it is kept', async () => {
    const one = await shown('我家几点来水？')
    await reply(one, world.committee, '您家三点。')
    const theirs = await test.refuse(questions.withdraw, about(one), { as: neighbour })
    expect(theirs.code).toBe('not_found')
    await test.call(questions.withdraw, about(one), { as: asker })
    expect(await textsFor(neighbour)).toEqual([])
    expect(await textsFor(asker)).toEqual([])
    const { rows } = await test.admin.query('SELECT * FROM question WHERE id = $1', [one.id])
    expect(JSON.stringify(rows)).not.toMatch(/来水|三点/)
    expect((await test.refuse(questions.withdraw, about(one), { as: asker })).code).toBe('question_settled')
  })

  it('is decided once, however many decide, take it back or answer at once', async () => {
    const waiting = await ask('一？')
    const decisions = await raceFor(test.admin, 'question', [
      () => show(waiting),
      () => refuse(waiting),
      () => show(waiting),
      () => refuse(waiting),
    ])
    expect(winnersOf(decisions)).toHaveLength(1)
    expect(refusalsOf(decisions)).toEqual(['question_settled'])
    const open = await shown('二？')
    const answers = await raceFor(
      test.admin,
      'question',
      ['甲', '乙', '丙'].map((text) => () => reply(open, world.committee, text)),
    )
    expect(winnersOf(answers)).toHaveLength(1)
    expect(refusalsOf(answers)).toEqual(['question_settled'])
    const third = await shown('三？')
    await raceFor<unknown>(test.admin, 'question', [
      () => test.call(questions.withdraw, about(third), { as: asker }),
      () => reply(third),
    ])
    const { rows } = await test.admin.query('SELECT status, answer FROM question WHERE id = $1', [third.id])
    expect(rows).toEqual([{ status: 'withdrawn', answer: null }])
  })

  it('asked again with the same key is one question', async () => {
    const request = { ...under(), body: { text: '几点？', isNamed: true } }
    const key = 'k'.repeat(20)
    const [first, second] = [
      await test.call(questions.ask, request, { as: asker, key }),
      await test.call(questions.ask, request, { as: asker, key }),
    ]
    expect(second).toEqual(first)
    expect(await textsFor(asker)).toEqual(['几点？'])
  })

  it('is the sixth in an hour once too often', async () => {
    for (let n = 0; n < 5; n += 1) await ask(`第 ${String(n)} 问`)
    const body = { text: '再问', isNamed: true }
    expect((await test.refuse(questions.ask, { ...under(), body }, { as: asker })).code).toBe('too_many_requests')
    await ask('我也问', neighbour)
  })

  it.each([
    ['nothing', ''],
    ['too much', '长'.repeat(501)],
    ['what reorders text', '停水\u202E'],
  ])('is not %s', async (_, text) => {
    const refused = await test.refuse(questions.ask, { ...under(), body: { text, isNamed: true } }, { as: asker })
    expect(refused.code).toBe('invalid_request')
  })
})

describe('whoever is not addressed', () => {
  it('neither asks nor reads', async () => {
    await turn(true)
    const audience = toBuilding(1)
    const signature = committeeSigns(world.communityId)
    const other = await publishNotice(test, world.committee, world.communityId, { audience, signature })
    const body = { text: '几点？', isNamed: true }
    expect((await test.refuse(questions.ask, { ...under(other.id), body }, { as: asker })).code).toBe('not_found')
    expect((await test.refuse(questions.list, under(other.id), { as: asker })).code).toBe('not_found')
    expect((await test.refuse(questions.ask, { ...under(other.id), body }, { as: world.committee })).code).toBe(
      'forbidden',
    )
  })
})

describe('a notice', () => {
  it('takes no more questions once its office closes it, and does again when it opens it', async () => {
    await turn(true)
    const first = await shown('关之前')
    const set = (isClosed: boolean, as = world.committee) =>
      test.call(questions.setClosed, { ...under(), body: { isClosed } }, { as })
    expect(await set(true)).toEqual({ isClosed: true })
    expect(await set(true)).toEqual({ isClosed: true })
    expect(await list(asker)).toMatchObject({ isClosed: true, items: [{ id: first.id }], abilities: { ask: false } })
    const body = { text: '还能问吗？', isNamed: true }
    expect((await test.refuse(questions.ask, { ...under(), body }, { as: asker })).code).toBe('questions_closed')
    const byAsker = await test.refuse(questions.setClosed, { ...under(), body: { isClosed: false } }, { as: asker })
    expect(byAsker.code).toBe('forbidden')
    await set(false)
    await ask('又能问了')
  })
})

describe('the list of what waits', () => {
  beforeEach(() => turn(true))

  it('has what is due first first, page by page, and loses what is done', async () => {
    const asked: Question[] = []
    for (let n = 0; n < 4; n += 1) asked.push(await ask(`第 ${String(n)} 问`))
    const ids = asked.map(({ id }) => id)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const query = { limit: 3, ...(cursor === undefined ? {} : { cursor }) }
      const page = await test.call(questions.queue, { params: here(), query }, { as: world.committee })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(ids)
    const [first, second] = asked
    if (!first || !second) throw new Error('nothing was asked')
    await refuse(first)
    await reply(await show(second))
    expect((await queue()).items.map(({ id }) => id)).toEqual(ids.slice(2))
    expect((await queue()).items[0]).toMatchObject({ announcementTitle: '周三上午停水', wasFlagged: false })
  })

  it('is each office’s own, and the committee looks at all', async () => {
    const head = await headOf(0)
    const one = await askUnder((await noticeOf(head, 0)).id)
    await ask('几点来水？')
    expect((await queue(head)).items.map(({ text }) => text)).toEqual(['楼道灯？'])
    expect((await queue()).items.map(({ text }) => text)).toEqual(['楼道灯？', '几点来水？'])
    expect((await show(one)).abilities).toMatchObject({ answer: false })
    expect((await queue()).items.map(({ text }) => text)).toEqual(['几点来水？'])
    const notTheirs = await test.refuse(
      questions.answer,
      { ...about(one), body: { text: '在修' } },
      { as: world.committee },
    )
    expect(notTheirs.code).toBe('forbidden')
    expect(await reply(one, head)).toMatchObject({ answer: { role: 'building_head', scopeLabel: '枫林苑 1幢' } })
    const otherHead = await headOf(1)
    expect((await queue(otherHead)).items).toEqual([])
    expect(
      (await test.refuse(questions.review, { ...about(one), body: { refusal: null } }, { as: otherHead })).code,
    ).toBe('not_found')
  })
})
