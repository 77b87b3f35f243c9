import { createContentCheck, piecesOf } from '../../server/src/platform/wechat/content.check.ts'
import { WechatError, type WechatReason } from '../../server/src/platform/wechat/wechat.error.ts'
import type { SharedToken } from '../../server/src/platform/wechat/wechat.ts'
import type { Mishap } from '../support/standin.server.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'

const path = 'msg_sec_check'
let wechat: WechatStandin

beforeEach(async () => {
  wechat = await startWechatStandin()
})
afterEach(() => wechat.close())

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
const port = (accessToken = tokenInMemory()) => {
  const { appId, secret, baseUrl } = wechat
  return createContentCheck({ appId, secret, baseUrl, timeoutMs: 1_500, accessToken })
}
const check = (text: string, openid = 'o-1') => port().check({ openid, text })
const errorOf = async (act: Promise<unknown>): Promise<WechatError> => {
  const error: unknown = await act.then(
    () => new Error('it worked'),
    (reason: unknown) => reason,
  )
  if (error instanceof WechatError) return error
  throw error
}

describe('a text', () => {
  test.each(['pass', 'review', 'risky'] as const)('is judged %s', async (suggest) => {
    if (suggest !== 'pass') wechat.judge('坏话', suggest)
    expect(await check('几点停水？坏话')).toBe(suggest)
  })

  test('is sent as version 2 asks: a comment, with who wrote it', async () => {
    await check('几点停水？"引号"')
    const asked = wechat.asked.find(({ url }) => url.pathname.endsWith(path))
    expect(asked?.method).toBe('POST')
    expect(JSON.parse(asked?.body ?? '')).toEqual({ version: 2, scene: 2, openid: 'o-1', content: '几点停水？"引号"' })
  })
})

describe('a long text', () => {
  const long = `${'长'.repeat(2_480)}很坏的话${'长'.repeat(3_000)}`

  test('goes in pieces that WeChat takes, and overlap, so that nothing hides on a border', async () => {
    wechat.judge('很坏的话', 'review')
    expect(await check(`${'长'.repeat(2_498)}很坏的话`)).toBe('review')
    expect(wechat.checked).toHaveLength(2)
  })
  test('is as grave as its gravest piece, and no more is asked after a no', async () => {
    wechat.judge('很坏', 'risky')
    expect(await check(long)).toBe('risky')
    expect(wechat.checked).toHaveLength(1)
    wechat.judge('尾', 'review')
    expect(await check(`${'长'.repeat(6_000)}尾`)).toBe('review')
  })
  test.each([
    [0, 1],
    [1, 1],
    [2_500, 1],
    [2_501, 2],
    [4_950, 2],
    [4_951, 3],
  ])('of %d characters is %d pieces', (length, count) => {
    const text = Array.from({ length }, (_, n) => String.fromCodePoint(0x20000 + n)).join('')
    const pieces = piecesOf(text)
    expect(pieces).toHaveLength(count)
    expect(pieces.every((piece) => [...piece].length <= 2_500 && !/\p{Surrogate}/u.test(piece))).toBe(true)
    expect(pieces.map((piece, n) => (n === 0 ? piece : [...piece].slice(50).join(''))).join('')).toBe(text)
  })
})

describe('no verdict', () => {
  test.each([
    ['somebody WeChat does not know', 'x-1', 40003],
    ['somebody who was long away', 'o-away', 61010],
  ])('is given on %s', async (_, openid, errcode) => {
    wechat.absent('o-away')
    expect(await errorOf(check('几点停水？', openid))).toMatchObject({
      kind: 'unavailable',
      reason: 'refused',
      errcode,
    })
  })
  test('is given past the quota', async () => {
    wechat.refuse(path, 45009)
    expect(await errorOf(check('几点？'))).toMatchObject({ kind: 'unavailable', errcode: 45009 })
    wechat.refuse(path, 45011)
    expect(await errorOf(check('几点？'))).toMatchObject({ kind: 'rate_limited' })
  })
  test('comes of a busy WeChat only when it is busy twice', async () => {
    wechat.refuse(path, -1)
    expect(await check('几点？')).toBe('pass')
    wechat.refuse(path, -1)
    wechat.refuse(path, -1)
    expect(await errorOf(check('几点？'))).toMatchObject({ kind: 'unavailable', errcode: -1 })
  })
  test.each<[Mishap, WechatReason]>([
    ['hang', 'timeout'],
    ['stall', 'timeout'],
    ['reset', 'network'],
    ['http_500', 'http_status'],
    ['html', 'not_json'],
    ['empty', 'not_json'],
    ['redirect', 'network'],
  ])('comes of %s: %s', async (mishap, reason) => {
    const here = port()
    await here.check({ openid: 'o-1', text: '先取得凭证' })
    wechat.mishap(path, mishap)
    expect(await errorOf(here.check({ openid: 'o-1', text: '几点？' }))).toMatchObject({ kind: 'unavailable', reason })
  })
})

describe('the access token', () => {
  test.each(['expired', 'replaced'] as const)('is fetched anew when it is %s', async (how) => {
    const here = port()
    expect(await here.check({ openid: 'o-1', text: '一' })).toBe('pass')
    wechat.spoilToken(how)
    expect(await here.check({ openid: 'o-1', text: '二' })).toBe('pass')
    expect(wechat.calls('stable_token')).toBe(2)
  })
})
