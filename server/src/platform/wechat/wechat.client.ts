import { z } from 'zod'
import { callOnce, callWechat, type WechatCall, type WechatReply } from './wechat.call.ts'
import { WechatError, type WechatFault } from './wechat.error.ts'
import type { SharedToken } from './wechat.ts'

export type WechatSettings = {
  appId: string
  secret: string
  /** Another address than WeChat's own only for tests. */
  baseUrl?: string
  /** How long one call may take; 5 seconds when not given. */
  timeoutMs?: number
  accessToken: SharedToken
}

/** The ways to call WeChat; what they are called for is elsewhere. */
export interface WechatClient {
  /** Calls, once more when WeChat says it is busy. */
  call(what: WechatCall): Promise<WechatReply>
  /** Calls and takes the first word. */
  callOnce(what: WechatCall): Promise<WechatReply>
  /** Asks with the access token that counts; once more, with another one, when WeChat says it does not. */
  withToken(ask: (token: string) => Promise<WechatReply>): Promise<WechatReply>
}

/** The access token is not, or not any more, the one that counts. */
const staleToken: ReadonlySet<number> = new Set([40001, 40014, 42001])
const token = z.object({ access_token: z.string().min(1), expires_in: z.number().int().positive() })

/** Calls to WeChat in the name of our mini-program, with the token that all processes share. */
export function createWechatClient(settings: WechatSettings): WechatClient {
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
    call,
    callOnce: (what) => callOnce(baseUrl, timeoutMs, what),
    async withToken(ask) {
      const held = (await accessToken.current()) ?? (await accessToken.renew(null, fetchToken))
      const reply = await ask(held)
      return staleToken.has(reply.errcode) ? ask(await accessToken.renew(held, fetchToken)) : reply
    },
  }
}

/** WeChat's no, as the error that says it. */
export const refusal = (kind: WechatFault = 'unavailable', name: string, { errcode, requestId }: WechatReply) =>
  new WechatError(kind, name, { reason: 'refused', errcode, requestId })

/** A reply in the shape it should have. */
export function read<T>(schema: z.ZodType<T>, name: string, { body, errcode, requestId }: WechatReply): T {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new WechatError('unavailable', name, { reason: 'unexpected_reply', errcode, requestId })
  return parsed.data
}
