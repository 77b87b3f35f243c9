import { Fault } from './fault.mjs'

const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']

/** Throws a Fault when no embedded PostgreSQL exists for this machine and no other database is given. */
export function checkPlatform(env = process.env, machine = `${process.platform}-${process.arch}`) {
  if (env.DATABASE_URL || supported.includes(machine)) return
  throw new Fault(
    `There is no embedded PostgreSQL for ${machine} (only for ${supported.join(', ')}): set DATABASE_URL and DATABASE_OWNER_URL to a server of your own.`,
  )
}
