import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { readIfThere, writeWhole } from './files.ts'
import { StartFault } from './start.fault.ts'

/** The roles of an embedded cluster, each with a random password of its own. */
export const roleNames = { admin: 'postgres', owner: 'liren_owner', app: 'liren_app', signer: 'liren_signer' } as const
export type RoleKind = keyof typeof roleNames
export type Secrets = Record<RoleKind, string>

/** Fresh random passwords (letters and digits only, so they need no quoting anywhere). */
export function newSecrets(): Secrets {
  const word = () => randomBytes(24).toString('hex')
  return { admin: word(), owner: word(), app: word(), signer: word() }
}

/** Keeps the passwords inside the cluster's folder, where they are copied, moved and deleted together with it. */
export function saveSecrets(clusterDir: string, secrets: Secrets, owner: Account | undefined): void {
  writeWhole(secretsFile(clusterDir), JSON.stringify(secrets), owner)
}

/** The passwords of the cluster in `clusterDir`; throws a StartFault when they are gone. */
export function readSecrets(clusterDir: string): Secrets {
  const text = readIfThere(secretsFile(clusterDir))
  const value: unknown = text === undefined ? undefined : JSON.parse(text)
  if (isBeforeSigner(value)) {
    const secrets = { ...value, signer: newSecrets().signer }
    writeWhole(secretsFile(clusterDir), JSON.stringify(secrets))
    return secrets
  }
  if (!isSecrets(value)) {
    throw new StartFault(
      `The database in ${clusterDir} has lost its passwords (${secretsFile(clusterDir)}): put the file back from a copy.`,
    )
  }
  return value
}

/** The connection URL of a role. */
export function urlFor(role: RoleKind, secrets: Secrets, port: number, database: string): string {
  return `postgres://${roleNames[role]}:${secrets[role]}@127.0.0.1:${port}/${database}`
}

function secretsFile(clusterDir: string): string {
  return join(clusterDir, 'liren.secrets.json')
}

const hasAll = (value: unknown, roles: string[]): boolean =>
  typeof value === 'object' && value !== null && roles.every((role) => typeof Reflect.get(value, role) === 'string')

const isSecrets = (value: unknown): value is Secrets => hasAll(value, Object.keys(roleNames))

/** Clusters of before there was a signer have no password for its role. */
const isBeforeSigner = (value: unknown): value is Omit<Secrets, 'signer'> =>
  hasAll(value, ['admin', 'owner', 'app']) && !hasAll(value, ['signer'])
