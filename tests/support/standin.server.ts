import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** One request as the wire carried it. */
export interface Asked {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: string
}
export interface Answer {
  status?: number
  type?: string
  body: string | Buffer
}

/** What may go wrong between us and a service, apart from what the service itself says; `lost` is done, and not answered. */
export type Mishap = 'hang' | 'stall' | 'reset' | 'http_500' | 'html' | 'empty' | 'redirect' | 'lost'

/** A server on this machine that speaks another service's protocol, with mishaps on request. */
export interface StandinServer {
  baseUrl: string
  /** What was asked so far, oldest first. */
  asked: Asked[]
  /** The next request whose path ends so meets this instead of an answer; several queue up. */
  mishap(pathEnd: string, kind: Mishap): void
  close(): Promise<void>
}

/** Starts a stand-in; `answer` is its protocol. The port is free when 0. */
export async function startStandin(answer: (asked: Asked) => Answer, port = 0): Promise<StandinServer> {
  const asked: Asked[] = []
  const mishaps: { pathEnd: string; kind: Mishap }[] = []
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'nowhere'}`)
    const one = { method: request.method ?? '', url, headers: request.headers, body: await text(request) }
    asked.push(one)
    const at = mishaps.findIndex(({ pathEnd }) => url.pathname.endsWith(pathEnd))
    const [met] = at < 0 ? [] : mishaps.splice(at, 1)
    if (met?.kind === 'lost') answer(one)
    if (met) return meet(met.kind, response)
    const { status = 200, type = 'application/json; charset=utf-8', body } = answer(one)
    response.writeHead(status, { 'content-type': type }).end(body)
  }
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(599).end(String(error)))
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    mishap: (pathEnd, kind) => mishaps.push({ pathEnd, kind }),
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()))
        server.closeAllConnections()
      }),
  }
}

function meet(kind: Mishap, response: ServerResponse): void {
  if (kind === 'reset' || kind === 'lost') response.socket?.resetAndDestroy()
  else if (kind === 'stall') response.writeHead(200, { 'content-length': 1_000 }).write('{"errcode":0,')
  else if (kind === 'http_500') response.writeHead(500).end('{"errcode":0}')
  else if (kind === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>busy</html>')
  else if (kind === 'empty') response.writeHead(200).end()
  else if (kind === 'redirect') response.writeHead(302, { location: '/elsewhere' }).end()
}
