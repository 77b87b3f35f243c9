import http from 'node:http'
import { sendOver } from './wire.ts'
import { WxFailure, type WxOptions } from './wx.call.ts'
import type { Requested, RequestParts } from './wx.request.ts'

const settings = ['url', 'header', 'timeout', 'filePath', 'success', 'fail', 'complete']

/** `wx.downloadFile`: a file into a temporary path of the phone; any status is a success. */
export function createDownload(parts: RequestParts): (options: WxOptions) => unknown {
  const { life, calls } = parts
  const agent = new http.Agent()
  life.onEnd(() => agent.destroy())
  return (options) => {
    const unknown = Object.keys(options).filter((key) => !settings.includes(key))
    if (unknown.length > 0) life.fault(`wx.downloadFile does not know ${unknown.join(', ')}`)
    const stop = new AbortController()
    life.onEnd(() => stop.abort())
    const answer = calls.later('downloadFile', () => fetchFile({ ...parts, agent }, options, stop))(options)
    const nothing = () => undefined
    const task = {
      abort: () => stop.abort(),
      onProgressUpdate: nothing,
      offProgressUpdate: nothing,
      onHeadersReceived: nothing,
      offHeadersReceived: nothing,
    }
    return answer === undefined ? task : Object.assign(answer as object, task)
  }
}

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

async function fetchFile(
  { device, requests, origin, agent }: RequestParts & { agent: http.Agent },
  options: WxOptions,
  stop: AbortController,
): Promise<object> {
  const url = new URL(String(options['url']))
  if (url.origin !== origin) throw new WxFailure('url not in domain list')
  const given = Object.entries(options['header'] ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)])
  const headers = Object.fromEntries(given) as Record<string, string>
  const asked: Requested = { method: 'GET', path: url.pathname + url.search, headers, body: '', outcome: null }
  requests.push(asked)
  try {
    if (!device.isOnline) throw new WxFailure('', { errno: 600001 })
    const reply = await sendOver(agent, new URL(asked.path, device.server), asked, {
      timeoutMs: Number(options['timeout'] ?? 60_000),
      signal: stop.signal,
    })
    asked.outcome = reply.statusCode
    const ending = endings[(reply.header['Content-Type'] ?? '').split(';')[0] ?? ''] ?? 'unknown'
    const tempFilePath = `wxfile://tmp_down_${String(device.files.size)}.${ending}`
    device.files.set(tempFilePath, reply.data)
    return { statusCode: reply.statusCode, tempFilePath, dataLength: reply.data.length }
  } catch (error) {
    const failure = error instanceof WxFailure ? error : new WxFailure((error as Error).message, { errno: 600001 })
    asked.outcome ??= failure.message
    throw failure
  }
}
