import http from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { Device } from './device.ts'
import type { Guest } from './guest.ts'
import type { Life } from './life.ts'
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
const bodiless = ['GET', 'HEAD', 'OPTIONS']

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
  return (options) => {
    const unknown = Object.keys(options).filter((key) => ![...settings, ...callbacks].includes(key))
    if (unknown.length > 0) parts.life.fault(`wx.request does not know ${unknown.join(', ')}`)
    const stop = new AbortController()
    parts.life.onEnd(() => stop.abort())
    const answer = parts.calls.later('request', () => exchange(parts, options, stop))(options)
    const listen = () => undefined
    const task = { abort: () => stop.abort(), onHeadersReceived: listen, offHeadersReceived: listen }
    // With callbacks the caller gets a task; without, a promise that can be aborted too.
    return answer === undefined ? task : Object.assign(answer as object, task)
  }
}

async function exchange(parts: RequestParts, options: WxOptions, stop: AbortController): Promise<object> {
  const { device, requests, origin } = parts
  const method = String(options['method'] ?? 'GET').toUpperCase()
  if (!methods.includes(method)) throw new WxFailure('method is invalid')
  const url = new URL(String(options['url']))
  if (url.origin !== origin) throw new WxFailure('url not in domain list')
  const headers = headersOf(options['header'])
  const body = bodiless.includes(method) ? '' : bodyOf(options['data'])
  if (bodiless.includes(method)) appendQuery(url, options['data'])
  const asked: Requested = { method, path: url.pathname + url.search, headers, body, outcome: null }
  requests.push(asked)
  try {
    if (stop.signal.aborted) throw new WxFailure('abort')
    if (!device.isOnline) throw new WxFailure('', { errno: 600001 })
    const reply = await send(
      new URL(asked.path, device.server),
      asked,
      Number(options['timeout'] ?? 60_000),
      stop.signal,
    )
    asked.outcome = reply.statusCode
    return { ...reply, data: dataOf(reply.data, options['dataType']) }
  } catch (error) {
    const failure =
      error instanceof WxFailure ? error : new WxFailure(String((error as Error).message), { errno: 600001 })
    asked.outcome ??= failure.message
    throw failure
  }
}

function headersOf(given: unknown): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries((given ?? {}) as object)) headers[name.toLowerCase()] = String(value)
  delete headers['referer']
  return {
    ...headers,
    referer: 'https://servicewechat.com/touristappid/0/page-frame.html',
    'accept-encoding': 'gzip, deflate, br',
  }
}

const bodyOf = (data: unknown) =>
  data === undefined || data === null ? '' : typeof data === 'string' ? data : JSON.stringify(data)

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

const unpack: Record<string, (packed: Buffer) => Buffer> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

async function send(url: URL, asked: Requested, timeoutMs: number, signal: AbortSignal) {
  const body = Buffer.from(asked.body)
  // Phones announce the length even of nothing, where a method may have a body.
  const length = bodiless.includes(asked.method) ? {} : { 'content-length': body.length }
  const limit = AbortSignal.timeout(timeoutMs)
  const options = {
    method: asked.method,
    headers: { ...asked.headers, ...length },
    signal: AbortSignal.any([signal, limit]),
  }
  try {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      http.request(url, options, resolve).on('error', reject).end(body)
    })
    const packed = await buffer(response)
    const plain = unpack[response.headers['content-encoding'] ?? '']?.(packed) ?? packed
    const header = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [capital(name), String(value)]),
    )
    return { statusCode: response.statusCode ?? 0, header, cookies: [], data: plain.toString('utf8') }
  } catch (error) {
    if (limit.aborted) throw new WxFailure('timeout', { errno: 5 })
    if (signal.aborted) throw new WxFailure('abort')
    throw error
  }
}

/** Phones hand header names over in whatever case they like; `Etag` is as good as `ETag`. */
const capital = (name: string) => name.replace(/(^|-)\w/g, (letters) => letters.toUpperCase())
