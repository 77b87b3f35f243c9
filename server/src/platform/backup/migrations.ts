import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { z } from 'zod'
import { StartFault } from '../embedded/start.fault.ts'

const journalShape = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) })

/** The SHA-256 of every migration that the database has had, in order; throws a StartFault when it had none. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const there = await client.query<{ found: boolean }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS found`,
  )
  if (!there.rows[0]?.found) throw new StartFault('The database is empty: there is nothing to back up.')
  const { rows } = await client.query<{ hash: string }>('SELECT hash FROM drizzle.__drizzle_migrations ORDER BY id')
  return rows.map((row) => row.hash)
}

/**
 * Makes a folder with just the first migrations of `folder`, those that `applied` lists, and gives it to `work`.
 * Throws a StartFault when this release does not have exactly these as its first.
 */
export async function withFirstMigrations(
  folder: string,
  applied: string[],
  work: (firstOnly: string) => Promise<void>,
): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: folder }).map((migration) => migration.hash)
  const strange = applied.findIndex((hash, at) => hash !== known[at])
  if (strange >= 0) {
    throw new StartFault(
      `The backup was made by another release: this one does not know its migration number ${strange + 1} (it has ${known.length}).`,
    )
  }
  const journal = journalShape.parse(JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')))
  const entries = journal.entries.slice(0, applied.length)
  const firstOnly = mkdtempSync(join(tmpdir(), 'liren-migrations-'))
  try {
    mkdirSync(join(firstOnly, 'meta'))
    writeFileSync(join(firstOnly, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }))
    for (const { tag } of entries) copyFileSync(join(folder, `${tag}.sql`), join(firstOnly, `${tag}.sql`))
    await work(firstOnly)
  } finally {
    rmSync(firstOnly, { recursive: true, force: true })
  }
}
