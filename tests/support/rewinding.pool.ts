import pg from 'pg'

/**
 * A pool of one connection whose every commit is only a savepoint inside a longer transaction, so that each request can
 * be undone: thousands of requests, each meeting the same world. The statements run as the app's role, under row security.
 */
export interface RewindingPool {
  pool: pg.Pool
  /** Undoes everything since the last rewind. */
  rewind(): Promise<void>
  /** Looks with a superuser's eyes at what the requests since the last rewind have left. */
  look<Row>(statement: { name: string; text: string }): Promise<Row[]>
  end(): Promise<void>
}

type Query = (...args: unknown[]) => Promise<unknown>

/** Statements of `withContext`, in their form inside a longer transaction. */
function inSavepoint(text: unknown): unknown {
  if (typeof text !== 'string') return text
  if (text.startsWith('BEGIN; ')) return `SAVEPOINT work; SET LOCAL ROLE liren_app; ${text.slice('BEGIN; '.length)}`
  if (text === 'COMMIT') return 'RELEASE SAVEPOINT work; SET LOCAL ROLE NONE'
  if (text === 'ROLLBACK') return 'ROLLBACK TO SAVEPOINT work; RELEASE SAVEPOINT work'
  if (/^(BEGIN|START)\b/.test(text)) throw new Error('a transaction that withContext did not open')
  return text
}

export async function rewindingPool(adminUrl: string): Promise<RewindingPool> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('BEGIN')
  const query = client.query.bind(client) as Query
  let free: Promise<void> = Promise.resolve()
  let release: () => void = () => undefined
  const facade = {
    query: ((text: unknown, ...rest: unknown[]) => query(inSavepoint(text), ...rest)) as Query,
    release: () => {
      release()
    },
  }
  const pool = {
    connect: async () => {
      const before = free
      let done: () => void = () => undefined
      free = new Promise((resolve) => (done = resolve))
      await before
      release = done
      return facade
    },
    query: () => Promise.reject(new Error('a query outside a context')),
  }
  return {
    pool: pool as unknown as pg.Pool,
    rewind: async () => {
      // Between transactions the counts of what was written begin anew.
      await query('ROLLBACK; SELECT pg_stat_force_next_flush()')
      await query('BEGIN')
    },
    look: async <Row>(statement: { name: string; text: string }) => ((await query(statement)) as { rows: Row[] }).rows,
    end: () => client.end(),
  }
}
