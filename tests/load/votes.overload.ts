import { votes } from '@liren/shared/votes.decisions'
import { urlOf } from '@liren/shared/endpoint'
import { spawnSync } from 'node:child_process'
import type { FireOptions } from '../fire.ts'
import type { OwnCluster } from '../support/own.cluster.ts'
import { buildWith } from '../support/server.build.ts'
import { startStack } from '../support/server.stack.ts'
import { createTown } from '../support/votes.town.ts'
import { quantile } from './numbers.ts'
import { runSlice } from './slice.ts'
import { bytesOf, Line } from './socket.ts'

/** What a stretch of open-loop load gave. */
interface Stretch {
  offered: number
  /** Per second. */
  good: number
  refused: number
  other: number
  acceptedP99: number
  refusedP99: number
}

interface Generator {
  port: number
  request: Buffer
}

const most = 1_000

/** Requests come at their rate whatever becomes of those before; each waits from when it was due. */
async function openLoop({ port, request }: Generator, perSecond: number, seconds: number): Promise<Stretch> {
  const idle: Line[] = []
  const accepted: number[] = []
  const refused: number[] = []
  let [other, under] = [0, 0]
  const one = async (due: number): Promise<void> => {
    under += 1
    const line = idle.pop() ?? new Line(port)
    try {
      const { status } = await line.ask(request)
      const took = performance.now() - due
      if (status === 200) accepted.push(took)
      else if (status === 503) refused.push(took)
      else other += 1
      idle.push(line)
    } catch {
      other += 1
      line.close()
    } finally {
      under -= 1
    }
  }
  const began = performance.now()
  const all: Promise<void>[] = []
  for (let n = 0; n < perSecond * seconds;) {
    const now = performance.now()
    while (n < perSecond * seconds && began + (n * 1000) / perSecond <= now) {
      // A machine has only so many sockets: beyond them nobody is served, which is told as such.
      if (under >= most) other += 1
      else all.push(one(began + (n * 1000) / perSecond))
      n += 1
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(all)
  for (const line of idle) line.close()
  return {
    ...{
      offered: perSecond,
      good: accepted.length / seconds,
      refused: refused.length / seconds,
      other: other / seconds,
    },
    ...{ acceptedP99: quantile(accepted, 0.99), refusedP99: quantile(refused, 0.99) },
  }
}

const pin = (pid: number, core: number): boolean =>
  spawnSync('taskset', ['-a', '-p', '-c', String(core), String(pid)]).status === 0

/**
 * The decision page, asked for at 0.5 to 4 times what one process can serve; the process on a core of its own, who asks on
 * another. Beyond the peak the rest hears 503 at once, and afterwards everything is as before.
 */
export async function overload(_: OwnCluster, options: FireOptions): Promise<boolean> {
  const town = await createTown({ heads: 100, decisions: 1, seed: Number(options.seed) })
  const stack = await startStack(await buildWith('good', []), town.test.database, town.test.folder, { apis: 1 })
  try {
    const [api] = stack.apis
    const [election] = town.elections
    if (!api || !election) throw new Error('nothing to ask')
    const isPinned = pin(api.pid(), 0) && pin(process.pid, 1)
    const params = { communityId: town.communityId, decisionId: election.decision.id }
    const token = election.heads[0]?.voter.tokens[0] ?? ''
    const request = bytesOf(urlOf(votes.detail, { params }), { authorization: `Bearer ${token}` })
    const target = { port: api.port, requests: [request], status: 200 }
    await runSlice(target, 16, 4)
    const { perSecond: peak } = await runSlice(target, 16, 6)
    console.log(`peak ${peak.toFixed(0)} a second${isPinned ? '' : ' (nothing could be pinned)'}, seed ${options.seed}`)
    const seconds = Number(options.seconds)
    const stretches: Stretch[] = []
    for (const times of [0.5, 1, 2, 4]) {
      const found = await openLoop({ port: api.port, request }, Math.round(peak * times), seconds)
      stretches.push(found)
      const { good, refused, other, acceptedP99, refusedP99 } = found
      console.log(
        `  ${String(times)} ×: served ${good.toFixed(0)} (${((100 * good) / peak).toFixed(0)} % of peak), refused ` +
          `${refused.toFixed(0)}, other ${other.toFixed(0)}; accepted p99 ${acceptedP99.toFixed(0)} ms, refused p99 ${refusedP99.toFixed(0)} ms`,
      )
    }
    const began = Date.now()
    const calm = async () => (await openLoop({ port: api.port, request }, Math.round(peak / 2), 1)).refused === 0
    while (!(await calm()) && Date.now() - began < 30_000);
    const recovery = (Date.now() - began) / 1000
    console.log(`  back to normal within ${recovery.toFixed(0)} s`)
    const twice = stretches[2]
    return (
      twice !== undefined &&
      twice.good >= 0.8 * peak &&
      twice.acceptedP99 <= 500 &&
      twice.refusedP99 <= 100 &&
      recovery <= 10
    )
  } finally {
    await stack.stop()
    await town.test.close()
  }
}
