import Taro from '@tarojs/taro'

export interface WireRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  /** Sent as JSON when given. */
  body?: unknown
  signal?: AbortSignal | undefined
  timeoutMs: number
}

export interface WireReply {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  /** Parsed JSON; undefined when empty or not JSON. */
  body: unknown
}

/** No answer came: no network, server away, or the time was up. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** JSON as a value; undefined when empty or not JSON. */
export function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return data === '' ? undefined : JSON.parse(data)
  } catch {
    return undefined
  }
}

const lowerCased = (headers: Record<string, unknown> | undefined) =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]))

/**
 * The one place that talks to the network, on both targets.
 * Answers with any status; rejects with `Unreachable`, or with the signal's reason once aborted.
 */
export async function send(request: WireRequest): Promise<WireReply> {
  const { signal } = request
  signal?.throwIfAborted?.()
  // `text`, because WeChat and browsers disagree on what to do with JSON that is not there (204, 304).
  const task = Taro.request<string>({
    url: request.url,
    method: request.method,
    header: request.headers,
    data: request.body === undefined ? undefined : JSON.stringify(request.body),
    dataType: 'text',
    responseType: 'text',
    timeout: request.timeoutMs,
  })
  const stop = () => task.abort?.()
  signal?.addEventListener('abort', stop)
  try {
    const reply = await task
    return { status: reply.statusCode, headers: lowerCased(reply.header), body: parsed(reply.data) }
  } catch {
    signal?.throwIfAborted?.()
    throw new Unreachable('no answer')
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
