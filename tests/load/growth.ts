import type { Cluster } from './cluster.ts'
import { median, middleOf, type Middle } from './numbers.ts'
import { warmRequests, type Pace } from './compare.ts'
import { ask, readersOf } from './requests.ts'
import { townOf } from './seed.shape.ts'
import { startServer, type ServerProcess } from './server.process.ts'
import { runUntil, takeTurns, type Target } from './slice.ts'
import { bytesOf } from './socket.ts'

export interface Grown {
  residents: number
  /** Milliseconds, median over all slices. */
  latency: number
  /** Latency ÷ that of the smallest town, within each round. */
  ratio: Middle
}

const readerCount = 5_000

/** The time a feed request takes, one request at a time, of towns of each size in turn. */
export async function runGrowth(cluster: Cluster, sizes: number[], { rounds, seconds }: Pace): Promise<Grown[]> {
  const servers: ServerProcess[] = []
  const targets: Target[] = []
  for (const size of sizes) {
    const town = await cluster.town(townOf(size))
    const server = await startServer('product', [town.appUrl, 'false'])
    servers.push(server)
    const readers = await readersOf(town.adminUrl, readerCount)
    const requests = readers.map(ask.firstPage).map(({ path, headers }) => bytesOf(path, headers))
    targets.push({ port: server.port, status: 200, requests })
  }
  const medians = sizes.map((): number[] => [])
  try {
    for (const target of targets) await runUntil(target, warmRequests)
    for (let round = 0; round < rounds; round += 1) {
      const latencies = await takeTurns(targets, seconds * targets.length)
      for (const [at, own] of latencies.entries()) medians[at]?.push(median(own))
      process.stdout.write('.')
    }
  } finally {
    for (const server of servers) await server.stop()
  }
  process.stdout.write('\n')
  return sizes.map((residents, at) => ({
    residents,
    latency: median(medians[at] ?? []),
    ratio: middleOf((medians[at] ?? []).map((own, n) => own / (medians[0]?.[n] ?? Number.NaN))),
  }))
}
