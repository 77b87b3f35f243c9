import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere } from './files.ts'
import { commandOf, isAlive } from './process.identity.ts'

/** What PostgreSQL noted about itself in its cluster's folder. */
export interface PostmasterNote {
  pid: number
  port: number
}

/** The note of the PostgreSQL that has, or had, the cluster in `folder`, or undefined. */
export function postmasterNote(folder: string): PostmasterNote | undefined {
  const lines = readIfThere(noteFile(folder))?.split('\n') ?? []
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) ? { pid, port } : undefined
}

/**
 * The name a cluster is started under. It shows in the command line of its process, where it tells one folder's
 * PostgreSQL from every other on the machine.
 */
export function clusterName(folder: string): string {
  return `liren-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)}`
}

/**
 * The id of a living PostgreSQL that an earlier run of ours left on this cluster, or undefined. A note that names no such
 * process (the machine lost power, the id now belongs to another program) is removed: PostgreSQL would refuse to start.
 */
export function orphanedPostmaster(folder: string): number | undefined {
  const note = postmasterNote(folder)
  if (note && isAlive(note.pid) && isOurs(note.pid, folder)) return note.pid
  rmSync(noteFile(folder), { force: true })
  return undefined
}

function isOurs(pid: number, folder: string): boolean {
  // Windows shows no command line here; PostgreSQL's own interlock guards the folder there.
  const mark = process.platform === 'win32' ? 'postgres.exe' : `cluster_name=${clusterName(folder)}`
  return commandOf(pid).includes(mark)
}

function noteFile(folder: string): string {
  return join(folder, 'postmaster.pid')
}
