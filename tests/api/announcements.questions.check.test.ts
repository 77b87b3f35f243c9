import type { Announcement } from '@liren/shared/announcements'
import { announcementQuestions as questions, type Question } from '@liren/shared/announcements.questions'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { checkQuestion } from '../../server/src/features/announcements/announcements.questions.check.service.ts'
import { createContentCheck, type ContentCheckPort } from '../../server/src/platform/wechat/content.check.ts'
import { createWechat } from '../../server/src/platform/wechat/create.wechat.ts'
import { tokenStore } from '../../server/src/platform/wechat/token.store.ts'
import { newKey, startApp, testVault, type TestApp } from '../support/app.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { linkWechat } from '../support/wechat.link.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'
import { createWorld, publishNotice, unitAt, type World } from '../support/world.ts'

const path = 'msg_sec_check'
let base: TestApp
let test: TestApp
let wechat: WechatStandin
let world: World
let notice: Announcement
/** A resident who came through WeChat, and under which id. */
let asker: Session
let openid: string
let contentCheck: ContentCheckPort

beforeAll(async () => {
  wechat = await startWechatStandin()
  base = await startApp()
  const { appId, secret, baseUrl } = wechat
  const accessToken = tokenStore({ pool: base.pool, vault: testVault(), name: 'wechat' })
  const settings = { appId, secret, baseUrl, timeoutMs: 1_500, accessToken }
  contentCheck = createContentCheck(settings)
  test = await startApp({ wechat: createWechat(settings), contentCheck }, base)
})
afterAll(async () => {
  await test.close()
  await base.close()
  await wechat.close()
})
beforeEach(async () => {
  world = await createWorld(test)
  asker = await world.resident(unitAt(world, 0, 0))
  openid = `o-${newKey()}`
  await linkWechat(test, wechat, asker, openid)
  const { communityId, committee } = world
  const signature = committeeSigns(communityId)
  notice = await publishNotice(test, committee, communityId, { audience: toCommunity(communityId), signature })
  const body = { version: 0, isOn: true, promisedReplyMinutes: 120 }
  await test.call(questions.setSettings, { params: { communityId }, body }, { as: committee })
})

const under = () => ({ params: { communityId: world.communityId, announcementId: notice.id } })
const ask = (text: string, as = asker) =>
  test.call(questions.ask, { ...under(), body: { text, isNamed: true } }, { as })
const seenBy = async (as: Session) => (await test.call(questions.list, under(), { as })).items
const queue = async () =>
  (await test.call(questions.queue, { params: { communityId: world.communityId } }, { as: world.committee })).items
const told = async () => {
  const { items } = await test.call(messages.inbox, { params: { communityId: world.communityId } }, { as: asker })
  return items.filter(({ kind }) => kind.startsWith('question_'))
}
const settled = async (text: string, as = asker): Promise<Question> => {
  const { id } = await ask(text, as)
  await test.runJobs()
  const found = (await seenBy(as)).find((one) => one.id === id)
  if (!found) throw new Error('the question is gone')
  return found
}

describe('after a question was asked, WeChat is asked', () => {
  it('in the name of who asked, and what it lets pass is shown', async () => {
    expect(await settled('几点来水？')).toMatchObject({ status: 'shown' })
    const asked = wechat.asked.findLast(({ url }) => url.pathname.endsWith(path))
    expect(JSON.parse(asked?.body ?? '')).toEqual({ version: 2, scene: 2, openid, content: '几点来水？' })
  })

  it('and what it doubts waits for a person, who is told so', async () => {
    wechat.judge('可疑的话', 'review')
    expect(await settled('可疑的话？')).toMatchObject({ status: 'pending' })
    expect(await queue()).toMatchObject([{ text: '可疑的话？', wasFlagged: true }])
  })

  it('and what it finds risky is refused, which the asker is told', async () => {
    wechat.judge('很坏的话', 'risky')
    expect(await settled('很坏的话！')).toMatchObject({ status: 'refused', isRisky: true, refusal: null })
    expect(await queue()).toEqual([])
    expect(await told()).toMatchObject([{ kind: 'question_held', aboutId: notice.id }])
  })

  it('and what it finds risky a person looks at, once, where the asker wants it, with all the promised time', async () => {
    wechat.judge('误伤的话', 'risky')
    const held = await settled('误伤的话？')
    expect(held.abilities).toMatchObject({ appeal: true, withdraw: true })
    const at = { params: { communityId: world.communityId, questionId: held.id } }
    await test.advance(100 * 60)
    const again = await test.call(questions.appeal, at, { as: asker })
    expect(again).toMatchObject({ status: 'pending', isRisky: false, isOverdue: false, abilities: { appeal: false } })
    expect(Date.parse(again.replyDueAt) - Date.parse(held.replyDueAt)).toBeGreaterThanOrEqual(100 * 60_000)
    await test.runJobs()
    expect(await queue()).toMatchObject([{ id: held.id, wasFlagged: true, isAppeal: true }])
    expect((await test.refuse(questions.appeal, at, { as: asker })).code).toBe('question_settled')
    const refusal = { ...at, body: { refusal: '确实不宜公开' } }
    await test.call(questions.review, refusal, { as: world.committee })
    expect(await seenBy(asker)).toMatchObject([
      { status: 'refused', isRisky: false, refusal: '确实不宜公开', abilities: { appeal: false } },
    ])
    expect((await test.refuse(questions.appeal, at, { as: asker })).code).toBe('question_settled')
    expect((await told()).map(({ kind }) => kind)).toEqual(['question_refused', 'question_held'])
  })

  it('and what it finds risky may be shown by the person who looked', async () => {
    wechat.judge('误伤的话', 'risky')
    const held = await settled('误伤的话？')
    const at = { params: { communityId: world.communityId, questionId: held.id } }
    await test.call(questions.appeal, at, { as: asker })
    const neighbour = await world.resident(unitAt(world, 0, 1))
    await test.call(questions.review, { ...at, body: { refusal: null } }, { as: world.committee })
    expect(await seenBy(neighbour)).toMatchObject([{ text: '误伤的话？', status: 'shown' }])
  })

  it.each<[string, () => void]>([
    ['is away', () => wechat.mishap(path, 'reset')],
    ['does not answer', () => wechat.mishap(path, 'hang')],
    ['speaks in tongues', () => wechat.mishap(path, 'html')],
    ['has had enough', () => wechat.refuse(path, 45009)],
    ['has not seen the person for two hours', () => wechat.absent(openid)],
  ])('and where it %s, the question waits for a person', async (_, spoil) => {
    spoil()
    expect(await settled('几点来水？')).toMatchObject({ status: 'pending' })
    expect(await queue()).toMatchObject([{ text: '几点来水？', wasFlagged: false }])
  })

  it('but not of whom it does not know', async () => {
    const neighbour = await world.resident(unitAt(world, 0, 1))
    const before = wechat.calls(path)
    expect(await settled('几点来水？', neighbour)).toMatchObject({ status: 'pending' })
    expect(wechat.calls(path)).toBe(before)
  })
})

describe('while WeChat thinks', () => {
  /** A check that asks somebody in between. */
  const meanwhile = (work: () => Promise<unknown>, verdict: 'pass' | 'risky' = 'pass') => ({
    pool: test.pool,
    vault: testVault(),
    contentCheck: {
      check: async () => {
        await work()
        return verdict
      },
    },
  })
  const at = ({ id }: Question) => ({ communityId: world.communityId, questionId: id })

  it('no transaction is open', async () => {
    const one = await ask('几点？')
    let open = -1
    await checkQuestion(
      meanwhile(async () => {
        const { rows } = await test.admin.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_stat_activity
           WHERE datname = current_database() AND usename = 'liren_app' AND state LIKE 'idle in transaction%'`,
        )
        open = rows[0]?.n ?? -1
      }),
      at(one),
    )
    expect(open).toBe(0)
    expect(await seenBy(asker)).toMatchObject([{ status: 'shown' }])
  })

  it('a person may decide, and it stays so', async () => {
    const one = await ask('几点？')
    const params = { communityId: world.communityId, questionId: one.id }
    const body = { refusal: '与通知无关' }
    await checkQuestion(
      meanwhile(() => test.call(questions.review, { params, body }, { as: world.committee })),
      at(one),
    )
    expect(await seenBy(asker)).toMatchObject([{ status: 'refused', refusal: '与通知无关' }])
  })

  it('the asker may take it back, and it stays so', async () => {
    const one = await ask('几点？')
    const params = { communityId: world.communityId, questionId: one.id }
    await checkQuestion(
      meanwhile(() => test.call(questions.withdraw, { params }, { as: asker })),
      at(one),
    )
    expect(await seenBy(asker)).toEqual([])
  })

  it('twice at once, after a crash, one verdict counts', async () => {
    const one = await ask('几点？')
    await Promise.all([
      checkQuestion(
        meanwhile(async () => undefined),
        at(one),
      ),
      checkQuestion(
        meanwhile(async () => undefined),
        at(one),
      ),
    ])
    await checkQuestion(
      meanwhile(async () => undefined, 'risky'),
      at(one),
    )
    expect(await seenBy(asker)).toMatchObject([{ status: 'shown' }])
  })
})
