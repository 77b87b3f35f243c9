import type http from 'node:http'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { WxFailure } from './wx.call.ts'

/** Methods whose data goes into the address. */
export const bodiless = ['GET', 'HEAD', 'OPTIONS']

interface Patience {
  timeoutMs: number
  signal: AbortSignal
}

const unpack: Record<string, (packed: Buffer) => Buffer> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/**
 * One exchange as a phone makes it: compressed replies, the length always announced.
 * Throws `WxFailure` when the time is up or the signal ends it, and what the socket throws otherwise.
 */
export async function sendOver(
  agent: http.Agent,
  url: URL,
  asked: { method: string; headers: Record<string, string>; body: string | Buffer },
  { timeoutMs, signal }: Patience,
) {
  const body = typeof asked.body === 'string' ? Buffer.from(asked.body) : asked.body
  // Phones announce the length even of nothing, where a method may have a body.
  const length = bodiless.includes(asked.method) ? {} : { 'content-length': body.length }
  const limit = AbortSignal.timeout(timeoutMs)
  const options = {
    agent,
    method: asked.method,
    headers: { ...asked.headers, ...length },
    signal: AbortSignal.any([signal, limit]),
  }
  try {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      request(url, options, resolve).on('error', reject).end(body)
    })
    const packed = await buffer(response)
    const plain = unpack[response.headers['content-encoding'] ?? '']?.(packed) ?? packed
    const header = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [capital(name), String(value)]),
    )
    return { statusCode: response.statusCode ?? 0, header, cookies: [], data: plain }
  } catch (error) {
    if (limit.aborted) throw new WxFailure('timeout', { errno: 5 })
    if (signal.aborted) throw new WxFailure('abort')
    throw error
  }
}

/** Phones hand header names over in whatever case they like; `Etag` is as good as `ETag`. */
const capital = (name: string) => name.replace(/(^|-)\w/g, (letters) => letters.toUpperCase())
