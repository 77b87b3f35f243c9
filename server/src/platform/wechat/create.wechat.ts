import { z } from 'zod'
import { createWechatClient, read, refusal, type WechatSettings } from './wechat.client.ts'
import { WechatError, type WechatFault } from './wechat.error.ts'
import type { WechatPort } from './wechat.ts'

/** What the person can do something about; every other errcode is ours to solve. */
const faults: ReadonlyMap<number, WechatFault> = new Map([
  [40029, 'code_invalid'],
  [40163, 'code_invalid'], // "code been used": not in the list of the call, but sent
  [45011, 'rate_limited'],
  [40226, 'risky_account'],
])
const session = z.object({ openid: z.string().min(1), unionid: z.string().min(1).nullish() })
const phone = z.object({ phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.coerce.string() }) })
const mainlandNumber = /^1[3-9]\d{9}$/

/** WeChat's servers behind our port. The session key that comes with a login is dropped here: nothing of ours needs it. */
export function createWechat(settings: WechatSettings): WechatPort {
  const { appId, secret } = settings
  const { call, withToken } = createWechatClient(settings)

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
      // A refused token does not use the code up, so the same code is good for the second call.
      const reply = await withToken((value) =>
        call({ name, path: '/wxa/business/getuserphonenumber', query: { access_token: value }, body: { code } }),
      )
      if (reply.errcode !== 0) throw refusal(faults.get(reply.errcode), name, reply)
      const { purePhoneNumber, countryCode } = read(phone, name, reply).phone_info
      if (countryCode !== '86' || !mainlandNumber.test(purePhoneNumber))
        throw new WechatError('code_invalid', name, { reason: 'foreign_phone', errcode: 0 })
      return purePhoneNumber
    },
  }
}
