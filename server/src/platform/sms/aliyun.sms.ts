import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { fetchText } from '../outbound/fetch.text.ts'
import { canonicalQuery, signedHeaders } from './acs3.ts'
import { SmsError, type SmsFault } from './sms.error.ts'
import type { SmsPort } from './sms.ts'

export type AliyunSmsSettings = {
  accessKeyId: string
  accessKeySecret: string
  /** The approved signature in front of the text, such as 里仁. */
  signName: string
  /** An approved template with one variable, `code`. */
  templateCode: string
  endpoint?: string
  /** How long the call may take; 5 seconds when not given. */
  timeoutMs?: number
}

/** What is about the number and not about us. */
const faults: ReadonlyMap<string, SmsFault> = new Map([
  ['isv.BUSINESS_LIMIT_CONTROL', 'rate_limited'],
  ['isv.MOBILE_NUMBER_ILLEGAL', 'rejected'],
])
const reply = z.object({ Code: z.string(), RequestId: z.string().nullish() })

/** Alibaba Cloud's short message service (Dysmsapi, SendSms). Never repeats a call: a person would get two messages. */
export function createAliyunSms(settings: AliyunSmsSettings): SmsPort {
  const { signName, templateCode, endpoint = 'https://dysmsapi.aliyuncs.com', timeoutMs = 5_000 } = settings
  const { host } = new URL(endpoint)

  return {
    async sendCode(phone, code) {
      const query = {
        PhoneNumbers: phone,
        SignName: signName,
        TemplateCode: templateCode,
        TemplateParam: JSON.stringify({ code }),
      }
      const call = { host, action: 'SendSms', version: '2017-05-25', query }
      const headers = signedHeaders(call, settings, new Date(), randomUUID())
      const url = new URL(`/?${canonicalQuery(query)}`, endpoint)
      const fetched = await fetchText(url, { method: 'POST', headers }, timeoutMs)
      if ('failure' in fetched) throw new SmsError('unavailable', fetched.failure)
      // The status says nothing more: refusals come as 200 or 4xx, with a code in the body.
      const { Code, RequestId = null } = replyOf(fetched.text)
      if (Code !== 'OK') throw new SmsError(faults.get(Code) ?? 'unavailable', Code, RequestId)
    },
  }
}

function replyOf(text: string): z.infer<typeof reply> {
  try {
    return reply.parse(JSON.parse(text))
  } catch {
    throw new SmsError('unavailable', 'unexpected_reply')
  }
}
