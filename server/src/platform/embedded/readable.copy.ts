import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { errorCode } from './files.ts'
import type { Installation } from './programs.ts'
import { program } from './programs.ts'
import { StartFault } from './start.fault.ts'

/** Folders that every user may read and only root may write, best first. */
const places = ['/var/cache', '/var/lib', '/opt']

/**
 * The folder from which `account` can run PostgreSQL: the installation itself, or a copy of it in a system folder when
 * the installation lies where only root may read (a clone below a 0700 home). `log` is told before a copy is made.
 */
export function runnableRoot(
  installation: Installation,
  account: Account | undefined,
  log: (line: string) => void,
): string {
  if (!account || canRun(installation.root, account)) return installation.root
  for (const place of places) {
    const root = join(place, 'liren', `postgres-${installation.version}-${process.arch}`)
    if (isRootsOwn(root) && isWhole(root, installation.root) && canRun(root, account)) return root
    log(`Copying PostgreSQL to ${root}, because its user may not read the folder of this clone …`)
    if (copyWhole(installation.root, root) && canRun(root, account)) return root
  }
  throw new StartFault(
    `PostgreSQL refuses to run as root, and no other user can read ${installation.root}: move the clone to a folder that all may enter.`,
  )
}

function canRun(root: string, account: Account): boolean {
  return spawnSync(program(root, 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

function isRootsOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found !== undefined && found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
}

/** Static libraries are of no use at run time. */
function isUseless(name: string): boolean {
  return name.endsWith('.a')
}

/** Whether a copy (somebody may have cleaned up in it) still has every file of the original, at its size. */
function isWhole(copy: string, original: string): boolean {
  return readdirSync(original, { recursive: true, encoding: 'utf8' }).every((name) => {
    if (isUseless(name)) return true
    const there = lstatSync(join(copy, name), { throwIfNoEntry: false })
    const source = lstatSync(join(original, name))
    return there !== undefined && (source.isDirectory() || there.size === source.size)
  })
}

/** Copies under another name and renames, so that an interrupted copy is never taken for a whole one. */
function copyWhole(from: string, to: string): boolean {
  const parent = join(to, '..')
  let half: string | undefined
  try {
    mkdirSync(parent, { recursive: true })
    chmodSync(parent, 0o755)
    half = mkdtempSync(join(parent, 'copying-'))
    cpSync(from, join(half, 'root'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (name) => !isUseless(name),
    })
    // A strict umask at the time of the installation would have been copied along.
    spawnSync('chmod', ['-R', 'u+rwX,go+rX,go-w', join(half, 'root')])
    rmSync(to, { recursive: true, force: true })
    renameSync(join(half, 'root'), to)
    return true
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  } finally {
    if (half) rmSync(half, { recursive: true, force: true })
  }
}
