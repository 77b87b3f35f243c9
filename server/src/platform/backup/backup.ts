import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { makeFolder, reasonOf } from '../embedded/files.ts'
import { StartFault } from '../embedded/start.fault.ts'
import { savedTables, sequences } from './catalogue.ts'
import { pendingJobs } from './jobs.ts'
import { filesFolder, tableFile, writeManifest, type Manifest } from './manifest.ts'
import { appliedMigrations } from './migrations.ts'
import { asOwner, inMaintenance } from './session.ts'
import { copyFiles } from './stored.files.ts'
import { copyOut } from './table.copy.ts'

export interface BackupOptions {
  ownerUrl: string
  /** The folder in which backups are kept; the new one gets a name with its time there. */
  into: string
  /** The folder of the disk storage, or null when the files lie in a bucket. */
  files: string | null
  now: Date
}

export interface BackupResult {
  folder: string
  tables: number
  rows: number
  files: number
}

/**
 * Saves one consistent snapshot of the database, taken while it serves, and the stored files. The folder appears under its
 * name only when it is whole and on disk. Throws a StartFault when it cannot be written or the database not be read whole.
 */
export async function takeBackup({ ownerUrl, into, files, now }: BackupOptions): Promise<BackupResult> {
  const name = `liren-${now.toISOString().replace(/[-:]/g, '').replace(/\..*/, 'Z')}`
  const folder = join(into, name)
  const half = join(into, `.${name}.half`)
  makeEmpty(half)
  const clear = () => rmSync(half, { recursive: true, force: true })
  process.once('exit', clear)
  try {
    const saved = await asOwner(ownerUrl, (client) => saveDatabase(client, half))
    // After the snapshot: files are written before the rows that name them, and never changed.
    const stored = files === null ? [] : await copyFiles(files, filesFolder(half))
    const manifest: Manifest = {
      product: 'liren',
      format: 1,
      takenAt: now.toISOString(),
      ...saved,
      storage: files === null ? 's3' : 'disk',
      files: stored,
    }
    writeManifest(half, manifest)
    renameSync(half, folder)
    flushFolder(into)
    const rows = saved.tables.reduce((sum, table) => sum + table.rows, 0)
    return { folder, tables: saved.tables.length, rows, files: stored.length }
  } finally {
    clear()
    process.removeListener('exit', clear)
  }
}

type SavedDatabase = Pick<Manifest, 'postgres' | 'migrations' | 'tables' | 'sequences' | 'jobs'>

/** Everything in one read-only transaction, which sees the database as it was at its first query. */
async function saveDatabase(client: pg.Client, half: string): Promise<SavedDatabase> {
  return inMaintenance(client, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', async () => {
    const migrations = await appliedMigrations(client)
    const tables: Manifest['tables'] = []
    for (const table of await savedTables(client)) {
      const measured = await copyOut(client, table, tableFile(half, table))
      tables.push({ schema: table.schema, name: table.name, columns: table.columns, ...measured })
    }
    const version = await client.query<{ server_version: string }>('SHOW server_version')
    return {
      postgres: version.rows[0]?.server_version ?? '',
      migrations,
      tables,
      sequences: await sequences(client),
      jobs: await pendingJobs(client),
    }
  })
}

function makeEmpty(half: string): void {
  try {
    rmSync(half, { recursive: true, force: true })
    makeFolder(join(half, 'tables'))
  } catch (error) {
    throw new StartFault(`The backup cannot be written to ${half} (${reasonOf(error)}).`)
  }
}

function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
