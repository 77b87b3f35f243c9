import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { takeBackup } from '../../server/src/platform/backup/backup.ts'
import { restoreBackup } from '../../server/src/platform/backup/restore.ts'
import { migrate } from '../../server/src/platform/db/migrate.ts'
import { startEmbedded, type Embedded } from '../../server/src/platform/embedded/embedded.ts'
import { query, root, scratch } from './scratch.ts'

/** The names of 300 people: every character that COPY writes in its own way, NULL-like texts, and Chinese. */
const names = `SELECT gen_random_uuid(), 'n' || g || E' \\t\\n\\r\\\\ \\\\N \\'" 王小明' || chr(233), 'en', now() FROM generate_series(1, 300) g`

const migrationsFolder = path.join(root, 'migrations')

/** A cluster with one filled database and storage, and what a test does with them. */
export interface BackupWorld {
  embedded: Embedded
  /** URL of the filled database for a superuser, who sees all. */
  adminUrl: string
  files: string
  /** Takes a backup of the filled database; gives its folder. */
  back(ownerUrl?: string, files?: string | null): Promise<string>
  /** Makes an empty database; gives its URL for the owner. */
  emptyDatabase(): Promise<string>
  restore(from: string, ownerUrl: string, files: string | null): Promise<unknown>
}

/** Starts a cluster, fills its database with people, a pending job and a moved clock, and its storage with files. */
export async function startBackupWorld(): Promise<BackupWorld> {
  const dataDir = scratch()
  const embedded = await startEmbedded({ dataDir, fast: true, log: () => undefined })
  await migrate({ ownerUrl: embedded.ownerUrl, folder: migrationsFolder, clockCanAdvance: true })
  const adminUrl = inDatabase(embedded.adminUrl, 'liren')
  await query(adminUrl, `INSERT INTO account (id, nickname, locale, created_at) ${names}`)
  await query(adminUrl, `SELECT app.advance_clock(86400)`)
  await query(adminUrl, `SELECT app.enqueue('deliver_announcement', '{"announcementId":"1"}', 'one')`)
  const files = path.join(dataDir, 'files')
  mkdirSync(path.join(files, 'notices', '2026'), { recursive: true })
  mkdirSync(path.join(files, '.incoming'))
  writeFileSync(path.join(files, 'notices', '2026', 'plan.pdf'), Buffer.alloc(70_000, 7))
  writeFileSync(path.join(files, 'empty.pdf'), '')
  writeFileSync(path.join(files, '.incoming', 'half'), 'half')
  let taken = 0
  let made = 0
  return {
    embedded,
    adminUrl,
    files,
    back: async (ownerUrl = embedded.ownerUrl, from: string | null = files) => {
      taken += 1
      const now = new Date(Date.UTC(2026, 0, 1, 0, 0, taken))
      return (await takeBackup({ ownerUrl, into: path.join(dataDir, 'backups'), files: from, now })).folder
    },
    emptyDatabase: async () => {
      made += 1
      await query(embedded.adminUrl, `CREATE DATABASE copy_${made} OWNER liren_owner`)
      return inDatabase(embedded.ownerUrl, `copy_${made}`)
    },
    restore: (from, ownerUrl, target) =>
      restoreBackup({ ownerUrl, from, migrationsFolder, clockCanAdvance: true, files: target }),
  }
}

/** The same URL for another database. */
export function inDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** What a backup says of its tables, without when it was taken. */
export function tablesOf(backup: string): { name: string; rows: number; sha256: string }[] {
  return (JSON.parse(readFileSync(path.join(backup, 'manifest.json'), 'utf8')) as { tables: [] }).tables
}
