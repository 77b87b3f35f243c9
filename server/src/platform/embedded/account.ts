import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { StartFault } from './start.fault.ts'

/** The user that PostgreSQL's programs run as, when it is not the one of this process. */
export interface Account {
  uid: number
  gid: number
}

/**
 * Whom PostgreSQL runs as: undefined for "the same user as this process". PostgreSQL refuses to run as root,
 * so root drops to the owner of an existing cluster, or else to `postgres` or `nobody`.
 */
export function serverAccount(clusterDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(clusterDir, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = accountNamed('postgres') ?? accountNamed('nobody')
  if (!account) {
    throw new StartFault(
      'PostgreSQL refuses to run as root and this machine has no user "postgres" or "nobody" to run it: start as an ordinary user.',
    )
  }
  return account
}

function accountNamed(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((option) => {
    const answer = spawnSync('id', [option, name], { encoding: 'utf8' })
    return answer.status === 0 ? Number(answer.stdout.trim()) : Number.NaN
  })
  return uid && gid ? { uid, gid } : undefined
}
