import { Line } from './socket.ts'

/** What one stretch of load gave. */
export interface Slice {
  perSecond: number
  /** Milliseconds of each request. */
  latencies: number[]
  bytes: number
}

export interface Target {
  port: number
  requests: Buffer[]
  status: number
}

/** Keeps connections busy for some seconds, each with one request at a time; throws at any unexpected status. */
export async function runSlice(target: Target, connections: number, seconds: number): Promise<Slice> {
  const lines = Array.from({ length: connections }, () => new Line(target.port))
  const latencies: number[] = []
  let bytes = 0
  let next = 0
  const began = performance.now()
  const deadline = began + seconds * 1000
  const work = async (line: Line): Promise<void> => {
    for (;;) {
      const started = performance.now()
      if (started >= deadline) return
      const request = target.requests[next % target.requests.length]
      next += 1
      if (!request) throw new Error('no requests')
      const answer = await line.ask(request)
      if (answer.status !== target.status) throw new Error(`expected ${String(target.status)}: ${answer.text()}`)
      latencies.push(performance.now() - started)
      bytes += answer.bytes
    }
  }
  try {
    await Promise.all(lines.map(work))
  } finally {
    for (const line of lines) line.close()
  }
  return { perSecond: latencies.length / ((performance.now() - began) / 1000), latencies, bytes }
}

/** Keeps a server busy until it has answered so many requests. */
export async function runUntil(target: Target, count: number): Promise<void> {
  for (let done = 0; done < count;) done += (await runSlice(target, 8, 1)).latencies.length
}

/** Asks each target one thing after the other, in turn, for some seconds; gives the milliseconds by target. */
export async function takeTurns(targets: Target[], seconds: number): Promise<number[][]> {
  const lines = targets.map(({ port }) => new Line(port))
  const latencies = targets.map((): number[] => [])
  const deadline = performance.now() + seconds * 1000
  try {
    for (let turn = Math.floor(Math.random() * 1_000); performance.now() < deadline; turn += 1)
      for (const [at, target] of targets.entries()) latencies[at]?.push(await timeOf(target, turn, lines[at]))
  } finally {
    for (const line of lines) line.close()
  }
  return latencies
}

async function timeOf({ requests, status }: Target, turn: number, line: Line | undefined): Promise<number> {
  const request = requests[turn % requests.length]
  if (!request || !line) throw new Error('no requests')
  const began = performance.now()
  const answer = await line.ask(request)
  if (answer.status !== status) throw new Error(`expected ${String(status)}: ${answer.text()}`)
  return performance.now() - began
}
