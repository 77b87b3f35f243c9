import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Account } from './account.ts'
import { errorCode, readIfThere, writeWhole } from './files.ts'

const nonceFile = 'liren.nonce'

/** A port of 127.0.0.1 that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer()
    listener.once('error', reject)
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      listener.close(() => {
        if (address && typeof address === 'object') resolve(address.port)
        else reject(new Error('the system gave no port'))
      })
    })
  })
}

/** Puts a fresh random word into the cluster's folder; only the server of this very folder can read it back. */
export function markFolder(folder: string, account: Account | undefined): void {
  writeWhole(join(folder, nonceFile), randomBytes(16).toString('hex'), account)
}

/**
 * Whether the server behind `adminUrl` answers and has `folder` as its data: `no` while it does not answer (not listening
 * yet, starting, recovering, shutting down), `foreign` when another server, or one of a copy of the folder, answers.
 */
export async function probe(adminUrl: string, folder: string): Promise<'ready' | 'no' | 'foreign'> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 })
  // A server that goes away while we look emits this besides failing the query.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ word: string }>('SELECT pg_read_file($1, true) AS word', [nonceFile])
    return rows[0]?.word === readIfThere(join(folder, nonceFile)) ? 'ready' : 'foreign'
  } catch (error) {
    const code = errorCode(error)
    // 28xxx: our passwords are unknown there, so it is not our server.
    return code?.startsWith('28') ? 'foreign' : 'no'
  } finally {
    await client.end().catch(() => {})
  }
}

/** Probes until the server is ready or foreign, or `given up` says so; `tick` is told the seconds waited, now and then. */
export async function waitReady(
  adminUrl: string,
  folder: string,
  givenUp: () => boolean,
  tick: (seconds: number) => void,
): Promise<'ready' | 'no' | 'foreign'> {
  const began = Date.now()
  let told = 0
  for (;;) {
    const found = await probe(adminUrl, folder)
    if (found !== 'no' || givenUp()) return found
    const seconds = Math.floor((Date.now() - began) / 1000)
    if (seconds >= told + 3) tick((told = seconds))
    await sleep(30)
  }
}
