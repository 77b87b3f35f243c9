import { z } from 'zod'
import { callWechat, type WechatCall, type WechatReply } from './wechat.call.ts'
import { WechatError, type WechatFault } from './wechat.error.ts'
import type { SharedToken, WechatPort } from './wechat.ts'

export type WechatSettings = {
  appId: string
  secret: string
  /** Another address than WeChat's own only for tests. */
  baseUrl?: string
  /** How long one call may take; 5 seconds when not given. */
  timeoutMs?: number
  accessToken: SharedToken
}

/** What the person can do something about; every other errcode is ours to solve. */
const faults: ReadonlyMap<number, WechatFault> = new Map([
  [40029, 'code_invalid'],
  [40163, 'code_invalid'], // "code been used": not in the list of the call, but sent
  [45011, 'rate_limited'],
  [40226, 'risky_account'],
])
/** The access token is not, or not any more, the one that counts. */
const staleToken: ReadonlySet<number> = new Set([40001, 40014, 42001])

const session = z.object({ openid: z.string().min(1), unionid: z.string().min(1).nullish() })
const token = z.object({ access_token: z.string().min(1), expires_in: z.number().int().positive() })
const phone = z.object({ phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.coerce.string() }) })
const mainlandNumber = /^1[3-9]\d{9}$/

/** WeChat's servers behind our port. The session key that comes with a login is dropped here: nothing of ours needs it. */
export function createWechat(settings: WechatSettings): WechatPort {
  const { appId, secret, baseUrl = 'https://api.weixin.qq.com', timeoutMs = 5_000, accessToken } = settings
  const call = (what: WechatCall) => callWechat(baseUrl, timeoutMs, what)

  const fetchToken = async () => {
    const name = 'stable_token'
    const body = { grant_type: 'client_credential', appid: appId, secret }
    const reply = await call({ name, path: '/cgi-bin/stable_token', body })
    // A limit or a fault here is of the app, never of the person who happened to ask.
    if (reply.errcode !== 0) throw refusal('unavailable', name, reply)
    const { access_token: value, expires_in: expiresInSeconds } = read(token, name, reply)
    return { value, expiresInSeconds }
  }

  return {
    async sessionOfLoginCode(code) {
      const name = 'jscode2session'
      const query = { appid: appId, secret, js_code: code, grant_type: 'authorization_code' }
      const reply = await call({ name, path: '/sns/jscode2session', query })
      if (reply.errcode !== 0) throw refusal(faults.get(reply.errcode), name, reply)
      const { openid, unionid } = read(session, name, reply)
      return { openid, unionid: unionid ?? null }
    },
    async phoneOfCode(code) {
      const name = 'getuserphonenumber'
      const ask = (value: string) =>
        call({ name, path: '/wxa/business/getuserphonenumber', query: { access_token: value }, body: { code } })
      const held = (await accessToken.current()) ?? (await accessToken.renew(null, fetchToken))
      let reply = await ask(held)
      // A refused token does not use the code up, so the same code is good for the second call.
      if (staleToken.has(reply.errcode)) reply = await ask(await accessToken.renew(held, fetchToken))
      if (reply.errcode !== 0) throw refusal(faults.get(reply.errcode), name, reply)
      const { purePhoneNumber, countryCode } = read(phone, name, reply).phone_info
      if (countryCode !== '86' || !mainlandNumber.test(purePhoneNumber))
        throw new WechatError('code_invalid', name, { reason: 'foreign_phone', errcode: 0 })
      return purePhoneNumber
    },
  }
}

const refusal = (kind: WechatFault = 'unavailable', name: string, { errcode, requestId }: WechatReply) =>
  new WechatError(kind, name, { reason: 'refused', errcode, requestId })

function read<T>(schema: z.ZodType<T>, name: string, { body, errcode, requestId }: WechatReply): T {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new WechatError('unavailable', name, { reason: 'unexpected_reply', errcode, requestId })
  return parsed.data
}
