import { createWechat } from '../../server/src/platform/wechat/create.wechat.ts'
import { WechatError, type WechatReason } from '../../server/src/platform/wechat/wechat.error.ts'
import type { SharedToken } from '../../server/src/platform/wechat/wechat.ts'
import type { Mishap } from '../support/standin.server.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'

const session = 'jscode2session'
const phoneCall = 'getuserphonenumber'
const tokenCall = 'stable_token'
let wechat: WechatStandin

beforeEach(async () => {
  wechat = await startWechatStandin()
})
afterEach(() => wechat.close())

/** One process without a database. What the shared store promises is tested beside it. */
function tokenInMemory(first: string | null = null): SharedToken {
  let held = first
  return {
    current: () => Promise.resolve(held),
    async renew(stale, fetchNew) {
      if (held === null || held === stale) held = (await fetchNew()).value
      return held
    },
  }
}
const portWith = (change: Partial<Parameters<typeof createWechat>[0]> = {}) => {
  const { appId, secret, baseUrl } = wechat
  return createWechat({ appId, secret, baseUrl, timeoutMs: 1_500, accessToken: tokenInMemory(), ...change })
}
const errorOf = async (act: Promise<unknown>): Promise<WechatError> => {
  const error: unknown = await act.then(
    () => new Error('it worked'),
    (reason: unknown) => reason,
  )
  if (error instanceof WechatError) return error
  throw error
}

describe('signing in with a code of wx.login', () => {
  test('gives who it is, and the session key stays behind', async () => {
    const code = wechat.loginCode({ openid: 'o-1', unionid: 'u-1' })
    expect(await portWith().sessionOfLoginCode(code)).toEqual({ openid: 'o-1', unionid: 'u-1' })
  })
  test('a mini-program without an open platform has no unionid', async () => {
    const code = wechat.loginCode({ openid: 'o-2' })
    expect(await portWith().sessionOfLoginCode(code)).toEqual({ openid: 'o-2', unionid: null })
  })
  test('a code is good once', async () => {
    const code = wechat.loginCode({ openid: 'o-3' })
    await portWith().sessionOfLoginCode(code)
    expect(await errorOf(portWith().sessionOfLoginCode(code))).toMatchObject({ kind: 'code_invalid', errcode: 40163 })
  })
  test('a code that is made up, or older than five minutes, is invalid', async () => {
    const late = wechat.loginCode({ openid: 'o-4' })
    wechat.expireCodes()
    for (const code of ['made-up', late, '', 'a&secret=b'])
      expect(await errorOf(portWith().sessionOfLoginCode(code))).toMatchObject({ kind: 'code_invalid', errcode: 40029 })
  })
  test('an account that WeChat blocks is risky', async () => {
    const code = wechat.loginCode({ openid: 'o-5', risky: true })
    const error = await errorOf(portWith().sessionOfLoginCode(code))
    expect(error).toMatchObject({ kind: 'risky_account', errcode: 40226, requestId: '66e1f0c2-1a2b3c4d-5e6f7a8b' })
  })
  test('too often is rate_limited', async () => {
    wechat.refuse(session, 45011)
    const code = wechat.loginCode({ openid: 'o-6' })
    expect(await errorOf(portWith().sessionOfLoginCode(code))).toMatchObject({ kind: 'rate_limited', errcode: 45011 })
  })
  test('busy once is asked again; busy twice is unavailable', async () => {
    const code = wechat.loginCode({ openid: 'o-7' })
    wechat.refuse(session, -1)
    expect(await portWith().sessionOfLoginCode(code)).toMatchObject({ openid: 'o-7' })
    wechat.refuse(session, -1)
    wechat.refuse(session, -1)
    expect(await errorOf(portWith().sessionOfLoginCode(code))).toMatchObject({ kind: 'unavailable', errcode: -1 })
    expect(wechat.calls(session)).toBe(4)
  })
  test.each([
    ['an app id nobody has', { appId: 'wx-nobody' }, 40013],
    ['a wrong secret', { secret: 'wrong' }, 40125],
  ])('%s is our mistake: unavailable', async (_, change, errcode) => {
    const code = wechat.loginCode({ openid: 'o-8' })
    expect(await errorOf(portWith(change).sessionOfLoginCode(code))).toMatchObject({ kind: 'unavailable', errcode })
  })
  test.each([0, 1400001, 99999])('errcode %d without a session is unavailable', async (errcode) => {
    wechat.refuse(session, errcode)
    expect(await errorOf(portWith().sessionOfLoginCode('x'))).toMatchObject({ kind: 'unavailable', errcode })
  })
})

describe('the phone button', () => {
  test('gives the number; the access token is fetched for the first call and kept for the next', async () => {
    const port = portWith()
    expect(await port.phoneOfCode(wechat.phoneCode('13800138000'))).toBe('13800138000')
    expect(await port.phoneOfCode(wechat.phoneCode('13900139000', 86))).toBe('13900139000')
    expect(wechat.calls(tokenCall)).toBe(1)
  })
  test.each<['expired' | 'replaced']>([['expired'], ['replaced']])(
    'a token that is %s is renewed once, and the same code still works',
    async (how) => {
      const port = portWith()
      await port.phoneOfCode(wechat.phoneCode('13800138000'))
      wechat.spoilToken(how)
      expect(await port.phoneOfCode(wechat.phoneCode('13800138001'))).toBe('13800138001')
      expect(wechat.calls(tokenCall)).toBe(2)
    },
  )
  test('a token that never was one is renewed too', async () => {
    const port = portWith({ accessToken: tokenInMemory('from another app') })
    expect(await port.phoneOfCode(wechat.phoneCode('13800138000'))).toBe('13800138000')
    expect(wechat.asked.map(({ url }) => url.pathname.split('/').at(-1))).toEqual([phoneCall, tokenCall, phoneCall])
  })
  test.each([40001, 40014, 42001])('%d twice is unavailable, not an endless round', async (errcode) => {
    wechat.refuse(phoneCall, errcode)
    wechat.refuse(phoneCall, errcode)
    const act = portWith().phoneOfCode(wechat.phoneCode('13800138000'))
    expect(await errorOf(act)).toMatchObject({ kind: 'unavailable', errcode })
    expect(wechat.calls(phoneCall)).toBe(2)
  })
  test('a login code is no phone code, and a phone code is good once', async () => {
    const port = portWith()
    const code = wechat.phoneCode('13800138000')
    await port.phoneOfCode(code)
    expect(await errorOf(port.phoneOfCode(code))).toMatchObject({ kind: 'code_invalid' })
    const login = wechat.loginCode({ openid: 'o-9' })
    expect(await errorOf(port.phoneOfCode(login))).toMatchObject({ kind: 'code_invalid', errcode: 40029 })
  })
  test.each([
    ['Hong Kong', '91234567', '852'],
    ['a landline', '02188886666', '86'],
    ['nothing', '', '86'],
  ])('a number from %s is told apart from a bad code by its reason', async (_, number, country) => {
    const error = await errorOf(portWith().phoneOfCode(wechat.phoneCode(number, country)))
    expect(error).toMatchObject({ kind: 'code_invalid', reason: 'foreign_phone' })
  })
  test('out of the paid quota is unavailable, too often is rate_limited', async () => {
    wechat.refuse(phoneCall, 1400001)
    wechat.refuse(phoneCall, 45011)
    expect(await errorOf(portWith().phoneOfCode('x'))).toMatchObject({ kind: 'unavailable', errcode: 1400001 })
    expect(await errorOf(portWith().phoneOfCode('x'))).toMatchObject({ kind: 'rate_limited' })
  })
  test('a limit on the token is not the person’s: unavailable', async () => {
    wechat.refuse(tokenCall, 45011)
    expect(await errorOf(portWith().phoneOfCode('x'))).toMatchObject({ kind: 'unavailable', errcode: 45011 })
    expect(wechat.calls(phoneCall)).toBe(0)
  })
  test('the token is asked for gently: forcing a new one would spoil it for others and is rationed', async () => {
    await portWith().phoneOfCode(wechat.phoneCode('13800138000'))
    const asked = wechat.asked.find(({ url }) => url.pathname.endsWith(tokenCall))
    expect(asked?.body).not.toContain('force_refresh')
    expect(asked?.url.search).toBe('')
  })
})

describe.each([session, phoneCall, tokenCall])('when %s', (path) => {
  test.each<[Mishap, WechatReason]>([
    ['hang', 'timeout'],
    ['stall', 'timeout'],
    ['reset', 'network'],
    ['redirect', 'network'],
    ['http_500', 'http_status'],
    ['html', 'not_json'],
    ['empty', 'not_json'],
  ])('meets "%s" it is unavailable, and not asked again', async (kind, reason) => {
    wechat.mishap(path, kind)
    const port = portWith()
    const act = path === session ? port.sessionOfLoginCode('x') : port.phoneOfCode('x')
    expect(await errorOf(act)).toMatchObject({ kind: 'unavailable', reason, errcode: null })
    expect(wechat.calls(path)).toBe(1)
  })
})

test('nobody listening is unavailable', async () => {
  const port = portWith({ baseUrl: 'http://127.0.0.1:1' })
  expect(await errorOf(port.sessionOfLoginCode('x'))).toMatchObject({ kind: 'unavailable', reason: 'network' })
})

test('an error shows neither secret nor code nor token, wherever one looks', async () => {
  const token = 'a-token-nobody-may-see'
  const code = 'a-code-nobody-may-see'
  const port = portWith({ accessToken: tokenInMemory(token) })
  wechat.mishap(session, 'html')
  wechat.mishap(session, 'hang')
  wechat.mishap(phoneCall, 'reset')
  wechat.refuse(tokenCall, 40125)
  const acts = [
    port.sessionOfLoginCode,
    port.sessionOfLoginCode,
    port.sessionOfLoginCode,
    port.phoneOfCode,
    port.phoneOfCode,
  ]
  for (const act of acts) {
    const error = await errorOf(act(code))
    const shown = [error.stack, JSON.stringify(error), String(error.cause)].join()
    for (const secret of [token, code, wechat.secret]) expect(shown).not.toContain(secret)
  }
})
