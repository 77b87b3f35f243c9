import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { databasePid, lives, root, until } from './scratch.ts'

/** A run of one of the two commands that a newcomer types, or of another script. */
export interface Run {
  npm: ChildProcess
  said(): string
  /** The exit code, or -1 when a signal ended it. */
  ended: Promise<number>
}

export interface Served extends Run {
  url: string
  server: number
  database: number
  /** Milliseconds from the command to "Liren is ready". */
  took: number
}

const running = new Set<Run>()

/** Runs `npm run -s …` as a shell would: in a process group of its own. */
export function npm(words: string[], env: Record<string, string>): Run {
  const child = spawn('npm', words, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // What a test runner sets is nothing that a newcomer has.
    env: { ...process.env, NODE_ENV: '', NODE_OPTIONS: '', LOG_LEVEL: 'warn', ...env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (text += piece.toString()))
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : -1))
  const run = { npm: child, said: () => text, ended }
  running.add(run)
  void ended.then(() => running.delete(run))
  return run
}

/** `npm start` on a data folder, up to the line that says it is ready. */
export async function serve(dataDir: string, port: number): Promise<Served> {
  const began = Date.now()
  const run = npm(['start'], { DATA_DIR: dataDir, PORT: String(port) })
  let over = false
  void run.ended.then(() => (over = true))
  await until('Liren is ready', () => over || run.said().includes('Liren is ready'), 240)
  if (over) throw new Error(`npm start has ended: ${run.said()}`)
  const took = Date.now() - began
  const { pid } = JSON.parse(readFileSync(path.join(dataDir, 'lock.json'), 'utf8')) as { pid: number }
  return { ...run, url: `http://127.0.0.1:${port}`, server: pid, database: databasePid(dataDir), took }
}

/** Waits until neither server nor database is left. */
export async function nothingLeft({ server, database }: Served): Promise<void> {
  await until('server and database are gone', () => !lives(server) && !lives(database), 40)
}

/** Ends what a failed test has left. */
export async function endAll(): Promise<void> {
  for (const { npm: child, ended } of running) {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const address = listener.address()
      listener.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The superuser's URL of a running embedded database, made of what lies in its folder. */
export function adminUrlOf(dataDir: string): string {
  const folder = path.join(dataDir, 'postgres')
  const { admin } = JSON.parse(readFileSync(path.join(folder, 'liren.secrets.json'), 'utf8')) as { admin: string }
  const port = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[3]
  return `postgres://postgres:${admin}@127.0.0.1:${port}/liren`
}
