import { problem } from '@liren/shared/problem'
import { urlOf, type Endpoint, type ReplyOf } from '@liren/shared/endpoint'
import { apiOrigin } from '../platform/origin.ts'
import { send, Unreachable, type WireReply } from '../platform/request.ts'
import { noteAnswer } from './connection.ts'
import { Failure } from './failure.ts'
import { currentLocale } from './preferences.ts'
import { rememberedReply, rememberReply } from './remembered.ts'
import { currentSession } from './session.ts'

const timeoutMs = 15_000

export interface Call {
  params?: object
  query?: object | undefined
  body?: unknown
  accessToken?: string | undefined
  idempotencyKey?: string | undefined
  signal?: AbortSignal | undefined
}

/** What every request says of itself; a file brings its own content type. */
export function headersOf(e: Endpoint, call: Call, etag?: string): Record<string, string> {
  const headers: Record<string, string> = {
    accept: e.download ?? 'application/json',
    'accept-language': currentLocale(),
  }
  // A POST without a body says `{}`: wx.request announces JSON whether or not there is any.
  if ((e.body || e.method === 'POST') && e.upload === null) headers['content-type'] = 'application/json'
  if (call.accessToken) headers['authorization'] = `Bearer ${call.accessToken}`
  if (call.idempotencyKey) headers['idempotency-key'] = call.idempotencyKey
  if (etag) headers['if-none-match'] = etag
  return headers
}

/** What is sent as JSON; undefined where nothing is. */
export const bodyOf = (e: Endpoint, call: Call): unknown =>
  e.body || e.method === 'POST' ? (call.body ?? {}) : undefined

/** What a call asks, by whom: two calls of one name ask the same. */
export const nameOf = (e: Endpoint, call: Call): string =>
  JSON.stringify([currentSession()?.accountId, e.method, urlOf(e, call), bodyOf(e, call), call.idempotencyKey])

/** Runs an exchange, noting whether anybody answered; a lost connection becomes a `Failure`. */
export async function answered<T>(exchange: () => Promise<T>): Promise<T> {
  try {
    const reply = await exchange()
    noteAnswer(true)
    return reply
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    noteAnswer(false)
    throw new Failure('unreachable')
  }
}

/** What a proxy says for itself when nobody behind it answers, or one broke off in the middle. */
const ofProxies: readonly number[] = [502, 503, 504]

/** Throws the refusal in a reply, if it is one; a proxy’s own page says as little as no answer, so that it is asked again. */
export function expectSuccess({ status, body }: Pick<WireReply, 'status' | 'body'>): void {
  if (status < 400) return
  const refusal = problem.safeParse(body)
  if (refusal.success) throw new Failure('refused', refusal.data)
  throw new Failure(ofProxies.includes(status) ? 'unreachable' : 'unreadable')
}

/** The reply as the endpoint declares it; throws a `Failure` for refusals and for what breaks the contract. */
export function replyOf<E extends Endpoint>(e: E, reply: Pick<WireReply, 'status' | 'body'>): ReplyOf<E> {
  expectSuccess(reply)
  const parsed = e.reply.safeParse(reply.body)
  if (!parsed.success) throw new Failure('unreadable')
  return parsed.data as ReplyOf<E>
}

/**
 * One exchange with the API, parsed by the endpoint's own schema.
 * Throws `Failure`; knows nothing of sessions or retries.
 */
export async function exchangeOnce<E extends Endpoint>(e: E, call: Call): Promise<ReplyOf<E>> {
  const url = urlOf(e, call)
  const known = e.cached ? rememberedReply(url) : undefined
  const reply = await answered(() =>
    send({
      method: e.method,
      url: apiOrigin + url,
      headers: headersOf(e, call, known?.etag),
      body: bodyOf(e, call),
      signal: call.signal,
      timeoutMs,
    }),
  )
  if (reply.status === 304 && known) return known.reply as ReplyOf<E>
  const parsed = replyOf(e, reply)
  const etag = reply.headers['etag']
  if (e.cached && etag) rememberReply(url, { etag, reply: parsed })
  return parsed
}
