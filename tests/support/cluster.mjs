import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { tsImport } from 'tsx/esm/api'

const templateName = 'liren_template'
const at = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url))

/**
 * Starts the tests' own cluster (no fsync) with one migrated template, once per run, and tells test files about it
 * through LIREN_TEST_DATABASES. Every project that needs it calls this; the first call does the work.
 */
export function startCluster() {
  globalThis.lirenCluster ??= start()
  return globalThis.lirenCluster
}

export async function stopCluster() {
  const cluster = await globalThis.lirenCluster
  globalThis.lirenCluster = undefined
  await cluster?.stop()
}

async function start() {
  const { startEmbedded } = await tsImport(at('server/src/platform/embedded/embedded.ts'), import.meta.url)
  const { migrate } = await tsImport(at('server/src/platform/db/migrate.ts'), import.meta.url)
  const folder = mkdtempSync(path.join(tmpdir(), 'liren-tests-'))
  const embedded = await startEmbedded({ dataDir: path.join(folder, 'data'), fast: true, log: () => {} })
  const admin = new pg.Client({ connectionString: embedded.adminUrl })
  await admin.connect()
  // What was written is looked through for phones; all of it is to be there then.
  await admin.query("ALTER SYSTEM SET wal_keep_size = '8GB'")
  await admin.query('SELECT pg_reload_conf()')
  await admin.query(`CREATE DATABASE ${templateName} OWNER liren_owner`)
  await admin.end()
  await migrate({
    ownerUrl: withDatabase(embedded.ownerUrl, templateName),
    folder: at('migrations'),
    clockCanAdvance: true,
  })
  const { adminUrl, ownerUrl, appUrl, signerUrl } = embedded
  process.env.LIREN_TEST_DATABASES = JSON.stringify({ folder, templateName, adminUrl, ownerUrl, appUrl, signerUrl })
  return {
    async stop() {
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function withDatabase(url, name) {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
