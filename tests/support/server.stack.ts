import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '../../server/src/platform/embedded/ready.ts'
import type { TestDatabase } from './database.ts'
import { root, type Build } from './server.build.ts'

/** A process of the product on a port that stays the same; whatever ends it, it is started again. */
export interface Kept {
  name: string
  port: number
  /** Of the process that runs now. */
  pid(): number
  /** Ends it with a signal; resolves when its successor serves. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  stop(): Promise<void>
}

const token = 'signer'.repeat(8)

interface Program {
  name: string
  port: number
  file: string
  /** Answers 2xx once it serves. */
  health: string
  env: Record<string, string>
  log: string
}

async function isServing({ port, health }: Program): Promise<boolean> {
  try {
    const headers = { authorization: `Bearer ${token}` }
    const reply = await fetch(`http://127.0.0.1:${String(port)}${health}`, {
      headers,
      signal: AbortSignal.timeout(2_000),
    })
    await reply.arrayBuffer()
    return reply.ok
  } catch {
    return false
  }
}

async function keep(program: Program): Promise<Kept> {
  let isOver = false
  let child: ChildProcess
  const begin = (): void => {
    const log = openSync(program.log, 'a')
    child = spawn(process.execPath, [program.file], {
      cwd: root,
      stdio: ['ignore', log, log],
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', ...program.env },
    })
    closeSync(log)
    child.once('exit', () => {
      // As whoever looks after it would; one that cannot start yet waits for the database.
      if (!isOver) setTimeout(begin, 100)
    })
  }
  const killNow = (): void => {
    isOver = true
    child.kill('SIGKILL')
  }
  begin()
  process.once('exit', killNow)
  const serving = async (): Promise<void> => {
    const deadline = Date.now() + 60_000
    while (!(await isServing(program))) {
      if (Date.now() > deadline) throw new Error(`${program.name} does not come up: see ${program.log}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await serving()
  return {
    ...{ name: program.name, port: program.port },
    pid: () => child.pid ?? 0,
    async end(signal) {
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
      await new Promise((resolve) => setTimeout(resolve, 150))
      await serving()
    },
    async stop() {
      isOver = true
      process.removeListener('exit', killNow)
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

export interface Stack {
  apis: Kept[]
  signer: Kept
  ports: number[]
  stop(): Promise<void>
}

/** The signer and so many processes of the API, on one database, each as in production. */
export async function startStack(
  build: Build,
  database: TestDatabase,
  folder: string,
  { apis: count = 2, env: more = {} }: { apis?: number; env?: Record<string, string> } = {},
): Promise<Stack> {
  const log = process.env['FIRE_LOG'] ?? path.join(folder, 'processes.log')
  const signerPort = await freePort()
  const signer = await keep({
    ...{ name: 'signer', port: signerPort, file: build.signer, health: '/health', log },
    env: {
      SIGNER_DATABASE_URL: database.signerUrl,
      SIGNER_DIR: path.join(folder, 'signer'),
      SIGNER_PORT: String(signerPort),
      SIGNER_TOKEN: token,
    },
  })
  const apis: Kept[] = []
  for (let n = 0; n < count; n += 1) {
    const port = await freePort()
    apis.push(
      await keep({
        ...{ name: `api ${String(n + 1)}`, port, file: build.main, health: '/readyz', log },
        env: {
          PORT: String(port),
          DEMO: 'false',
          DATA_DIR: folder,
          DATABASE_URL: database.appUrl,
          DATABASE_OWNER_URL: database.ownerUrl,
          SIGNER_URL: `http://127.0.0.1:${String(signerPort)}`,
          SIGNER_TOKEN: token,
          ...more,
        },
      }),
    )
  }
  return {
    ...{ apis, signer, ports: apis.map(({ port }) => port) },
    async stop() {
      for (const one of [...apis, signer]) await one.stop()
    },
  }
}
