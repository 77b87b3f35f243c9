import { randomBytes } from 'node:crypto'
import { createCheckDesk, type CheckDesk } from './wechat.standin.checks.ts'
import { createMessageDesk, type MessageDesk } from './wechat.standin.messages.ts'
import { hugePng } from './pictures.ts'
import { startStandin, type Answer, type Asked, type StandinServer } from './standin.server.ts'

/** A person as WeChat knows them. */
export interface WechatPerson {
  openid: string
  unionid?: string
  /** WeChat blocks the sign-in of accounts it finds risky. */
  risky?: boolean
}

export interface WechatStandin extends StandinServer, MessageDesk, CheckDesk {
  appId: string
  secret: string
  /** Codes of pages that were drawn, oldest first. */
  pageCodes: { scene: string; page: string }[]
  /** What `wx.login` would hand to this person's phone. */
  loginCode(person: WechatPerson): string
  /** What the phone button would hand over; `countryCode` is 86 unless told. */
  phoneCode(phone: string, countryCode?: string | number): string
  /** All codes so far are older than five minutes from now on. */
  expireCodes(): void
  /** The access token given last is out of time ('expired', 42001) or replaced by another ('replaced', 40001). */
  spoilToken(how: 'expired' | 'replaced'): void
  /** The next call of this path is answered with an errcode; several queue up. */
  refuse(pathEnd: string, errcode: number): void
  /** How often a path was called. */
  calls(pathEnd: string): number
}

const errmsgs: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40226: 'code blocked',
  41001: 'access_token missing',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit  mustslower  retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
}
const callsPerMinute = 100
const sceneShape = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/

type Code<T> = { gives: T; state: 'good' | 'used' | 'expired' }
type Refused = { errcode: number }

/** A WeChat that knows one mini-program and the people and phones it is told of. Written from the public documents. */
export async function startWechatStandin(options: { appId?: string; secret?: string; port?: number } = {}) {
  const { appId = 'wx0000000000000001', secret = 'a-secret-of-the-stand-in', port = 0 } = options
  const logins = new Map<string, Code<WechatPerson>>()
  const phones = new Map<string, Code<{ phone: string; countryCode: string | number }>>()
  const pageCodes: WechatStandin['pageCodes'] = []
  const refusals: { pathEnd: string; errcode: number }[] = []
  const signIns = new Map<string, number>()
  let token: { value: string; state: 'good' | 'expired' } | null = null
  const replaced = new Set<string>()

  const spend = <T>(codes: Map<string, Code<T>>, code: unknown): T | Refused => {
    const found = typeof code === 'string' ? codes.get(code) : undefined
    if (!found || found.state === 'expired') return { errcode: 40029 }
    if (found.state === 'used') return { errcode: 40163 }
    found.state = 'used'
    return found.gives
  }
  const jscode2session = ({ method, url: { searchParams } }: Asked): object => {
    if (method !== 'GET') return { errcode: 43001 }
    if (searchParams.get('appid') !== appId) return { errcode: 40013 }
    if (searchParams.get('secret') !== secret) return { errcode: 40125 }
    if (searchParams.get('grant_type') !== 'authorization_code') return { errcode: 40002 }
    const person = spend(logins, searchParams.get('js_code'))
    if ('errcode' in person) return person
    const count = (signIns.get(person.openid) ?? 0) + 1
    signIns.set(person.openid, count)
    if (count > callsPerMinute) return { errcode: 45011 }
    if (person.risky) return { errcode: 40226 }
    const { openid, unionid } = person
    return { session_key: randomBytes(16).toString('base64'), openid, ...(unionid && { unionid }) }
  }
  const stableToken = ({ method, body }: Asked): object => {
    if (method !== 'POST') return { errcode: 43002 }
    const given = objectOf(body)
    if (!given) return { errcode: 47001 }
    if (given.grant_type !== 'client_credential') return { errcode: 40002 }
    if (given.appid !== appId) return { errcode: 40013 }
    if (given.secret !== secret) return { errcode: 40125 }
    if (token?.state !== 'good' || given.force_refresh === true) {
      if (token?.state === 'good') replaced.add(token.value)
      token = { value: randomBytes(96).toString('base64url'), state: 'good' }
    }
    return { access_token: token.value, expires_in: 7_200 }
  }
  const faultOfToken = (method: string, given: string | null): Refused | null => {
    if (method !== 'POST') return { errcode: 43002 }
    if (!given) return { errcode: 41001 }
    if (replaced.has(given)) return { errcode: 40001 }
    if (given !== token?.value) return { errcode: 40014 }
    return token.state === 'expired' ? { errcode: 42001 } : null
  }
  const desk = createMessageDesk()
  const checks = createCheckDesk()
  const msgSecCheck = ({ method, url: { searchParams }, body }: Asked): object =>
    faultOfToken(method, searchParams.get('access_token')) ?? checks.look(objectOf(body))
  const subscribeSend = ({ method, url: { searchParams }, body }: Asked): object =>
    faultOfToken(method, searchParams.get('access_token')) ?? desk.take(objectOf(body))
  const getuserphonenumber = ({ method, url: { searchParams }, body }: Asked): object => {
    const refused = faultOfToken(method, searchParams.get('access_token'))
    if (refused) return refused
    const asked = objectOf(body)
    if (!asked) return { errcode: 47001 }
    const found = spend(phones, asked.code)
    if ('errcode' in found) return found
    const { phone, countryCode } = found
    const phoneNumber = String(countryCode) === '86' ? phone : `+${countryCode}${phone}`
    const watermark = { timestamp: Math.floor(Date.now() / 1000), appid: appId }
    return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber, purePhoneNumber: phone, countryCode, watermark } }
  }
  /** The picture of a code; its scene is 32 visible letters at most, its page has neither a slash before it nor a query. */
  const getwxacodeunlimit = ({ method, url: { searchParams }, body }: Asked): object => {
    const refused = faultOfToken(method, searchParams.get('access_token'))
    if (refused) return refused
    const { scene, page } = objectOf(body) ?? {}
    if (typeof scene !== 'string' || !sceneShape.test(scene)) return { errcode: 40129 }
    if (typeof page !== 'string' || !/^pages\/[\w/]+$/.test(page)) return { errcode: 41030 }
    pageCodes.push({ scene, page })
    return hugePng(40)
  }
  const paths: Record<string, (asked: Asked) => object> = {
    '/wxa/getwxacodeunlimit': getwxacodeunlimit,
    '/sns/jscode2session': jscode2session,
    '/cgi-bin/stable_token': stableToken,
    '/wxa/business/getuserphonenumber': getuserphonenumber,
    '/cgi-bin/message/subscribe/send': subscribeSend,
    '/wxa/msg_sec_check': msgSecCheck,
  }

  const server = await startStandin((asked): Answer => {
    const { pathname } = asked.url
    const at = refusals.findIndex(({ pathEnd }) => pathname.endsWith(pathEnd))
    const [refused] = at < 0 ? [] : refusals.splice(at, 1)
    const reply = refused ? { errcode: refused.errcode } : paths[pathname]?.(asked)
    if (!reply) return { status: 404, body: '' }
    if (Buffer.isBuffer(reply)) return { type: 'image/jpeg', body: reply }
    // WeChat labels its JSON as plain text.
    return { type: 'text/plain', body: JSON.stringify(withMessage(reply)) }
  }, port)

  const standin: WechatStandin = {
    ...server,
    ...desk,
    ...checks,
    appId,
    secret,
    pageCodes,
    loginCode: (person) => give(logins, person),
    phoneCode: (phone, countryCode = '86') => give(phones, { phone, countryCode }),
    expireCodes() {
      for (const code of [...logins.values(), ...phones.values()]) code.state = 'expired'
    },
    spoilToken(how) {
      if (!token) return
      if (how === 'expired') token.state = 'expired'
      else {
        replaced.add(token.value)
        token = null
      }
    },
    refuse: (pathEnd, errcode) => refusals.push({ pathEnd, errcode }),
    calls: (pathEnd) => server.asked.filter(({ url }) => url.pathname.endsWith(pathEnd)).length,
  }
  return standin
}

function give<T>(codes: Map<string, Code<T>>, gives: T): string {
  const code = randomBytes(16).toString('hex')
  codes.set(code, { gives, state: 'good' })
  return code
}

function objectOf(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

const withMessage = (reply: object) =>
  'errcode' in reply && reply.errcode !== 0
    ? { ...reply, errmsg: `${errmsgs[Number(reply.errcode)] ?? 'error'} rid: 66e1f0c2-1a2b3c4d-5e6f7a8b` }
    : reply
