import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
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
  /** Goes with the cluster. */
  folder: string
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

/** A database of its own, cloned from the migrated template or the one told; `template: false` gives an empty one. */
export async function createDatabase({ template = true }: { template?: boolean | string } = {}): Promise<TestDatabase> {
  const { templateName, adminUrl, ownerUrl, appUrl, signerUrl } = cluster()
  const name = `test_${randomBytes(6).toString('hex')}`
  const from = template === false ? '' : ` TEMPLATE ${template === true ? templateName : template}`
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

/**
 * What one file of tests makes for all others of the run: the first one that asks makes it, the others wait. `make` is
 * given the folder that is to keep it, and what it resolves to is told to all.
 */
export async function madeOnce<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = path.join(cluster().folder, name)
  const told = path.join(folder, 'made.json')
  let made: T | undefined
  await asAdmin(async (client) => {
    // Freed with the connection, whatever happens.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name])
    if (existsSync(told)) return
    await mkdir(folder, { recursive: true })
    made = await make(folder)
    await writeFile(told, JSON.stringify(made))
  })
  return made ?? (JSON.parse(await readFile(told, 'utf8')) as T)
}

/** A superuser's pool of a test's database. Dropping the database cuts off whoever has not quite left: no news. */
export function adminPool({ adminUrl }: Pick<TestDatabase, 'adminUrl'>, max = 2): pg.Pool {
  const pool = new pg.Pool({ connectionString: adminUrl, max })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
