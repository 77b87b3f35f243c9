import http from 'node:http'
import { formType, formWith } from '../form.ts'
import { sendOver } from './wire.ts'
import { WxFailure, type WxOptions } from './wx.call.ts'
import type { Requested, RequestParts } from './wx.request.ts'

type Heard = (progress: object) => void

const settings = ['url', 'filePath', 'name', 'header', 'formData', 'timeout', 'success', 'fail', 'complete']

/** `wx.uploadFile`: one file of the phone as a form, under the last part of its path; any status is a success. */
export function createUpload(parts: RequestParts): (options: WxOptions) => unknown {
  const { life, calls, guest } = parts
  const agent = new http.Agent()
  life.onEnd(() => agent.destroy())
  return (options) => {
    const unknown = Object.keys(options).filter((key) => !settings.includes(key))
    if (unknown.length > 0) life.fault(`wx.uploadFile does not know ${unknown.join(', ')}`)
    const stop = new AbortController()
    life.onEnd(() => stop.abort())
    const listeners: Heard[] = []
    const tell = (progress: number) => {
      for (const listener of listeners)
        life.guard('upload progress', () => listener(guest.copy({ progress, totalBytesSent: 0 })))
    }
    const answer = calls.later('uploadFile', () => send({ ...parts, agent }, options, { stop, tell }))(options)
    const task = {
      abort: () => stop.abort(),
      onProgressUpdate: (listener: Heard) => void listeners.push(listener),
      offProgressUpdate: () => undefined,
      onHeadersReceived: () => undefined,
      offHeadersReceived: () => undefined,
    }
    return answer === undefined ? task : Object.assign(answer as object, task)
  }
}

async function send(
  { device, requests, origin, agent }: RequestParts & { agent: http.Agent },
  options: WxOptions,
  { stop, tell }: { stop: AbortController; tell: (progress: number) => void },
): Promise<object> {
  const path = String(options['filePath'])
  const bytes = device.files.get(path)
  if (!bytes) throw new WxFailure('file not found')
  if (options['name'] !== 'file') throw new WxFailure('the server expects a file')
  const url = new URL(String(options['url']))
  if (url.origin !== origin) throw new WxFailure('url not in domain list')
  const given = Object.entries(options['header'] ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)])
  const headers = { ...(Object.fromEntries(given) as Record<string, string>), 'content-type': formType }
  const name = path.split('/').at(-1) ?? ''
  const asked: Requested = { method: 'POST', path: url.pathname, headers, body: name, outcome: null }
  requests.push(asked)
  try {
    if (!device.isOnline) throw new WxFailure('', { errno: 600001 })
    tell(50)
    const reply = await sendOver(
      agent,
      new URL(asked.path, device.server),
      { method: 'POST', headers, body: formWith({ name, bytes }) },
      { timeoutMs: Number(options['timeout'] ?? 60_000), signal: stop.signal },
    )
    asked.outcome = reply.statusCode
    return { statusCode: reply.statusCode, data: reply.data.toString('utf8') }
  } catch (error) {
    const failure = error instanceof WxFailure ? error : new WxFailure((error as Error).message, { errno: 600001 })
    asked.outcome ??= failure.message
    throw failure
  }
}
