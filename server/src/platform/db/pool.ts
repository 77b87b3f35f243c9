import pg from 'pg'

export interface PoolOptions {
  url: string
  size: number
  /** Shown in pg_stat_activity. */
  name: string
  onError: (error: Error) => void
}

/** A pool that waits at most a second for a connection and never lets a statement run for long. */
export function createPool({ url, size, name, onError }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: name,
    connectionTimeoutMillis: 1_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 15_000,
  })
  // An idle connection that breaks emits here; without a listener it would end the process.
  pool.on('error', onError)
  // So does one that breaks while in use; its query rejects as well, so there is nothing more to do.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
