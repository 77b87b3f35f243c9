import pg from 'pg'
import { roleNames, urlFor, type Secrets } from './secrets.ts'

/** The database that an embedded cluster holds for the product. */
export const databaseName = 'liren'

/**
 * Makes the roles and the database of a cluster, where they are missing: `liren_owner` owns and migrates, `liren_app`
 * serves under row security, `liren_signer` signs the logs of votes. None may do anything to the cluster itself.
 */
export async function ensureRoles(secrets: Secrets, port: number): Promise<void> {
  await withClient(urlFor('admin', secrets, port, 'postgres'), async (client) => {
    for (const kind of ['owner', 'app', 'signer'] as const) await ensureRole(client, roleNames[kind], secrets[kind])
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER ${roleNames.owner}`)
    await client.query(`REVOKE ALL ON DATABASE ${databaseName} FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE ${databaseName} TO ${roleNames.app}, ${roleNames.signer}`)
  })
  await withClient(urlFor('admin', secrets, port, databaseName), async (client) => {
    await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC')
    await client.query(`GRANT USAGE ON SCHEMA public TO ${roleNames.app}`)
  })
}

async function ensureRole(client: pg.Client, name: string, password: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
  const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER'
  await client.query(
    `${verb} ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS ` +
      `PASSWORD ${client.escapeLiteral(password)}`,
  )
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
