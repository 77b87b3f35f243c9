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
  /** The voice service: an approved template with one variable, `code`; without it nobody is called. */
  voice?: { templateCode: string; endpoint?: string } | null
  /** How long the call may take; 5 seconds when not given. */
  timeoutMs?: number
}

/** What is about the number and not about us. */
const faults: ReadonlyMap<string, SmsFault> = new Map([
  ['isv.BUSINESS_LIMIT_CONTROL', 'rate_limited'],
  ['isv.MOBILE_NUMBER_ILLEGAL', 'rejected'],
  ['isv.MOBILE_CALL_LIMIT', 'rate_limited'],
])
const reply = z.object({ Code: z.string(), RequestId: z.string().nullish() })

/**
 * Alibaba Cloud's short message service (Dysmsapi, SendSms) and its voice service (Dyvmsapi, SingleCallByTts). Never
 * repeats a call: a person would get two messages, or be rung twice.
 */
export function createAliyunSms(settings: AliyunSmsSettings): SmsPort {
  const { signName, templateCode, endpoint = 'https://dysmsapi.aliyuncs.com', voice, timeoutMs = 5_000 } = settings

  /** One signed call; refusals come as 200 or 4xx, with a code in the body, so the status says nothing more. */
  async function ask(at: string, action: string, query: Record<string, string>): Promise<void> {
    const { host } = new URL(at)
    const call = { host, action, version: '2017-05-25', query }
    const headers = signedHeaders(call, settings, new Date(), randomUUID())
    const fetched = await fetchText(new URL(`/?${canonicalQuery(query)}`, at), { method: 'POST', headers }, timeoutMs)
    if ('failure' in fetched) throw new SmsError('unavailable', fetched.failure)
    const { Code, RequestId = null } = replyOf(fetched.text)
    if (Code !== 'OK') throw new SmsError(faults.get(Code) ?? 'unavailable', Code, RequestId)
  }

  return {
    sendCode: (phone, code) =>
      ask(endpoint, 'SendSms', {
        PhoneNumbers: phone,
        SignName: signName,
        TemplateCode: templateCode,
        TemplateParam: JSON.stringify({ code }),
      }),
    ...(voice && {
      callCode: (phone: string, code: string) =>
        ask(voice.endpoint ?? 'https://dyvmsapi.aliyuncs.com', 'SingleCallByTts', {
          CalledNumber: phone,
          TtsCode: voice.templateCode,
          // Digits apart, so that they are read one by one; twice, so that a pen can be found.
          TtsParam: JSON.stringify({ code: [...code].join(' ') }),
          PlayTimes: '2',
        }),
    }),
  }
}

function replyOf(text: string): z.infer<typeof reply> {
  try {
    return reply.parse(JSON.parse(text))
  } catch {
    throw new SmsError('unavailable', 'unexpected_reply')
  }
}
