import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { fetchText } from '../outbound/fetch.text.ts'
import { WechatError } from './wechat.error.ts'

export type WechatCall = {
  /** The name for logs; the URL holds secrets and is never shown. */
  name: string
  path: string
  query?: Record<string, string>
  /** Sent as JSON by POST; without it the call is a GET. */
  body?: object
}

/** A reply of WeChat that could be read; errcode 0 means that it worked. */
export type WechatReply = { errcode: number; requestId: string | null; body: unknown }

const busy = -1
const busyPauseMs = 200
const envelope = z.looseObject({ errcode: z.coerce.number().int().default(0), errmsg: z.string().default('') })

/**
 * Calls WeChat, once more when it says it is busy. Nothing else is repeated: codes are single use, and a call that
 * timed out may have been carried out. Throws `WechatError` 'unavailable' when there is no readable reply.
 */
export async function callWechat(baseUrl: string, timeoutMs: number, call: WechatCall): Promise<WechatReply> {
  const reply = await callOnce(baseUrl, timeoutMs, call)
  if (reply.errcode !== busy) return reply
  await pause(busyPauseMs)
  return callOnce(baseUrl, timeoutMs, call)
}

/** Calls WeChat and takes its first word, "busy" too. */
export async function callOnce(baseUrl: string, timeoutMs: number, call: WechatCall): Promise<WechatReply> {
  const text = await send(baseUrl, timeoutMs, call)
  const parsed = envelope.safeParse(jsonOf(text, call))
  if (!parsed.success) throw new WechatError('unavailable', call.name, { reason: 'unexpected_reply' })
  const { errcode, errmsg } = parsed.data
  const [, requestId = null] = /\brid: ([\w-]{1,64})/.exec(errmsg) ?? []
  return { errcode, requestId, body: parsed.data }
}

async function send(baseUrl: string, timeoutMs: number, { name, path, query, body }: WechatCall): Promise<string> {
  const url = new URL(path, baseUrl)
  url.search = new URLSearchParams(query).toString()
  const post = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const fetched = await fetchText(url, body ? post : {}, timeoutMs)
  if ('failure' in fetched) throw new WechatError('unavailable', name, { reason: fetched.failure })
  if (fetched.status !== 200) throw new WechatError('unavailable', name, { reason: 'http_status' })
  return fetched.text
}

/** WeChat sends JSON as text/plain, so the type says nothing. */
function jsonOf(text: string, { name }: WechatCall): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new WechatError('unavailable', name, { reason: 'not_json' })
  }
}
