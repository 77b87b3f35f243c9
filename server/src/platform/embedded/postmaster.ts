import { spawn, spawnSync } from 'node:child_process'
import { closeSync, fchownSync, openSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { reasonOf } from './files.ts'
import { handPath } from './handed.path.ts'
import { clusterName, postmasterNote } from './postmaster.pid.ts'
import { isAlive } from './process.identity.ts'
import { program, quietEnvironment } from './programs.ts'
import { postgresSettings, type ClusterSettings } from './settings.ts'
import { StartFault } from './start.fault.ts'

/** What is needed to run the programs of one cluster. */
export interface ClusterPlace {
  /** PostgreSQL's `bin`, `lib`, `share`. */
  root: string
  folder: string
  account: Account | undefined
  logFile: string
}

/** A running PostgreSQL that this process started. */
export interface Postmaster {
  pid: number
  /** Resolves when the process is gone, whatever the reason. */
  gone: Promise<void>
  isGone(): boolean
}

const logLimit = 5_000_000

/** Starts PostgreSQL in a process group of its own, so that Ctrl-C in a terminal reaches us alone. */
export function startPostmaster(place: ClusterPlace, settings: ClusterSettings): Postmaster {
  if (process.platform === 'win32') return startThroughPgCtl(place, settings)
  const log = openLog(place.logFile, place.account)
  const folder = handPath(place.folder, place.account, 3)
  try {
    const options = settingsOf(place, settings).flatMap((setting) => ['-c', setting])
    const child = spawn(program(place.root, 'postgres'), ['-D', folder.path, ...options], {
      ...place.account,
      cwd: '/',
      env: quietEnvironment,
      detached: true,
      stdio: ['ignore', log, log, folder.fd ?? 'ignore'],
    })
    const gone = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    })
    if (child.pid === undefined) throw new StartFault(`PostgreSQL cannot be run from ${place.root}.`)
    return known(child.pid, gone)
  } finally {
    folder.close()
    closeSync(log)
  }
}

/**
 * Asks a postmaster to shut down: `fast` ends its sessions and saves, and after `patienceMs` it is told to drop everything
 * (its next start recovers from the log). Resolves when the process is gone; throws a StartFault when it stays.
 */
export async function stopPostmaster(place: ClusterPlace, pid: number, patienceMs = 30_000): Promise<void> {
  for (const mode of ['fast', 'immediate'] as const) {
    requestStop(place, pid, mode)
    const deadline = Date.now() + patienceMs
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return
      await sleep(20)
    }
  }
  throw new StartFault(`The database process ${pid} of ${place.folder} does not stop: end it by hand and start again.`)
}

function requestStop(place: ClusterPlace, pid: number, mode: 'fast' | 'immediate'): void {
  if (process.platform === 'win32') {
    pgCtl(place, ['stop', '-W', '-m', mode])
    return
  }
  try {
    process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
  } catch {
    // It ended by itself in the meantime, which is what was wanted.
  }
}

/** On Windows only pg_ctl can shed an administrator's rights, and only it can deliver a request to stop. */
function startThroughPgCtl(place: ClusterPlace, settings: ClusterSettings): Postmaster {
  const options = settingsOf(place, settings)
    .map((setting) => `-c ${setting}`)
    .join(' ')
  pgCtl(place, ['start', '-w', '-l', place.logFile, '-o', options])
  const pid = postmasterNote(place.folder)?.pid
  if (pid === undefined) throw new StartFault(`PostgreSQL does not start: see ${place.logFile}.`)
  const gone = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return
      clearInterval(timer)
      resolve()
    }, 250)
  })
  return known(pid, gone)
}

function known(pid: number, gone: Promise<void>): Postmaster {
  let isGone = false
  void gone.then(() => {
    isGone = true
  })
  return { pid, gone, isGone: () => isGone }
}

function settingsOf(place: ClusterPlace, settings: ClusterSettings): string[] {
  return [`cluster_name=${clusterName(place.folder)}`, ...postgresSettings(settings)]
}

function pgCtl(place: ClusterPlace, words: string[]): void {
  spawnSync(program(place.root, 'pg_ctl'), [...words, '-D', place.folder], { env: quietEnvironment, stdio: 'ignore' })
}

/** Opens the log for appending; a long one is put aside first, so that two files at most are kept. */
function openLog(file: string, owner: Account | undefined): number {
  try {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size > logLimit) renameSync(file, `${file}.old`)
    const log = openSync(file, 'a', 0o600)
    if (owner) fchownSync(log, owner.uid, owner.gid)
    return log
  } catch (error) {
    throw new StartFault(`The log ${file} cannot be written (${reasonOf(error)}).`)
  }
}
