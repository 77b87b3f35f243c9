import type { Town } from './cluster.ts'
import type { Arm } from './compare.ts'
import { findPgbench, runPgbench, writeScript } from './pgbench.ts'
import type { Recording } from './recorded.ts'
import type { LoadRequest } from './requests.ts'
import type { ServerProcess } from './server.process.ts'
import { runSlice, type Target } from './slice.ts'
import { bytesOf } from './socket.ts'

export const connections = 16

const armOf = (name: string, server: ServerProcess, target: Target): Arm => ({
  name,
  run: async (seconds) => {
    const before = await server.cpu()
    const { perSecond, latencies } = await runSlice(target, connections, seconds)
    const count = latencies.length
    return { perSecond, count, cpuMicros: ((await server.cpu()) - before) / count }
  },
})

export interface Contest {
  product: ServerProcess
  bare: ServerProcess
  requests: LoadRequest[]
  recordings: Recording[]
}

/**
 * The product and what it is measured against, all asking for the same: the product itself, the bare endpoint with the
 * queries alone, the same with the whole transaction under row security, and pgbench with the queries.
 */
export function armsOf(name: string, town: Town, { product, bare, requests, recordings }: Contest): Arm[] {
  const bareTarget = (kind: string): Target => ({
    port: bare.port,
    status: 200,
    requests: recordings.map((_, n) => bytesOf(`/${kind}/${String(n)}`, {})),
  })
  const arms = [
    armOf('product', product, {
      port: product.port,
      status: requests[0]?.status ?? 200,
      requests: requests.map(({ path, headers }) => bytesOf(path, headers)),
    }),
    armOf('bare: queries', bare, bareTarget('queries')),
    armOf('bare: transaction, row security', bare, bareTarget('transaction')),
  ]
  const pgbench = findPgbench()
  // A script of pgbench is one list of queries.
  const texts = new Set(recordings.map(({ queries }) => queries.map(({ text }) => text).join(';')))
  if (texts.size > 1) console.log('  requests of several kinds: pgbench is left out')
  else if (pgbench) {
    const script = writeScript(name, recordings)
    arms.push({
      name: 'pgbench: queries',
      run: async (seconds) => {
        const perSecond = await runPgbench(pgbench, town.adminUrl, script, connections, seconds)
        return { perSecond, count: perSecond * seconds, cpuMicros: null }
      },
    })
  } else console.log('  no pgbench on this machine (Debian has it in postgresql-15): left out')
  return arms
}
