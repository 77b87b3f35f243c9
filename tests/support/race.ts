import type pg from 'pg'

/**
 * Starts all `runners` while nobody may write to `table`, waits until `waiting` of them stand at that door (all, unless
 * told), then opens it: everyone has read what they will read before the first one writes.
 */
export async function raceFor<T>(
  admin: pg.Pool,
  table: string,
  runners: (() => Promise<T>)[],
  waiting = runners.length,
): Promise<PromiseSettledResult<T>[]> {
  const client = await admin.connect()
  try {
    await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`)
    const outcomes = Promise.allSettled(runners.map((run) => run()))
    const until = Date.now() + 1_500
    for (;;) {
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks WHERE relation = $1::regclass AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [table],
      )
      if ((rows[0]?.n ?? 0) >= waiting || Date.now() > until) break
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await client.query('COMMIT')
    return await outcomes
  } finally {
    client.release()
  }
}

/** Waits until somebody stands before a lock of the database, ten seconds at most. */
export async function untilWaiting(admin: pg.Pool): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until;) {
    const { rows } = await admin.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1`,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Asks again, as phones do, while the server says that it has too much to do. */
export async function patiently<T>(ask: () => Promise<T>, pauseMs = 40): Promise<T> {
  for (;;)
    try {
      return await ask()
    } catch (reason) {
      if (codeOf(reason) !== 'overloaded') throw reason
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
}

/**
 * Does very much, 64 at a time, each asking again, as phones do, while the server says that it has too much to do.
 */
export async function inCrowd<T>(asks: (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
  const outcomes: PromiseSettledResult<T>[] = []
  const left = asks.entries()
  const work = async () => {
    for (const [at, ask] of left) [outcomes[at]] = await Promise.allSettled([patiently(ask, 20 + (at % 60))])
  }
  await Promise.all(Array.from({ length: 64 }, work))
  return outcomes
}

/** What those who won got. */
export const winnersOf = <T>(outcomes: PromiseSettledResult<T>[]): T[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))

/** What the others were told, each code once. */
export const refusalsOf = (outcomes: PromiseSettledResult<unknown>[]): string[] => [
  ...new Set(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [codeOf(outcome.reason)] : []))),
]

const codeOf = (reason: unknown): string =>
  typeof reason === 'object' && reason !== null && 'code' in reason ? String(reason.code) : String(reason)
