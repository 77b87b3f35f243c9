import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { Fault } from './fault.mjs'
import { root } from './paths.mjs'

/**
 * Throws a Fault when the port to serve on is taken: before minutes of installing and building, not after. Settings that
 * are wrong in another way are left to the server, which tells about all of them.
 */
export async function checkPort(env = process.env) {
  const [port, host] = [Number(env.PORT || 3000), env.HOST || '127.0.0.1']
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return
  if ((await listenFault(port, host)) !== 'EADDRINUSE') return
  const pid = runningPid(path.resolve(root, env.DATA_DIR || '.data'))
  throw new Fault(
    pid
      ? `Liren is already running as process ${pid} on port ${port}: stop it, or start with another PORT and DATA_DIR.`
      : `Port ${port} is taken by another program: start with another, for example PORT=${port + 1} npm start.`,
  )
}

function listenFault(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)))
  })
}

/** The process that the lock of a data folder names, if it lives. */
function runningPid(dataDir) {
  try {
    const { pid } = JSON.parse(readFileSync(path.join(dataDir, 'lock.json'), 'utf8'))
    process.kill(pid, 0)
    return pid
  } catch {
    return undefined
  }
}
