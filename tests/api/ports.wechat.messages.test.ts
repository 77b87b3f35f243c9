import { createWechatMessages, type WechatOutcome } from '../../server/src/platform/wechat/wechat.messages.ts'
import type { SharedToken } from '../../server/src/platform/wechat/wechat.ts'
import type { Mishap } from '../support/standin.server.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'

const send = 'subscribe/send'
const tokenCall = 'stable_token'
let wechat: WechatStandin

beforeEach(async () => {
  wechat = await startWechatStandin()
  wechat.addTemplate('t-notice', ['thing1', 'thing4', 'time3'])
  wechat.accept('o-1', 't-notice', 2)
})
afterEach(() => wechat.close())

/** One process without a database. */
function tokenInMemory(): SharedToken {
  let held: string | null = null
  return {
    current: () => Promise.resolve(held),
    async renew(stale, fetchNew) {
      if (held === null || held === stale) held = (await fetchNew()).value
      return held
    },
  }
}
const messages = (change: { baseUrl?: string; accessToken?: SharedToken } = {}) => {
  const { appId, secret, baseUrl } = wechat
  return createWechatMessages({ appId, secret, baseUrl, timeoutMs: 1_500, accessToken: tokenInMemory(), ...change })
}
const words = { thing1: '周三上午停水', thing4: '枫林苑 3幢', time3: '2026年3月5日 14:30' }
const message = { openid: 'o-1', templateId: 't-notice', page: 'pages/announcements/detail/index?id=1', words }

test('a message is shown once, as it was asked for', async () => {
  expect(await messages().send(message)).toEqual({ outcome: 'sent', errcode: 0 })
  expect(wechat.shown).toEqual([message])
  const [, asked] = wechat.asked
  expect(JSON.parse(asked?.body ?? '')).toMatchObject({ touser: 'o-1', template_id: 't-notice', lang: 'zh_CN' })
})

test('every accept is one message; then WeChat declines', async () => {
  const port = messages()
  const answers = [await port.send(message), await port.send(message), await port.send(message)]
  expect(answers.map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'declined'])
  expect(answers[2]?.errcode).toBe(43101)
  expect(wechat.shown).toHaveLength(2)
})

test('whoever turned messages off is declined', async () => {
  wechat.turnOff('o-1')
  expect(await messages().send(message)).toEqual({ outcome: 'declined', errcode: 43101 })
})

test.each<[string, object, WechatOutcome, number]>([
  ['a person WeChat does not know', { openid: 'o-nobody' }, 'nobody', 40003],
  ['a template that is not ours', { templateId: 't-other' }, 'faulty', 40037],
  ['a word too long', { words: { ...words, thing1: '长'.repeat(21) } }, 'faulty', 47003],
  ['an empty word', { words: { ...words, thing4: '' } }, 'faulty', 47003],
  ['a word too many', { words: { ...words, thing9: '多' } }, 'faulty', 47003],
])('%s is told, and nothing is shown', async (_, change, outcome, errcode) => {
  expect(await messages().send({ ...message, ...change })).toEqual({ outcome, errcode })
  expect(wechat.shown).toEqual([])
})

test.each<[number, WechatOutcome]>([
  [-1, 'busy'],
  [45009, 'limited'],
  [45011, 'limited'],
  [48001, 'faulty'],
])('errcode %d is %s, and is not asked again by itself', async (errcode, outcome) => {
  wechat.refuse(send, errcode)
  expect(await messages().send(message)).toEqual({ outcome, errcode })
  expect(wechat.calls(send)).toBe(1)
})

test.each([40001, 40014, 42001])('%d is met with another token, once', async (errcode) => {
  wechat.refuse(send, errcode)
  expect(await messages().send(message)).toMatchObject({ outcome: 'sent' })
  expect(wechat.calls(send)).toBe(2)
  wechat.refuse(send, errcode)
  wechat.refuse(send, errcode)
  expect(await messages().send(message)).toEqual({ outcome: 'busy', errcode })
  expect(wechat.shown).toHaveLength(1)
})

test.each<['expired' | 'replaced']>([['expired'], ['replaced']])('a token that is %s is renewed', async (how) => {
  const port = messages()
  await port.send(message)
  wechat.spoilToken(how)
  expect(await port.send(message)).toMatchObject({ outcome: 'sent' })
  expect(wechat.calls(tokenCall)).toBe(2)
})

test.each<[Mishap]>([['hang'], ['stall'], ['reset'], ['lost'], ['http_500'], ['html'], ['empty'], ['redirect']])(
  'a call that meets "%s" is unknown: it may have arrived, and is not asked again',
  async (kind) => {
    wechat.mishap(send, kind)
    expect(await messages().send(message)).toMatchObject({ outcome: 'unknown' })
    expect(wechat.calls(send)).toBe(1)
    expect(wechat.shown).toHaveLength(kind === 'lost' ? 1 : 0)
  },
)

test('an answer that says neither yes nor no is unknown', async () => {
  wechat.refuse(send, 0)
  expect(await messages().send(message)).toEqual({ outcome: 'unknown', errcode: null })
})

test.each<[Mishap]>([['hang'], ['reset'], ['html']])('no token for "%s": nothing has left us', async (kind) => {
  wechat.mishap(tokenCall, kind)
  expect(await messages().send(message)).toMatchObject({ outcome: 'busy' })
  expect(wechat.calls(send)).toBe(0)
})

test('a token that cannot be had at all is busy', async () => {
  wechat.refuse(tokenCall, 40125)
  expect(await messages().send(message)).toEqual({ outcome: 'busy', errcode: 40125 })
})

test('nobody listening is busy: with a token in hand, too, nothing has left us', async () => {
  const gone = await startWechatStandin()
  await gone.close()
  const accessToken: SharedToken = { current: () => Promise.resolve('held'), renew: () => Promise.resolve('new') }
  expect(await messages({ baseUrl: gone.baseUrl, accessToken }).send(message)).toMatchObject({ outcome: 'busy' })
})
