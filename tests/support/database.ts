import { randomBytes } from 'node:crypto'
import pg from 'pg'

export interface TestDatabase {
  name: string
  appUrl: string
  ownerUrl: string
  signerUrl: string
  /** A superuser of this database: sees everything, for looking and for planting faults. */
  adminUrl: string
  drop(): Promise<void>
}

interface Cluster {
  templateName: string
  adminUrl: string
  ownerUrl: string
  appUrl: string
  signerUrl: string
}

function cluster(): Cluster {
  const told = process.env['LIREN_TEST_DATABASES']
  if (!told) throw new Error('this suite is not marked as one that needs the cluster (tests/suites.mjs)')
  return JSON.parse(told) as Cluster
}

const inDatabase = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function asAdmin(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: cluster().adminUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** A database of its own, cloned from the migrated template; `template: false` gives an empty one. */
export async function createDatabase({ template = true }: { template?: boolean } = {}): Promise<TestDatabase> {
  const { templateName, adminUrl, ownerUrl, appUrl, signerUrl } = cluster()
  const name = `test_${randomBytes(6).toString('hex')}`
  const from = template ? ` TEMPLATE ${templateName}` : ''
  await asAdmin((client) => client.query(`CREATE DATABASE ${name}${from} OWNER liren_owner`))
  return {
    name,
    appUrl: inDatabase(appUrl, name),
    ownerUrl: inDatabase(ownerUrl, name),
    signerUrl: inDatabase(signerUrl, name),
    adminUrl: inDatabase(adminUrl, name),
    drop: () => asAdmin((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  }
}

/** A superuser's pool of a test's database. Dropping the database cuts off whoever has not quite left: no news. */
export function adminPool({ adminUrl }: Pick<TestDatabase, 'adminUrl'>, max = 2): pg.Pool {
  const pool = new pg.Pool({ connectionString: adminUrl, max })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
