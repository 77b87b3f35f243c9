import { rmSync } from 'node:fs'
import type pg from 'pg'
import { migrate } from '../db/migrate.ts'
import { errorCode } from '../embedded/files.ts'
import { StartFault } from '../embedded/start.fault.ts'
import { savedTables, type SavedTable } from './catalogue.ts'
import { ensureEmpty, marked } from './empty.database.ts'
import { enqueueAgain } from './jobs.ts'
import { filesFolder, readManifest, tableFile, type Manifest, type TableEntry } from './manifest.ts'
import { withFirstMigrations } from './migrations.ts'
import { asOwner, inMaintenance } from './session.ts'
import { copyListedFiles, keysIn, moveInto } from './stored.files.ts'
import { copyIn, measure, type Measure } from './table.copy.ts'

export interface RestoreOptions {
  ownerUrl: string
  /** The folder of one backup. */
  from: string
  migrationsFolder: string
  clockCanAdvance: boolean
  /** The folder of the disk storage, or null when the files lie in a bucket. */
  files: string | null
}

/**
 * Fills an empty database and an empty file storage from a backup, proves that every row and file is the one that was
 * saved, and migrates to this release. When anything fails, the database is empty again. Throws a StartFault that says
 * what was wrong with the backup or the database.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { ownerUrl, from, migrationsFolder, clockCanAdvance, files } = options
  const manifest = readManifest(from)
  const staged = files === null ? null : `${files}.restoring`
  if (files !== null && (await keysIn(files)).length > 0) {
    throw new StartFault(`Files are restored into an empty storage only, and ${files} holds some.`)
  }
  if (files === null && manifest.files.length > 0) {
    throw new StartFault(
      'The backup holds files of a disk storage, and this set-up keeps files in a bucket: unset STORAGE_BUCKET.',
    )
  }
  try {
    if (staged !== null) await copyListedFiles(manifest.files, filesFolder(from), staged)
    await asOwner(ownerUrl, async (client) => {
      await ensureEmpty(client)
      await marked(client, async () => {
        await withFirstMigrations(migrationsFolder, manifest.migrations, (folder) =>
          migrate({ ownerUrl, folder, clockCanAdvance }),
        )
        await fill(client, from, manifest)
        await client.query('ANALYZE')
        if (staged !== null && files !== null && manifest.files.length > 0) await moveInto(staged, files)
      })
    })
  } finally {
    if (staged !== null) rmSync(staged, { recursive: true, force: true })
  }
  await migrate({ ownerUrl, folder: migrationsFolder, clockCanAdvance })
  return manifest
}

/** All rows in one transaction: they come together or not at all. */
async function fill(client: pg.Client, from: string, manifest: Manifest): Promise<void> {
  await inMaintenance(client, '', async () => {
    const tables = await savedTables(client)
    const pairs = pairUp(tables, manifest.tables)
    const forced = tables.filter((table) => table.forced)
    // Row security forbids COPY FROM, also where its policies allow the rows; the end of the transaction has it back.
    for (const { sqlName } of forced) await client.query(`ALTER TABLE ${sqlName} NO FORCE ROW LEVEL SECURITY`)
    // The migrations themselves may have put rows in.
    if (tables.length > 0) await client.query(`TRUNCATE ${tables.map((table) => table.sqlName).join(', ')}`)
    for (const { table, entry } of pairs) {
      prove(entry, await readIn(client, table, tableFile(from, entry)))
      prove(entry, await measure(client, table))
    }
    for (const { schema, name, next, called } of manifest.sequences) {
      await client.query(`SELECT setval(format('%I.%I', $1::text, $2::text)::regclass, $3, $4)`, [
        schema,
        name,
        next,
        called,
      ])
    }
    await enqueueAgain(client, manifest.jobs)
    for (const { sqlName } of forced) await client.query(`ALTER TABLE ${sqlName} FORCE ROW LEVEL SECURITY`)
  })
}

/** The tables in their order, each with its entry in the manifest; the two sets of tables must be the same. */
function pairUp(tables: SavedTable[], entries: TableEntry[]): { table: SavedTable; entry: TableEntry }[] {
  const byName = new Map(entries.map((entry) => [`${entry.schema}.${entry.name}`, entry]))
  const pairs = tables.map((table) => {
    const entry = byName.get(`${table.schema}.${table.name}`)
    if (entry?.columns.join() !== table.columns.join()) {
      throw new StartFault(`The backup is damaged: its table ${table.sqlName} is missing or has other columns.`)
    }
    return { table, entry }
  })
  if (pairs.length === entries.length) return pairs
  throw new StartFault('The backup is damaged: it lists a table that its release did not have.')
}

async function readIn(client: pg.Client, table: SavedTable, file: string): Promise<Measure> {
  try {
    return await copyIn(client, table, file)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') throw new StartFault(`The backup is damaged: ${file} is missing.`)
    // What comes out of a damaged archive before its end is found is refused by the database as data (classes 22 and 23).
    if (code?.startsWith('Z_') || /^2[23]/.test(code ?? ''))
      throw new StartFault(`The backup is damaged: ${file} cannot be unpacked.`)
    throw error
  }
}

function prove(entry: TableEntry, found: Measure): void {
  if (found.rows === entry.rows && found.sha256 === entry.sha256) return
  throw new StartFault(
    `The backup is damaged: table ${entry.schema}.${entry.name} should have ${entry.rows} rows that hash to ${entry.sha256.slice(0, 12)}…, and has ${found.rows} that hash to ${found.sha256.slice(0, 12)}….`,
  )
}
