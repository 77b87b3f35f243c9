import type { ErrorCode } from '@liren/shared/problem'
import { Failure } from './failure.ts'

const attempts = 3
const longestWaitSeconds = 8

/** Refusals that say "later", not "no". */
const passing: readonly ErrorCode[] = ['overloaded', 'request_in_flight']

const isPassing = (error: unknown) =>
  error instanceof Failure &&
  (error.kind === 'unreachable' || (error.problem !== null && passing.includes(error.problem.code)))

/**
 * Milliseconds to wait after the `tried`-th failed try, or null to give up.
 * The server's Retry-After wins over our doubling wait; jitter (0.5 to 1.5) keeps a building from asking in step.
 */
export function waitBeforeRetry(error: unknown, tried: number, jitter: number): number | null {
  if (tried >= attempts || !isPassing(error)) return null
  const asked = error instanceof Failure ? error.problem?.retryAfterSeconds : undefined
  if (asked !== undefined && asked > longestWaitSeconds) return null
  const own = 400 * 2 ** (tried - 1) * (0.5 + jitter)
  return Math.round(asked === undefined ? own : asked * 1000 + own / 2)
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** Tries again what failed in passing; only for calls that may safely be made twice. */
export async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt()
    } catch (error) {
      const wait = waitBeforeRetry(error, tried, Math.random())
      if (wait === null) throw error
      await pause(wait)
    }
  }
}
