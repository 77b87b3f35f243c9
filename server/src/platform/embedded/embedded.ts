import { join } from 'node:path'
import { serverAccount } from './account.ts'
import { dataHolder, takeDataLock, type DataLock } from './data.lock.ts'
import { prepareDataDir, readIfThere } from './files.ts'
import { clusterFolder, ensureCluster } from './initdb.ts'
import { orphanedPostmaster, postmasterNote } from './postmaster.pid.ts'
import { stopPostmaster, type ClusterPlace } from './postmaster.ts'
import { findInstallation } from './programs.ts'
import { waitReady } from './ready.ts'
import { runnableRoot } from './readable.copy.ts'
import { databaseName, ensureRoles } from './roles.ts'
import { readSecrets, urlFor, type Secrets } from './secrets.ts'
import { StartFault } from './start.fault.ts'
import { supervise } from './supervisor.ts'

export interface EmbeddedOptions {
  /** Absolute path of the data folder; made when missing. */
  dataDir: string
  /** Told one English sentence about what takes time or went wrong. */
  log: (line: string) => void
  /** No fsync: for tests only. */
  fast?: boolean
}

/** A running embedded PostgreSQL. The URLs stay good for as long as it runs, also over a crash and restart of it. */
export interface Embedded {
  /** Role `liren_app`: serves, under row security. */
  appUrl: string
  /** Role `liren_owner`: owns the database `liren` and migrates. */
  ownerUrl: string
  /** Role `liren_signer`: reads the logs of votes and writes down what it signed. */
  signerUrl: string
  /** Superuser, database `postgres`: for tests and the set-up. */
  adminUrl: string
  port: number
  /** Shuts the database down and frees the data folder; may be called more than once. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a data folder, made on the first start, and keeps it running until `stop`.
 * Throws a StartFault when the folder cannot be used, another process has it, or PostgreSQL does not start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir } = options
  prepareDataDir(dataDir)
  const lock = takeDataLock(dataDir)
  if ('heldBy' in lock) throw alreadyRunning(dataDir, lock.heldBy)
  try {
    return await startLocked(options, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * Joins the PostgreSQL that a running server has started on the data folder (then `stop` leaves it alone), or starts it.
 * For commands beside the server, such as the backup.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, log } = options
  const holder = dataHolder(dataDir)
  if (holder === undefined) return startEmbedded(options)
  const folder = clusterFolder(dataDir)
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && dataHolder(dataDir) === holder) {
    const note = postmasterNote(folder)
    if (note) {
      const secrets = readSecrets(folder)
      const adminUrl = urlFor('admin', secrets, note.port, 'postgres')
      const state = await waitReady(
        adminUrl,
        folder,
        () => Date.now() > deadline || dataHolder(dataDir) !== holder,
        (s) => log(`Waiting for the database … ${s} s`),
      )
      if (state === 'ready') return describe(secrets, note.port, async () => {})
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new StartFault(
    `Process ${holder} has the data folder ${dataDir}, but its database does not answer: try again, or stop that process.`,
  )
}

async function startLocked({ dataDir, log, fast = false }: EmbeddedOptions, lock: DataLock): Promise<Embedded> {
  const folder = clusterFolder(dataDir)
  const account = serverAccount(dataDir, folder)
  const root = runnableRoot(findInstallation(), account, log)
  ensureCluster(dataDir, root, account, fast)
  const place: ClusterPlace = { root, folder, account, logFile: join(dataDir, 'postgres.log') }
  const orphan = orphanedPostmaster(folder)
  if (orphan !== undefined) {
    log(`An earlier run was cut off and left its database running (process ${orphan}); stopping it.`)
    await stopPostmaster(place, orphan)
  }
  const secrets = readSecrets(folder)
  const supervisor = await supervise(place, secrets, fast, log)
  try {
    await ensureRoles(secrets, supervisor.port)
  } catch (error) {
    await supervisor.stop()
    throw error
  }
  return describe(secrets, supervisor.port, async () => {
    await supervisor.stop()
    lock.release()
  })
}

function describe(secrets: Secrets, port: number, stop: () => Promise<void>): Embedded {
  return {
    appUrl: urlFor('app', secrets, port, databaseName),
    ownerUrl: urlFor('owner', secrets, port, databaseName),
    signerUrl: urlFor('signer', secrets, port, databaseName),
    adminUrl: urlFor('admin', secrets, port, 'postgres'),
    port,
    stop,
  }
}

function alreadyRunning(dataDir: string, pid: number): StartFault {
  const address = readIfThere(join(dataDir, 'address'))?.trim()
  return new StartFault(
    `Liren is already running on ${dataDir} as process ${pid}${address ? ` (${address})` : ''}: stop it, or choose another DATA_DIR.`,
  )
}
