import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What becomes of an honest reply, parsed. */
type Lie = (honest: never) => unknown

/** A server between a phone and the honest one, which changes replies where it is told to. */
export interface Liar {
  address: string
  /** From here on replies to paths that end so are changed. */
  lie(pathEnd: string, change: Lie): void
  /** From here on such paths are refused, as by a server that has nothing to show. */
  refuse(pathEnd: string): void
  honest(): void
  close(): Promise<void>
}

/** Headers of one connection alone, of a length that may change, and of what was known already. */
const dropped = ['connection', 'content-length', 'transfer-encoding', 'keep-alive', 'host', 'etag', 'accept-encoding']
const passedOn = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name) && name !== 'if-none-match'))

const refusal = { type: 'about:blank', title: 'not found', status: 404, code: 'not_found', detail: '没有了。' }

export async function startLiar(target: string): Promise<Liar> {
  let lies: { pathEnd: string; change: Lie | null }[] = []
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', target)
    const body = await buffer(request)
    const lie = lies.find(({ pathEnd }) => url.pathname.endsWith(pathEnd))
    if (lie?.change === null) {
      response.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify(refusal))
      return
    }
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { ...passedOn(request.headers), connection: 'close', 'content-length': body.length }
      ask(url, { agent: false, method: request.method, headers }, resolve).on('error', reject).end(body)
    })
    const { statusCode = 500 } = reply
    const bytes = await buffer(reply)
    const told = lie && statusCode < 300 ? JSON.stringify(lie.change(JSON.parse(bytes.toString()) as never)) : bytes
    response.writeHead(statusCode, passedOn(reply.headers)).end(told)
  }
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(599).end(String(error)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    lie: (pathEnd, change) => {
      lies = [{ pathEnd, change }, ...lies]
    },
    refuse: (pathEnd) => {
      lies = [{ pathEnd, change: null }, ...lies]
    },
    honest: () => {
      lies = []
    },
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()))
        server.closeAllConnections()
      }),
  }
}
