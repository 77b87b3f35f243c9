import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Said } from './serve.ts'

/** A server in a process of its own. */
export interface ServerProcess {
  port: number
  /** Processor time used so far, in microseconds. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

/** Starts one of the server programs, which are bundled beside this one, or written beside it, and waits until it listens. */
export async function startServer(program: 'product' | 'bare', words: string[]): Promise<ServerProcess> {
  // What it logs is written like in production, and nobody reads it.
  const child = fork(new URL(program + path.extname(import.meta.url), import.meta.url), words, {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const hear = async (): Promise<Said> => {
    const heard = once(child, 'message') as Promise<[Said]>
    const said = await Promise.race([heard, exited.then(() => null)])
    if (said === null) throw new Error(`the ${program} has ended`)
    return said[0]
  }
  const first = await hear()
  if (!('port' in first)) throw new Error(`the ${program} did not tell its port`)
  return {
    port: first.port,
    async cpu() {
      const answer = hear()
      child.send('cpu')
      const said = await answer
      return 'cpu' in said ? said.cpu.user + said.cpu.system : 0
    },
    async stop() {
      child.disconnect()
      await exited
    },
  }
}
