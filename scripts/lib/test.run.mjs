import { spawn } from 'node:child_process'
import { root } from './test.paths.mjs'

const running = new Set()

function stopAll(signal) {
  for (const child of running) {
    try {
      process.kill(-child.pid, signal)
    } catch {
      // It ended by itself.
    }
  }
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => {
    stopAll('SIGTERM')
    setTimeout(() => process.exit(code), 500)
  })
}
process.on('exit', () => stopAll('SIGKILL'))

/**
 * Runs a Node program from the root of the repository and resolves to how it ended: `ok`, or a sentence why not.
 * Its output, errors too, goes to our standard output, or, when `quiet`, is shown only if it failed. It leads a process group of its own, so that
 * whatever it started dies with it after `limit` minutes.
 */
export async function runNode(args, { quiet = false, limit = 10, env = {} } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 1],
    detached: true,
  })
  running.add(child)
  const output = []
  child.stdout?.on('data', (chunk) => output.push(chunk))
  child.stderr?.on('data', (chunk) => output.push(chunk))
  let late = false
  const timer = setTimeout(() => {
    late = true
    stopAll('SIGKILL')
  }, limit * 60_000)
  const [code, signal] = await new Promise((resolve) => {
    child.on('error', (error) => resolve([null, error.message]))
    child.on('close', (...ended) => resolve(ended))
  })
  clearTimeout(timer)
  running.delete(child)
  if (code === 0) return 'ok'
  if (quiet) process.stdout.write(Buffer.concat(output))
  if (late) return `took over ${limit} minutes and was stopped`
  return code === null ? `ended by ${signal}` : `ended with code ${code}`
}
