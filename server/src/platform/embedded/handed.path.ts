import { closeSync, openSync } from 'node:fs'
import type { Account } from './account.ts'

/** A path made usable by a program that runs as another user. */
export interface HandedPath {
  /** How the program names it. */
  path: string
  /** The open descriptor to pass to the program at the place that `path` speaks of, if any. */
  fd: number | undefined
  close(): void
}

/**
 * Hands `path` to a program that will run as `account`. Below a folder that only root may enter (a 0700 home, our own
 * data folder) that user could not reach it by name, so on Linux it gets the open descriptor number `place` (3 or more)
 * and a name that leads there. Elsewhere the name itself is handed over.
 */
export function handPath(path: string, account: Account | undefined, place: number): HandedPath {
  if (!account || process.platform !== 'linux') return { path, fd: undefined, close: () => {} }
  const fd = openSync(path, 'r')
  return { path: `/proc/self/fd/${place}`, fd, close: () => closeSync(fd) }
}
