import { setTimeout as wait } from 'node:timers/promises'
import { problem } from '@liren/shared/problem'
import { Failure } from '../../miniapp/src/lib/failure.ts'
import { withRetries } from '../../miniapp/src/lib/retry.ts'
import type { Town } from './cluster.ts'
import { middleOf, quantile, type Middle } from './numbers.ts'
import { recordTo, fileOf } from './record.ts'
import type { LoadRequest } from './requests.ts'
import { startServer, type ServerProcess } from './server.process.ts'
import { runUntil, type Target } from './slice.ts'
import { bytesOf, Line, type Answer } from './socket.ts'
import { warmRequests } from './compare.ts'

/** How many things everybody who opens the app after a push asks for. */
export const requestsEach = 3

/** One side of the storm: milliseconds from the moment somebody taps to the notice on the screen. */
export interface Stormed {
  name: string
  median: number
  p99: number
  /** Of all requests, the shares that were asked to wait (503) or cut off, and made again; people who gave up. */
  putOff: number
  hungUp: number
  gaveUp: number
  /** This side's ÷ that of the bare endpoint, within each round. */
  ratio: { median: Middle; p99: Middle }
}

export interface StormPlan {
  opens: number
  seconds: number
  rounds: number
  /** Requests before anything is measured. */
  warm?: number
}

type Round = Record<'median' | 'p99' | 'putOff' | 'hungUp' | 'gaveUp', number>

/** What one storm on one side came to. */
interface Storm {
  waits: number[]
  putOff: number
  hungUp: number
  gaveUp: number
}

interface Phone {
  port: number
  line: Line
}

/** Asks, and again as a phone does when the server is too busy; a Failure when it gives up. */
const askAsPhone = (phone: Phone, request: Buffer, storm: Storm): Promise<Answer> =>
  withRetries(async () => {
    const answer = await phone.line.ask(request).catch(() => {
      storm.hungUp += 1
      phone.line = new Line(phone.port)
      throw new Failure('unreachable')
    })
    if (answer.status !== 503) return answer
    storm.putOff += 1
    const [, body = ''] = answer.text().split('\r\n\r\n')
    throw new Failure('refused', problem.parse(JSON.parse(body)))
  })

/** One after the other on a connection of their own, as a phone does. */
async function open({ port, status, requests }: Target, person: number, storm: Storm): Promise<void> {
  const phone = { port, line: new Line(port) }
  try {
    for (let n = 0; n < requestsEach; n += 1) {
      const request = requests[(person * requestsEach + n) % requests.length]
      if (!request) throw new Error('no requests')
      const answer = await askAsPhone(phone, request, storm)
      if (answer.status !== status) throw new Error(`expected ${String(status)}: ${answer.text()}`)
    }
  } finally {
    phone.line.close()
  }
}

/** People come at their own pace whether or not those before them were served; who waits, waits from the tap on. */
async function stormOn(target: Target, { opens, seconds }: StormPlan): Promise<Storm> {
  const storm: Storm = { waits: [], putOff: 0, hungUp: 0, gaveUp: 0 }
  const began = performance.now()
  const people = Array.from({ length: opens }, async (_, person) => {
    const due = began + (person * seconds * 1000) / opens
    await wait(due - performance.now())
    try {
      await open(target, person, storm)
      storm.waits.push(performance.now() - due)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      storm.gaveUp += 1
    }
  })
  await Promise.all(people)
  return storm
}

/**
 * A push to a whole town: the product beside a bare endpoint that sends the same statements in the same transactions. The
 * requests are those of one person after the other.
 */
export async function runStorm(town: Town, requests: LoadRequest[], plan: StormPlan): Promise<Stormed[]> {
  const servers: ServerProcess[] = []
  try {
    const product = await startServer('product', [town.appUrl, 'false'])
    servers.push(product)
    const recordings = await recordTo('storm', town.appUrl, requests)
    const bare = await startServer('bare', [town.appUrl, town.adminUrl, fileOf('storm')])
    servers.push(bare)
    const targets: Target[] = [
      { port: product.port, status: 200, requests: requests.map(({ path, headers }) => bytesOf(path, headers)) },
      { port: bare.port, status: 200, requests: recordings.map((_, n) => bytesOf(`/transaction/${String(n)}`, {})) },
    ]
    for (const target of targets) await runUntil(target, plan.warm ?? warmRequests)
    const rounds: Round[][] = []
    for (let round = 0; round < plan.rounds; round += 1) {
      const waits: Round[] = []
      for (const at of round % 2 === 0 ? [0, 1] : [1, 0]) {
        const { waits: own, ...refused } = await stormOn(targets[at] as Target, plan)
        waits[at] = { median: quantile(own, 0.5), p99: quantile(own, 0.99), ...refused }
      }
      rounds.push(waits)
      process.stdout.write('.')
    }
    process.stdout.write('\n')
    return ['product', 'bare: transaction, row security'].map((name, at) => {
      const of = (figure: keyof Round) => rounds.map((waits) => waits[at]?.[figure] ?? Number.NaN)
      const all = (figure: keyof Round) => of(figure).reduce((sum, value) => sum + value, 0)
      const asked = plan.opens * requestsEach * rounds.length
      const against = (figure: 'median' | 'p99') =>
        middleOf(rounds.map((waits) => (waits[at]?.[figure] ?? Number.NaN) / (waits[1]?.[figure] ?? Number.NaN)))
      return {
        name,
        median: middleOf(of('median')).median,
        p99: middleOf(of('p99')).median,
        putOff: all('putOff') / asked,
        hungUp: all('hungUp') / asked,
        gaveUp: all('gaveUp'),
        ratio: { median: against('median'), p99: against('p99') },
      }
    })
  } finally {
    for (const server of servers) await server.stop()
  }
}
