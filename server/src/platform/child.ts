import { fork } from 'node:child_process'
import { programFile, typescriptArguments } from './program.file.ts'

/** A register of 20,000 flats needs a quarter of it. */
const heapMegabytes = 1024
const longestMs = 120_000

/**
 * Runs a program that answers one message, in a process of its own with none of our environment, so that seconds of pure
 * work do not hold up requests. Input and answer are copied. Rejects when the program throws, needs too much memory or
 * more than two minutes.
 */
export function runInChild<Answer>(name: string, input: object): Promise<Answer> {
  const child = fork(programFile(name), [], {
    env: {},
    execArgv: [`--max-old-space-size=${heapMegabytes}`, ...typescriptArguments()],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    timeout: longestMs,
    killSignal: 'SIGKILL',
  })
  let complaint = ''
  child.stderr?.on('data', (piece: Buffer) => {
    complaint = `${complaint}${piece.toString()}`.slice(-2_000)
  })
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => {
      resolve(answer as Answer)
      child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      reject(new Error(`${name} ended by itself (${String(signal ?? code)}): ${complaint}`))
    })
    child.send(input)
  })
}
