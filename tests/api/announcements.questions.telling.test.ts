import type { Announcement } from '@liren/shared/announcements'
import { announcementQuestions as questions, type Question } from '@liren/shared/announcements.questions'
import { identity, type Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { privacy } from '@liren/shared/privacy'
import { officersApi } from '@liren/shared/roles.officers'
import { startApp, testDevice, type TestApp } from '../support/app.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { raceFor, winnersOf } from '../support/race.ts'
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
  const body = { version: 0, isOn: true, promisedReplyMinutes: 120 }
  await test.call(questions.setSettings, { params: here(), body }, { as: world.committee })
})

const here = () => ({ communityId: world.communityId })
const about = ({ id }: Question) => ({ params: { ...here(), questionId: id } })
const ask = (text: string, as = asker, id = notice.id) =>
  test.call(questions.ask, { params: { ...here(), announcementId: id }, body: { text, isNamed: true } }, { as })
const review = (one: Question, refusal: string | null) =>
  test.call(questions.review, { ...about(one), body: { refusal } }, { as: world.committee })
const reply = (one: Question, as = world.committee) =>
  test.call(questions.answer, { ...about(one), body: { text: '下午三点。' } }, { as })
const shown = async (text: string, as = asker, id = notice.id) => review(await ask(text, as, id), null)
const inbox = (as: Session) => test.call(messages.inbox, { params: here() }, { as })
const told = async (as = asker) => (await inbox(as)).items.filter(({ kind }) => kind.startsWith('question_'))

describe('whoever asked is told in their inbox', () => {
  it('of each answer, by the office that gave it, with the way to the notice it stands under', async () => {
    const [first, second] = [await shown('几点来水？'), await shown('要储水吗？')]
    expect(await told()).toEqual([])
    await reply(first)
    await reply(second)
    const line = {
      kind: 'question_answered',
      aboutId: notice.id,
      title: notice.title,
      sender: '枫林社区',
      isRead: false,
    }
    expect(await told()).toMatchObject([
      { ...line, subjectId: second.id },
      { ...line, subjectId: first.id },
    ])
    expect(await told(neighbour)).toEqual([])
  })

  it('once, however many answer at once', async () => {
    const one = await shown('几点来水？')
    const outcomes = await raceFor(test.admin, 'question', [() => reply(one), () => reply(one), () => reply(one)])
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(await told()).toHaveLength(1)
  })

  it('that it was not shown, but not by whom, and the reason stands under the notice', async () => {
    await review(await ask('我的电话是 138'), '请不要写电话号码')
    expect(await told()).toMatchObject([{ kind: 'question_refused', aboutId: notice.id, sender: '枫林社区' }])
    expect(JSON.stringify(await told())).not.toContain('王秀英')
  })

  it('and marks that one line as read by opening it', async () => {
    await reply(await shown('几点来水？'))
    await reply(await shown('要储水吗？'))
    await test.runJobs()
    const [, older] = await told()
    const at = { params: { ...here(), messageId: older?.id ?? '' } }
    const before = (await inbox(asker)).items.filter(({ isRead }) => !isRead).length
    expect(await test.call(messages.markRead, at, { as: asker })).toEqual({ unreadMessages: before - 1 })
    expect((await told()).map(({ isRead }) => isRead)).toEqual([false, true])
    await test.call(messages.markRead, at, { as: neighbour })
    expect(await test.call(messages.markRead, at, { as: asker })).toEqual({ unreadMessages: before - 1 })
  })
})

describe('a question to an office that nobody holds any more', () => {
  /** A notice of the head of a building, who is then no longer. */
  async function orphaned() {
    const building = buildingAt(world, 0)
    const head = await world.grant('building_head', 'building', building)
    const audience = [{ type: 'place' as const, kind: 'building' as const, placeId: building, ownersOnly: false }]
    const signature = { role: 'building_head' as const, scopeId: building }
    const theirs = await publishNotice(test, head, world.communityId, { audience, signature, title: '楼道灯' })
    const one = await shown('楼道灯什么时候修？', asker, theirs.id)
    const end = async () => {
      const { items } = await test.call(officersApi.list, { params: here() }, { as: world.committee })
      const grantId = items.find(({ role }) => role === 'building_head')?.id ?? ''
      const body = { reason: '任期结束' }
      await test.call(officersApi.revoke, { params: { ...here(), grantId }, body }, { as: world.committee })
    }
    return { one, head, end, building }
  }
  const queue = async (as: Session) => (await test.call(questions.queue, { params: here() }, { as })).items

  it('is the committee’s to answer, in its own name, and is there only then', async () => {
    const { one, end } = await orphaned()
    expect(await queue(world.committee)).toEqual([])
    const early = await test.refuse(
      questions.answer,
      { ...about(one), body: { text: '在修。' } },
      { as: world.committee },
    )
    expect(early.code).toBe('forbidden')
    await end()
    expect(await queue(world.committee)).toMatchObject([{ id: one.id, abilities: { answer: true } }])
    expect((await reply(one)).answer).toMatchObject({ role: 'committee', scopeLabel: '枫林社区' })
    expect(await queue(world.committee)).toEqual([])
    expect(await told()).toMatchObject([{ kind: 'question_answered', sender: '枫林社区' }])
  })

  it('goes to the successor, once there is one', async () => {
    const { one, end, building } = await orphaned()
    await end()
    const next = await world.grant('building_head', 'building', building)
    expect(await queue(world.committee)).toEqual([])
    expect(await queue(next)).toMatchObject([{ id: one.id, abilities: { answer: true } }])
    expect((await reply(one, next)).answer).toMatchObject({ role: 'building_head', scopeLabel: '枫林苑 1幢' })
  })
})

describe('what a person asked and answered', () => {
  const stepUp = async (as: Session) => {
    const sent = await test.call(identity.sendStepUpCode, { body: { deviceId: testDevice().id } }, { as })
    const body = { challengeId: sent.challengeId, code: sent.demoCode ?? '' }
    await test.call(identity.stepUp, { body }, { as })
  }
  const exportOf = async (as: Session) => {
    await stepUp(as)
    const { file } = await test.call(privacy.export, {}, { as })
    return Buffer.from(file).toString('utf8')
  }

  it('is in the copy of their data, and nobody else’s', async () => {
    await reply(await shown('我家几点来水？'))
    await review(await ask('我的电话是 138'), '请不要写电话号码')
    await ask('邻居的问题？', neighbour)
    const text = await exportOf(asker)
    expect(JSON.parse(text)).toMatchObject({
      communities: [
        {
          questions: {
            asked: [
              { under: notice.title, text: '我家几点来水？', status: 'shown', answer: '下午三点。' },
              { text: '我的电话是 138', status: 'refused', refusal: '请不要写电话号码' },
            ],
            answered: [],
          },
        },
      ],
    })
    expect(text).not.toContain('邻居的问题')
    expect(JSON.parse(await exportOf(world.committee))).toMatchObject({
      communities: [{ questions: { asked: [], answered: [{ under: notice.title, answer: '下午三点。' }] } }],
    })
  })

  it('goes with the account as far as nobody has seen it; what neighbours read stays, under another name', async () => {
    await reply(await shown('我家几点来水？'))
    await ask('还没人看过的？')
    await review(await ask('被拒的？'), '与通知无关')
    await stepUp(asker)
    const { pseudonym } = await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: asker })
    const under = { params: { ...here(), announcementId: notice.id } }
    const { items } = await test.call(questions.list, under, { as: neighbour })
    expect(items).toMatchObject([{ text: '我家几点来水？', askerName: pseudonym }])
    const { rows } = await test.admin.query(
      'SELECT text, status FROM question WHERE asker_id = $1 ORDER BY created_at',
      [asker.accountId],
    )
    expect(rows).toEqual([
      { text: '我家几点来水？', status: 'shown' },
      { text: '', status: 'withdrawn' },
      { text: '', status: 'withdrawn' },
    ])
    expect((await test.call(questions.queue, { params: here() }, { as: world.committee })).items).toEqual([])
    expect((await test.admin.query('SELECT FROM message WHERE account_id = $1', [asker.accountId])).rows).toEqual([])
  })
})
