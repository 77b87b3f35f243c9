import { urlOf, type Endpoint, type ReplyOf, type RequestOf } from '@liren/shared/endpoint'
import { Agent, request as httpRequest } from 'node:http'

/** What came back; null when nobody knows what became of the request. */
export type Reply = { status: number; bytes: Buffer; retryAfter: number | null } | null

const agent = new Agent({ keepAlive: true, maxSockets: 512 })
const patienceMs = 15_000

export interface Asked {
  port: number
  token: string
  key?: string
}

/** Sends one request and waits for the whole reply. */
export function send(
  e: Endpoint,
  request: { params?: object; query?: object; body?: unknown },
  asked: Asked,
): Promise<Reply> {
  const body = request.body === undefined ? null : Buffer.from(JSON.stringify(request.body))
  return new Promise((resolve) => {
    const none = (): void => {
      resolve(null)
    }
    const sent = httpRequest(
      {
        ...{
          agent,
          host: '127.0.0.1',
          port: asked.port,
          method: e.method,
          path: urlOf(e, request),
          timeout: patienceMs,
        },
        headers: {
          authorization: `Bearer ${asked.token}`,
          ...(body ? { 'content-type': 'application/json', 'content-length': body.length } : {}),
          ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
        },
      },
      (reply) => {
        const pieces: Buffer[] = []
        reply.on('data', (piece: Buffer) => pieces.push(piece))
        reply.on('error', none)
        reply.on('close', () => {
          if (!reply.complete) return none()
          const after = reply.headers['retry-after']
          const retryAfter = after === undefined ? null : Number(after)
          resolve({ status: reply.statusCode ?? 0, bytes: Buffer.concat(pieces), retryAfter })
        })
      },
    )
    sent.on('error', none)
    sent.on('timeout', () => sent.destroy())
    sent.end(body ?? undefined)
  })
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The code of a refusal. */
export function codeOf(reply: NonNullable<Reply>): string {
  try {
    return (JSON.parse(reply.bytes.toString()) as { code?: string }).code ?? ''
  } catch {
    return ''
  }
}

/** The reply, if it settles the matter; null when a client comes again with the same key: nobody answered, or it was told to. */
export const settledBy = (reply: Reply): NonNullable<Reply> | null =>
  // 502 and 504 are a proxy's, behind which somebody broke off.
  reply === null ||
  [502, 503, 504].includes(reply.status) ||
  (reply.status === 409 && codeOf(reply) === 'request_in_flight')
    ? null
    : reply

/** Asks as often as it takes, and gives the parsed reply, or the bytes of a file; any refusal throws. */
export async function askUntil<E extends Endpoint>(e: E, request: RequestOf<E>, asked: Asked): Promise<ReplyOf<E>> {
  for (let tries = 0; tries < 100; tries += 1) {
    const reply = settledBy(await send(e, request as object, asked))
    if (reply?.status === e.status)
      return (e.download === null ? e.reply.parse(JSON.parse(reply.bytes.toString())) : reply.bytes) as never
    if (reply) throw new Error(`${e.id}: ${String(reply.status)} ${reply.bytes.toString().slice(0, 300)}`)
    await pause(100 + Math.random() * 200)
  }
  throw new Error(`${e.id} was not answered in time`)
}
