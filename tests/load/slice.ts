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
