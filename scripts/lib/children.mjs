import { fork } from 'node:child_process'
import { at, root } from './paths.mjs'
import { Fault } from './fault.mjs'

const running = new Set()

/**
 * Starts a program on a leash. `output` is told every piece of its output. Resolves to its exit code.
 * `env` is added to ours; a value of undefined takes a variable away.
 */
export function runChild(program, words, { cwd = root, env = {}, output }) {
  const child = fork(at('scripts/lib/leash.mjs'), [program, ...words], {
    cwd,
    env: { ...process.env, ...env },
    execArgv: [],
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  child.stdout.on('data', output)
  child.stderr.on('data', output)
  return new Promise((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}

/** Runs a program in silence; when it fails, shows all it said and throws a Fault that names what failed. */
export async function runQuietly(what, program, words, options = {}) {
  const said = []
  const code = await runChild(program, words, { ...options, output: (piece) => said.push(piece) })
  if (code === 0) return
  process.stderr.write(Buffer.concat(said))
  throw new Fault(`${what} failed (exit code ${code}); its output is above.`)
}

/** Ends every child, and resolves when all are gone. */
export async function endChildren() {
  const ends = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)))
  for (const child of running) {
    if (child.connected) child.disconnect()
  }
  await Promise.all(ends)
}
