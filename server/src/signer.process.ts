import type { FastifyInstance } from 'fastify'
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createSigner } from './features/signing/signing.service.ts'
import { createPool } from './platform/db/pool.ts'
import { takeDataLock } from './platform/embedded/data.lock.ts'
import { prepareDataDir, writeWhole } from './platform/embedded/files.ts'
import { logOptions } from './platform/log/log.options.ts'
import type { SignerAddress } from './platform/signer/signer.ts'
import { buildSignerApp } from './signer.app.ts'

export interface SignerOptions {
  databaseUrl: string
  /** The signer's own folder: keys, and every head it ever signed. */
  dir: string
  host: string
  port: number
  /** Null makes one up; then callers find it in the folder. */
  token: string | null
  logLevel: string
}

export interface SignerProcess {
  app: FastifyInstance
  stop(): Promise<void>
}

const sweepMs = 1_000
const addressFile = (dir: string): string => join(dir, 'address.json')
const address = z.object({ url: z.string(), token: z.string() })

/** Where the signer of a folder listens now; null when none does. */
export function signerBeside(dir: string): SignerAddress | null {
  try {
    return address.parse(JSON.parse(readFileSync(addressFile(dir), 'utf8')))
  } catch {
    return null
  }
}

/** Waits until no other process has the folder: two signers would promise two pasts. */
async function holdFolder(dir: string): Promise<{ release(): void }> {
  for (;;) {
    const lock = takeDataLock(dir)
    if (!('heldBy' in lock)) return lock
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Starts the signer of a folder, as soon as it has it to itself. */
export async function startSigner(options: SignerOptions): Promise<SignerProcess> {
  const { databaseUrl, dir, host, port, logLevel } = options
  prepareDataDir(dir)
  const lock = await holdFolder(dir)
  const pool = createPool({ url: databaseUrl, size: 6, name: 'liren signer', onError: () => undefined })
  const token = options.token ?? randomBytes(24).toString('base64url')
  let sweeping: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  try {
    const signer = await createSigner({ pool, dir })
    const app = buildSignerApp(signer, { token, logger: logOptions(logLevel) })
    const url = await app.listen({ host, port })
    if (options.token === null) writeWhole(addressFile(dir), JSON.stringify({ url, token }))
    timer = setInterval(() => {
      sweeping ??= signer
        .sweep()
        .catch((error: unknown) => {
          app.log.warn({ err: error }, 'signing what was committed failed; it is tried again in a second')
        })
        .finally(() => {
          sweeping = null
        })
    }, sweepMs)
    return {
      app,
      async stop() {
        clearInterval(timer)
        await app.close()
        await sweeping
        await signer.idle()
        await pool.end()
        rmSync(addressFile(dir), { force: true })
        lock.release()
      },
    }
  } catch (error) {
    await pool.end()
    lock.release()
    throw error
  }
}
