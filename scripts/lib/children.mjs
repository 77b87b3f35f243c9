import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { at, root } from './paths.mjs'
import { Fault } from './fault.mjs'

/** What runs, and when it will have ended. */
const running = new Map()

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
  child.stdout.on('data', output)
  child.stderr.on('data', output)
  // Not its 'close': that never comes once the channel was closed from this side.
  const said = Promise.all([child.stdout, child.stderr].map((stream) => once(stream, 'close')))
  const ended = once(child, 'exit').then(async ([code]) => {
    // What the program left behind may hold its pipes open for ever.
    await Promise.race([said, setTimeout(2000, undefined, { ref: false })])
    running.delete(child)
    return code ?? 1
  })
  running.set(child, ended)
  return ended
}

/** Runs a program in silence; when it fails, shows all it said and throws a Fault that names what failed. */
export async function runQuietly(what, program, words, options = {}) {
  const said = []
  const code = await runChild(program, words, { ...options, output: (piece) => said.push(piece) })
  if (code === 0) return
  process.stderr.write(afterProgress(Buffer.concat(said).toString()))
  throw new Fault(`${what} failed (exit code ${code}); its output is above.`)
}

/** What stays on a terminal: programs draw their progress by erasing lines, and only what comes after the last is meant to stay. */
function afterProgress(text) {
  const eraseLine = '\u001B[2K'
  const last = text.lastIndexOf(eraseLine)
  return last < 0 ? text : text.slice(last + eraseLine.length)
}

/** Ends every child, and resolves when all are gone. */
export async function endChildren() {
  for (const child of running.keys()) {
    if (child.connected) child.disconnect()
  }
  await Promise.all(running.values())
}
