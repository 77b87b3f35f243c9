import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, readIfThere } from './files.ts'
import { processIdentity } from './process.identity.ts'

/** Who has a data folder: the process id and what tells that process from a later one with the same id. */
interface Holder {
  pid: number
  identity: string
}

/** A data folder held by this process. */
export interface DataLock {
  release(): void
}

/**
 * Takes `dataDir` for this process, or tells which living process has it.
 * A lock left by a process that is gone (kill -9, power cut) is taken over.
 */
export function takeDataLock(dataDir: string): DataLock | { heldBy: number } {
  const file = lockFile(dataDir)
  const mine: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? '' }
  const text = JSON.stringify(mine)
  for (;;) {
    if (createWith(file, text)) return { release: () => releaseIfMine(file, text) }
    const there = readIfThere(file)
    if (there === undefined) continue
    const holder = parse(there)
    if (holder && isLiving(holder)) return { heldBy: holder.pid }
    removeStale(file, there)
  }
}

/** The id of the living process that has `dataDir`, or undefined. */
export function dataHolder(dataDir: string): number | undefined {
  const holder = parse(readIfThere(lockFile(dataDir)) ?? '')
  return holder && isLiving(holder) ? holder.pid : undefined
}

function lockFile(dataDir: string): string {
  return join(dataDir, 'lock.json')
}

function isLiving(holder: Holder): boolean {
  return processIdentity(holder.pid) === holder.identity
}

/** Makes the lock whole in one step: a file that is linked into place is never seen empty. */
function createWith(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Two starters may both see the same stale lock: only what was judged stale is removed, anything else is put back. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, file)
  rmSync(aside, { force: true })
}

function releaseIfMine(file: string, text: string): void {
  if (readIfThere(file) === text) rmSync(file, { force: true })
}

function parse(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('identity' in value)) return undefined
    const { pid, identity } = value
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : undefined
  } catch {
    return undefined
  }
}
