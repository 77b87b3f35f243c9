import { setTimeout as wait } from 'node:timers/promises'
import { armsOf } from './arms.ts'
import { fileOf, recordTo } from './record.ts'
import type { Town } from './cluster.ts'
import { compare, type Compared, type Pace } from './compare.ts'
import { ask, readersOf, type LoadRequest, type Reader } from './requests.ts'
import { startServer, type ServerProcess } from './server.process.ts'
import { bytesOf, Line } from './socket.ts'

/** A bench: what it asks for. */
export interface Bench {
  name: string
  title: string
  requests: (readers: Reader[], product: ServerProcess) => Promise<LoadRequest[]> | LoadRequest[]
}

const readerCount = 200

/** The same requests once more, saying that the reply of a server is known already. */
export async function known(requests: LoadRequest[], { port }: ServerProcess): Promise<LoadRequest[]> {
  const line = new Line(port)
  const again: LoadRequest[] = []
  for (const { path, headers } of requests) {
    let answer = await line.ask(bytesOf(path, headers))
    // A server that has just begun may be too busy, says so, and is asked again.
    for (let tries = 0; answer.status === 503 && tries < 50; tries += 1) {
      await wait(200)
      answer = await line.ask(bytesOf(path, headers))
    }
    const text = answer.text()
    const etag = /\r\netag: (.+)\r\n/i.exec(text)?.[1]
    if (answer.status !== 200 || etag === undefined) throw new Error(`${path} has no ETag: ${text}`)
    again.push({ path, headers: { ...headers, 'if-none-match': etag }, status: 304 })
  }
  line.close()
  return again
}

export const benches: Bench[] = [
  { name: 'feed', title: 'feed, first page of 20', requests: (readers) => readers.map(ask.firstPage) },
  { name: 'deep', title: 'feed, a page far down', requests: (readers) => readers.map(ask.deepPage) },
  {
    name: 'unchanged',
    title: 'feed, unchanged (304)',
    requests: (readers, product) => known(readers.map(ask.firstPage), product),
  },
  { name: 'me', title: 'who am I', requests: (readers) => readers.map(ask.me) },
  { name: 'detail', title: 'notice detail', requests: (readers) => readers.map(ask.detail) },
  { name: 'search', title: 'search, two words', requests: (readers) => readers.map(ask.search) },
]

export interface BenchResult {
  bench: string
  title: string
  /** Statements in one request's transaction, with its opening and its COMMIT. */
  statements: number
  arms: Compared[]
}

/** Measures one bench in a town. */
export async function runBench(bench: Bench, town: Town, pace: Pace, logs: boolean): Promise<BenchResult> {
  const servers: ServerProcess[] = []
  try {
    const product = await startServer('product', [town.appUrl, String(logs)])
    servers.push(product)
    const requests = await bench.requests(await readersOf(town.adminUrl, readerCount), product)
    return await contest(bench, town, { product, requests }, pace)
  } finally {
    for (const server of servers) await server.stop()
  }
}

/** Measures requests to a product beside what they are measured against. */
export async function contest(
  { name, title }: Pick<Bench, 'name' | 'title'>,
  town: Town,
  { product, requests }: { product: ServerProcess; requests: LoadRequest[] },
  pace: Pace,
): Promise<BenchResult> {
  const recordings = await recordTo(name, town.appUrl, requests)
  const bare = await startServer('bare', [town.appUrl, town.adminUrl, fileOf(name)])
  try {
    const arms = armsOf(name, town, { product, bare, requests, recordings })
    const statements = (recordings[0]?.queries.length ?? 0) + 2
    return { bench: name, title, statements, arms: await compare(arms, pace) }
  } finally {
    await bare.stop()
  }
}
