import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '../../server/src/platform/db/migrate.ts'
import { startEmbedded } from '../../server/src/platform/embedded/embedded.ts'
import { clusterFolder } from '../../server/src/platform/embedded/initdb.ts'
import { postmasterNote } from '../../server/src/platform/embedded/postmaster.pid.ts'
import { root } from './server.build.ts'

const templateName = 'liren_template'

/** A PostgreSQL of its own, set as in production: what it acknowledges is on the disk. */
export interface OwnCluster {
  adminUrl: string
  /** kill -9 of the whole server, which is started again by whoever keeps it; resolves when it answers. */
  kill(): Promise<void>
  /** A shutdown as for an update: sessions are ended, everything is saved; it is started again at once. */
  restart(): Promise<void>
  /** As its superuser, such as for a setting. */
  asAdmin(...statements: string[]): Promise<void>
  stop(): Promise<void>
}

/** Starts it, and tells `createDatabase` of it, which from then on makes its databases there. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'liren-own-'))
  const embedded = await startEmbedded({ dataDir, log: () => undefined })
  const { adminUrl, ownerUrl, appUrl, signerUrl } = embedded
  const asAdmin = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: adminUrl })
    client.on('error', () => undefined)
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await asAdmin(`CREATE DATABASE ${templateName} OWNER liren_owner`)
  const template = new URL(ownerUrl)
  template.pathname = `/${templateName}`
  await migrate({ ownerUrl: template.href, folder: path.join(root, 'migrations'), clockCanAdvance: true })
  process.env['LIREN_TEST_DATABASES'] = JSON.stringify({ templateName, adminUrl, ownerUrl, appUrl, signerUrl })

  const folder = clusterFolder(dataDir)
  const end = async (signal: 'SIGKILL' | 'SIGINT'): Promise<void> => {
    const before = postmasterNote(folder)?.pid
    if (before === undefined) throw new Error('the database is not running')
    process.kill(before, signal)
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      const now = postmasterNote(folder)?.pid
      if (now === undefined || now === before) continue
      const isBack = await asAdmin('SELECT 1').then(
        () => true,
        () => false,
      )
      if (isBack) return
    }
  }
  return {
    ...{ adminUrl, asAdmin },
    kill: () => end('SIGKILL'),
    restart: () => end('SIGINT'),
    async stop() {
      await embedded.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
