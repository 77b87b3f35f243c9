import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'

/**
 * In whose name a transaction reads and writes; row security sees nothing else.
 * `accountId` opens a person's own rows, `communityId` one community, `purpose` a named, narrow right above
 * communities (each with its own policies in the migrations). What is left out is closed.
 */
export interface Context {
  accountId?: string
  communityId?: string
  purpose?: Purpose
}

export type Purpose =
  | 'login'
  | 'grant'
  | 'delivery'
  | 'operator'
  | 'demo'
  | 'sweep'
  | 'binding'
  | 'reveal'
  | 'signer'
  | 'whistle'
  | 'called'

/** A statement used often enough to be prepared once per connection. */
export interface Hot {
  name: string
  text: string
}

/** The database inside one transaction; only `withContext` makes it. */
export interface Db {
  orm: NodePgDatabase
  /** Runs a prepared statement; rows come back as `pg` parses them. */
  hot<Row>(statement: Hot, values: unknown[]): Promise<Row[]>
  /** Moves the transaction into another context, such as the next community of a person. */
  enter(context: Context): Promise<void>
  /** Does a part of the work with a purpose, and goes back to the context there was. */
  under<T>(purpose: Purpose, work: () => Promise<T>): Promise<T>
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The settings of a context as one SELECT. The values are inlined so that BEGIN and settings are one round trip. */
function settingsOf({ accountId = '', communityId = '', purpose }: Context): string {
  for (const id of [accountId, communityId]) if (id !== '' && !uuid.test(id)) throw new TypeError('not a UUID')
  return (
    `SELECT set_config('app.account_id', '${accountId}', true), ` +
    `set_config('app.community_id', '${communityId}', true), set_config('app.context', '${purpose ?? ''}', true)`
  )
}

const orms = new WeakMap<pg.PoolClient, NodePgDatabase>()

function ormOf(client: pg.PoolClient): NodePgDatabase {
  const known = orms.get(client)
  if (known) return known
  const made = drizzle(client, { casing: 'snake_case' })
  orms.set(client, made)
  return made
}

/**
 * The only door to the data: opens a transaction on the app's role, sets the context, runs `work`, commits.
 * Any error rolls back and is thrown on. A connection whose ROLLBACK fails is not given back to the pool.
 */
export async function withContext<T>(pool: pg.Pool, context: Context, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN; ${settingsOf(context)}`)
    let current = context
    const enter = async (next: Context) => {
      await client.query(settingsOf(next))
      current = next
    }
    const result = await work({
      orm: ormOf(client),
      hot: async <Row>(statement: Hot, values: unknown[]) =>
        (await client.query({ name: statement.name, text: statement.text, values })).rows as Row[],
      enter,
      under: async (purpose, part) => {
        const before = current
        await enter({ ...before, purpose })
        const done = await part()
        await enter(before)
        return done
      },
    })
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((fault: Error) => {
      broken = fault
    })
    throw error
  } finally {
    client.release(broken)
  }
}
