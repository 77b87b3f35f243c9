import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { StartFault } from './start.fault.ts'

/** The `code` of a system error (`ENOENT`, `EADDRINUSE`, …), or undefined when `error` has none. */
export function errorCode(error: unknown): string | undefined {
  // Not `instanceof Error`: an error of Node's own may come from another realm.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** The text of `file`, or undefined when there is no such file. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Writes `file` (mode 0600, for `owner` if given) so that a reader sees the old text or the new one, never half of it. */
export function writeWhole(file: string, text: string, owner?: Account): void {
  const half = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(half, text, { mode: 0o600, flush: true })
    if (owner) chownSync(half, owner.uid, owner.gid)
    renameSync(half, file)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}

/**
 * Makes `dataDir` (only its owner may enter) and proves that files can be written there.
 * Throws a StartFault naming the folder and the reason when they cannot.
 */
export function prepareDataDir(dataDir: string): void {
  const probe = join(dataDir, `.probe-${process.pid}`)
  try {
    makeFolder(dataDir)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new StartFault(
      `The data folder ${dataDir} cannot be written (${reasonOf(error)}): choose another with DATA_DIR.`,
    )
  }
}

/**
 * Makes a folder, which only its owner may enter, and those above it. Node's own recursive mkdir never returns below
 * folders such as /proc, where the parent is there and yet nothing is found.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** In plain words, why the system refused to touch a file or folder. */
export function reasonOf(error: unknown): string {
  const known: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'part of its path is a file',
    EEXIST: 'it is a file',
    ENOENT: 'nothing can be made there',
  }
  const code = errorCode(error)
  return (code && known[code]) ?? code ?? 'unknown reason'
}
