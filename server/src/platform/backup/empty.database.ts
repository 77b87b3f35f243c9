import pg from 'pg'
import { StartFault } from '../embedded/start.fault.ts'

/** Said of a database while a restore is under way, so that one that was cut off can be told from data. */
const marker = 'a restore is under way'

/**
 * Makes sure that the database holds nothing; what a restore that was cut off has left is removed.
 * Throws a StartFault when anything else is there.
 */
export async function ensureEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ filled: boolean; comment: string | null }>(`
    SELECT shobj_description(d.oid, 'pg_database') AS comment,
      EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname <> 'information_schema'
              AND n.nspname NOT LIKE 'pg\\_%'
              AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')) AS filled
    FROM pg_database d WHERE d.datname = current_database()`)
  if (rows[0]?.comment === marker) await wipe(client)
  else if (rows[0]?.filled) {
    throw new StartFault(
      'A backup is restored into an empty database only, and this one holds data: use a new database or another DATA_DIR.',
    )
  }
}

/** Marks the database, runs `work`, and takes the mark away; when `work` fails, removes all that it made. */
export async function marked(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await comment(client, pg.escapeLiteral(marker))
  try {
    await work()
  } catch (error) {
    await wipe(client)
    throw error
  }
  await comment(client, 'NULL')
}

/** Removes everything of the product from a database in which a restore was begun. */
async function wipe(client: pg.Client): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS app, drizzle, graphile_worker CASCADE')
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user`,
  )
  if (rows.length > 0) await client.query(`DROP TABLE ${rows.map((row) => row.name).join(', ')} CASCADE`)
  await comment(client, 'NULL')
}

async function comment(client: pg.Client, text: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_database()) AS name')
  await client.query(`COMMENT ON DATABASE ${rows[0]?.name ?? ''} IS ${text}`)
}
