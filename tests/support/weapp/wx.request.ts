import http from 'node:http'
import type { Device } from './device.ts'
import type { Guest } from './guest.ts'
import type { Life } from './life.ts'
import { bodiless, sendOver } from './wire.ts'
import { WxFailure, type WxCalls, type WxOptions } from './wx.call.ts'

/** One request as it left the phone. */
export interface Requested {
  method: string
  path: string
  headers: Record<string, string>
  body: string
  /** HTTP status, or why none came. */
  outcome: number | string | null
}

const methods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']
const settings = [
  'url',
  'data',
  'header',
  'timeout',
  'method',
  'dataType',
  'responseType',
  'enableHttp2',
  'enableQuic',
  'enableCache',
]
const callbacks = ['success', 'fail', 'complete']

export interface RequestParts {
  device: Device
  /** Scheme, host and port that the bundle was built for; the phone's way to the server. */
  origin: string
  guest: Guest
  life: Life
  calls: WxCalls
  requests: Requested[]
}

/** `wx.request`: any status is a success, only the network fails. */
export function createRequest(parts: RequestParts): (options: WxOptions) => unknown {
  const agent = new http.Agent({ keepAlive: true })
  parts.life.onEnd(() => agent.destroy())
  return (options) => {
    const unknown = Object.keys(options).filter((key) => ![...settings, ...callbacks].includes(key))
    if (unknown.length > 0) parts.life.fault(`wx.request does not know ${unknown.join(', ')}`)
    const stop = new AbortController()
    parts.life.onEnd(() => stop.abort())
    const answer = parts.calls.later('request', () => exchange({ ...parts, agent }, options, stop))(options)
    const listen = () => undefined
    const task = { abort: () => stop.abort(), onHeadersReceived: listen, offHeadersReceived: listen }
    // With callbacks the caller gets a task; without, a promise that can be aborted too.
    return answer === undefined ? task : Object.assign(answer as object, task)
  }
}

const textOf = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)

async function exchange(
  parts: RequestParts & { agent: http.Agent },
  options: WxOptions,
  stop: AbortController,
): Promise<object> {
  const { device, requests, origin, agent } = parts
  const method = textOf(options['method'], 'GET').toUpperCase()
  if (!methods.includes(method)) throw new WxFailure('method is invalid')
  const url = new URL(textOf(options['url'], ''))
  if (url.origin !== origin) throw new WxFailure('url not in domain list')
  const headers = headersOf(options['header'])
  const body = bodiless.includes(method) ? '' : bodyOf(options['data'])
  if (bodiless.includes(method)) appendQuery(url, options['data'])
  const asked: Requested = { method, path: url.pathname + url.search, headers, body, outcome: null }
  requests.push(asked)
  try {
    if (stop.signal.aborted) throw new WxFailure('abort')
    if (!device.isOnline) throw new WxFailure('', { errno: 600001 })
    const reply = await sendOver(agent, new URL(asked.path, device.server), asked, {
      timeoutMs: Number(options['timeout'] ?? 60_000),
      signal: stop.signal,
    })
    asked.outcome = reply.statusCode
    const isBytes = options['responseType'] === 'arraybuffer'
    return { ...reply, data: isBytes ? reply.data : dataOf(reply.data.toString('utf8'), options['dataType']) }
  } catch (error) {
    const failure = error instanceof WxFailure ? error : new WxFailure((error as Error).message, { errno: 600001 })
    asked.outcome ??= failure.message
    throw failure
  }
}

function headersOf(given: unknown): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries(given ?? {})) headers[name.toLowerCase()] = String(value)
  delete headers['referer']
  return {
    ...headers,
    referer: 'https://servicewechat.com/touristappid/0/page-frame.html',
    'accept-encoding': 'gzip, deflate, br',
  }
}

const bodyOf = (data: unknown) => (typeof data === 'string' ? data : (JSON.stringify(data ?? undefined) ?? ''))

function appendQuery(url: URL, data: unknown): void {
  if (typeof data !== 'object' || data === null) return
  for (const [name, value] of Object.entries(data)) url.searchParams.append(name, String(value))
}

function dataOf(text: string, dataType: unknown): unknown {
  if (dataType !== undefined && dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
