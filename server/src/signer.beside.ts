import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { programFile, typescriptArguments } from './platform/program.file.ts'
import type { SignerOptions } from './signer.process.ts'

const againMs = 1_000

/** Keeps a signer running beside this process, started anew whenever it ends; returns how to stop it. */
export function keepSigner(options: Omit<SignerOptions, 'host' | 'port' | 'token'>): () => Promise<void> {
  let child: ChildProcess | undefined
  let again: NodeJS.Timeout | undefined
  let isOver = false
  const begin = (): void => {
    child = fork(programFile('signer.child'), [], {
      // It needs none of our settings, and none of our keys.
      env: {},
      execArgv: typescriptArguments(),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.send({ ...options, host: '127.0.0.1', port: 0, token: null })
    child.on('error', () => undefined)
    child.once('exit', () => {
      if (!isOver) again = setTimeout(begin, againMs)
    })
  }
  begin()
  return async () => {
    isOver = true
    clearTimeout(again)
    if (child?.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
}
