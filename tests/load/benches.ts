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
  /** How many residents ask in turn; 200 unless told. */
  readers?: number
  requests: (readers: Reader[], product: ServerProcess) => Promise<LoadRequest[]> | LoadRequest[]
}

const readerCount = 200

/** The same requests once more, saying that the reply is known already. */
async function known(requests: LoadRequest[], { port }: ServerProcess): Promise<LoadRequest[]> {
  const line = new Line(port)
  const again: LoadRequest[] = []
  for (const { path, headers } of requests) {
    const text = (await line.ask(bytesOf(path, headers))).text()
    const etag = /\r\netag: (.+)\r\n/i.exec(text)?.[1]
    if (etag === undefined) throw new Error(`${path} has no ETag: ${text}`)
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
  { name: 'detail', title: 'notice detail', requests: (readers) => readers.map(ask.detail) },
  { name: 'search', title: 'search, two words', requests: (readers) => readers.map(ask.search) },
  {
    name: 'storm',
    title: 'a push: home (feed, me), then the notice',
    readers: 5_000,
    requests: (readers) => readers.flatMap((reader) => [ask.firstPage(reader), ask.me(reader), ask.detail(reader)]),
  },
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
    const requests = await bench.requests(await readersOf(town.adminUrl, bench.readers ?? readerCount), product)
    const recordings = await recordTo(bench.name, town.appUrl, requests)
    const bare = await startServer('bare', [town.appUrl, town.adminUrl, fileOf(bench.name)])
    servers.push(bare)
    const arms = armsOf(bench.name, town, { product, bare, requests, recordings })
    const statements = (recordings[0]?.queries.length ?? 0) + 2
    return { bench: bench.name, title: bench.title, statements, arms: await compare(arms, pace) }
  } finally {
    for (const server of servers) await server.stop()
  }
}
