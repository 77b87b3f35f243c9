import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../server/src/platform/db/migrate.ts'
import { startEmbedded } from '../../server/src/platform/embedded/embedded.ts'
import { at, resultsFolder } from './paths.ts'
import { fill, statementsOf } from './seed.ts'
import type { Shape } from './seed.shape.ts'

/** A filled database. `adminUrl` is a superuser's: row security does not bind it. */
export interface Town {
  appUrl: string
  adminUrl: string
}

export interface Cluster {
  /** The database of a shape, filled if an earlier run has not left it. */
  town(shape: Shape): Promise<Town>
  stop(): Promise<void>
}

const inDatabase = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Starts the product's embedded PostgreSQL as in production, fsync on. `keep` leaves its data for the next run. */
export async function startCluster({ keep }: { keep: boolean }): Promise<Cluster> {
  const dataDir = join(resultsFolder, 'data')
  mkdirSync(dataDir, { recursive: true })
  const embedded = await startEmbedded({ dataDir, log: console.log })
  const admin = new pg.Client({ connectionString: embedded.adminUrl })
  await admin.connect()

  async function build(name: string, shape: Shape): Promise<void> {
    const unfinished = `${name}_unfinished`
    await admin.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${unfinished} OWNER liren_owner`)
    const ownerUrl = inDatabase(embedded.ownerUrl, unfinished)
    await migrate({ ownerUrl, folder: at('migrations'), clockCanAdvance: false })
    await fill(inDatabase(embedded.adminUrl, unfinished), shape)
    await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`)
    await admin.query('CHECKPOINT')
  }

  return {
    async town(shape) {
      // One that was left by an earlier version of the tables is no town of today.
      const made = [...readdirSync(at('migrations')).toSorted(), ...statementsOf(shape)]
      const digest = createHash('sha256').update(made.join('\n')).digest('hex').slice(0, 12)
      const name = `town_${digest}`
      const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
      if (rowCount === 0) await build(name, shape)
      return { appUrl: inDatabase(embedded.appUrl, name), adminUrl: inDatabase(embedded.adminUrl, name) }
    },
    async stop() {
      await admin.end()
      await embedded.stop()
      if (!keep) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
