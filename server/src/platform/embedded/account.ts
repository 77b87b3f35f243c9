import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { StartFault } from './start.fault.ts'

/** The user that PostgreSQL's programs run as, when it is not the one of this process. */
export interface Account {
  uid: number
  gid: number
}

/**
 * Whom PostgreSQL runs as: undefined for "the same user as this process". PostgreSQL refuses to run as root, so root drops
 * to the owner of an existing cluster, or of the data folder, or else to `postgres` or `nobody`.
 * Throws a StartFault when that cannot be.
 */
export function serverAccount(dataDir: string, clusterDir: string): Account | undefined {
  const owner = statSync(clusterDir, { throwIfNoEntry: false })
  const ownId = process.getuid?.()
  if (ownId !== 0) {
    if (owner === undefined || ownId === undefined || owner.uid === ownId) return undefined
    throw new StartFault(
      `The database in ${clusterDir} belongs to another user (id ${owner.uid}): start as that user, or choose another DATA_DIR.`,
    )
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = ownerWithName(dataDir) ?? accountNamed('postgres') ?? accountNamed('nobody')
  if (account) return account
  throw new StartFault(
    'PostgreSQL refuses to run as root and this machine has no user "postgres" or "nobody" to run it: start as an ordinary user.',
  )
}

/** The owner of a folder, unless it is root or an id that no user has: PostgreSQL wants its user to have a name. */
function ownerWithName(folder: string): Account | undefined {
  const { uid, gid } = statSync(folder)
  const known = spawnSync('id', ['-nu', String(uid)], { stdio: 'ignore' }).status === 0
  return uid !== 0 && known ? { uid, gid } : undefined
}

function accountNamed(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((option) => {
    const answer = spawnSync('id', [option, name], { encoding: 'utf8' })
    return answer.status === 0 ? Number(answer.stdout.trim()) : Number.NaN
  })
  return uid && gid ? { uid, gid } : undefined
}
