import { problem } from '@liren/shared/problem'
import { urlOf, type Endpoint, type ReplyOf } from '@liren/shared/endpoint'
import { apiOrigin } from '../platform/origin.ts'
import { send, Unreachable, type WireReply } from '../platform/request.ts'
import { noteAnswer } from './connection.ts'
import { Failure } from './failure.ts'
import { currentLocale } from './preferences.ts'
import { rememberedReply, rememberReply } from './remembered.ts'

const timeoutMs = 15_000

export interface Call {
  params?: object
  query?: object | undefined
  body?: unknown
  accessToken?: string | undefined
  idempotencyKey?: string | undefined
  signal?: AbortSignal | undefined
}

function headersOf(e: Endpoint, call: Call, etag: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLocale() }
  // A POST without a body says `{}`: wx.request announces JSON whether or not there is any.
  if (e.body || e.method === 'POST') headers['content-type'] = 'application/json'
  if (call.accessToken) headers['authorization'] = `Bearer ${call.accessToken}`
  if (call.idempotencyKey) headers['idempotency-key'] = call.idempotencyKey
  if (etag) headers['if-none-match'] = etag
  return headers
}

async function exchange(e: Endpoint, call: Call, url: string, etag: string | undefined): Promise<WireReply> {
  try {
    const reply = await send({
      method: e.method,
      url: apiOrigin + url,
      headers: headersOf(e, call, etag),
      body: e.body || e.method === 'POST' ? (call.body ?? {}) : undefined,
      signal: call.signal,
      timeoutMs,
    })
    noteAnswer(true)
    return reply
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    noteAnswer(false)
    throw new Failure('unreachable')
  }
}

/**
 * One exchange with the API, parsed by the endpoint's own schema.
 * Throws `Failure`; knows nothing of sessions or retries.
 */
export async function exchangeOnce<E extends Endpoint>(e: E, call: Call): Promise<ReplyOf<E>> {
  const url = urlOf(e, call)
  const known = e.cached ? rememberedReply(url) : undefined
  const reply = await exchange(e, call, url, known?.etag)
  if (reply.status === 304 && known) return known.reply as ReplyOf<E>
  if (reply.status >= 400) {
    const refusal = problem.safeParse(reply.body)
    throw refusal.success ? new Failure('refused', refusal.data) : new Failure('unreadable')
  }
  const parsed = e.reply.safeParse(reply.body)
  if (!parsed.success) throw new Failure('unreadable')
  const etag = reply.headers['etag']
  if (e.cached && etag) rememberReply(url, { etag, reply: parsed.data })
  return parsed.data as ReplyOf<E>
}
