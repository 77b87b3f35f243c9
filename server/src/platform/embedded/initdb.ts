import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { complaint } from './complaint.ts'
import { readIfThere, writeWhole } from './files.ts'
import { handPath } from './handed.path.ts'
import { program, quietEnvironment } from './programs.ts'
import { newSecrets, roleNames, saveSecrets } from './secrets.ts'
import { StartFault } from './start.fault.ts'

/** Major version of the PostgreSQL we bring; a cluster's files fit one major version only. */
const major = '18'

/** Where the cluster of a data folder lies. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres')
}

/**
 * Makes the cluster of `dataDir` unless it is there. It is made under another name and renamed when whole, so a run that
 * was interrupted leaves nothing that could be taken for a cluster. Returns whether it was made now.
 * Throws a StartFault when something else lies in its place, or another version's cluster, or initdb fails.
 */
export function ensureCluster(dataDir: string, root: string, account: Account | undefined, fast: boolean): boolean {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('postgres.making')) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
  const folder = clusterFolder(dataDir)
  if (existsSync(folder)) {
    checkVersion(folder)
    return false
  }
  const making = join(dataDir, `postgres.making-${process.pid}`)
  mkdirSync(making, { mode: 0o700 })
  if (account) chownSync(making, account.uid, account.gid)
  const secrets = newSecrets()
  runInitdb(root, making, secrets.admin, account, fast)
  saveSecrets(making, secrets, account)
  renameSync(making, folder)
  return true
}

function checkVersion(folder: string): void {
  const version = readIfThere(join(folder, 'PG_VERSION'))?.trim()
  if (version === major) return
  throw new StartFault(
    version === undefined
      ? `The folder ${folder} is no whole database (it has no PG_VERSION): move it away and start again, or restore a backup.`
      : `The database in ${folder} was made by PostgreSQL ${version} and this release brings ${major}: back it up with the older release and restore it into a new DATA_DIR.`,
  )
}

function runInitdb(root: string, making: string, password: string, account: Account | undefined, fast: boolean): void {
  const passwordFile = `${making}.password`
  writeWhole(passwordFile, password, account)
  const folder = handPath(making, account, 3)
  const handedPassword = handPath(passwordFile, account, 4)
  try {
    const faults: string[] = []
    // Not every system knows C.UTF-8; sorting and case are the built-in provider's either way.
    for (const locale of ['C.UTF-8', 'C']) {
      const run = spawnSync(
        program(root, 'initdb'),
        ['-D', folder.path, '-U', roleNames.admin, '-A', 'scram-sha-256', `--pwfile=${handedPassword.path}`]
          .concat(['-E', 'UTF8', `--locale=${locale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'])
          .concat(['--no-instructions', ...(fast ? ['--no-sync'] : [])]),
        {
          ...account,
          cwd: '/',
          env: quietEnvironment,
          encoding: 'utf8',
          stdio: ['ignore', 'ignore', 'pipe', folder.fd ?? 'ignore', handedPassword.fd ?? 'ignore'],
        },
      )
      if (run.status === 0) return
      faults.push(run.error ? run.error.message : complaint(run.stderr))
    }
    rmSync(making, { recursive: true, force: true })
    throw new StartFault(`The database could not be made in ${making}: ${faults[0]}.`)
  } finally {
    folder.close()
    handedPassword.close()
    rmSync(passwordFile, { force: true })
  }
}
