import pg from 'pg'
import { errorCode } from '../embedded/files.ts'
import { StartFault } from '../embedded/start.fault.ts'

/** How rows look as text; the same in every backup, so that the same rows give the same hash. */
const settings = `
  SET client_encoding = 'UTF8'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC';
  SET bytea_output = 'hex'; SET extra_float_digits = 1; SET synchronize_seqscans = off;
  SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '10s'`

/**
 * Connects as the owner of the data, runs `work`, and disconnects. Throws a StartFault when the database of
 * DATABASE_OWNER_URL cannot be reached.
 */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'liren backup' })
  // A connection that breaks rejects the running query, too.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const why = errorCode(error) ?? (error instanceof Error ? error.message : 'unknown reason')
    throw new StartFault(`The database of DATABASE_OWNER_URL cannot be reached (${why}).`)
  }
  try {
    await client.query(settings)
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Runs `work` in one transaction that row security lets see and change every row. `how` is what follows BEGIN.
 */
export async function inMaintenance<T>(client: pg.Client, how: string, work: () => Promise<T>): Promise<T> {
  await client.query(`BEGIN ${how}`)
  try {
    await client.query(`SELECT set_config('app.context', 'maintenance', true)`)
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    // When the connection is gone, the transaction is too.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
