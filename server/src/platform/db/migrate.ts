import { runMigrations } from 'graphile-worker'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runDrizzle } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

// Any constant will do: every process that migrates this database takes the same lock.
const lockKey = 7_203_119

/** Rights of the app's role on the job queue's own tables, which the library makes and we do not migrate. */
const workerRights = `
  GRANT USAGE ON SCHEMA graphile_worker TO liren_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO liren_app;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO liren_app;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
        AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'worker') LOOP
      EXECUTE format('CREATE POLICY worker ON graphile_worker.%I TO liren_app USING (true) WITH CHECK (true)', name);
    END LOOP;
  END $$;`

export interface MigrateOptions {
  ownerUrl: string
  /** The folder with the SQL files and their journal. */
  folder: string
  /** Whether the database's clock may be advanced: only in the demo and in tests. */
  clockCanAdvance: boolean
}

/**
 * Brings the schema up to date, as the owner. Several processes may call it at once: one works, the others wait.
 * Throws when a migration fails; all pending ones are one transaction, so nothing is left half-made.
 */
export async function migrate({ ownerUrl, folder, clockCanAdvance }: MigrateOptions): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'liren migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    await runMigrations({ connectionString: ownerUrl })
    await runDrizzle(drizzle(client), { migrationsFolder: folder })
    await client.query(workerRights)
    await client.query('UPDATE app.clock SET can_advance = $1 WHERE can_advance <> $1', [clockCanAdvance])
  } finally {
    // Closing the session lets go of the lock, whatever happened.
    await client.end()
  }
}
