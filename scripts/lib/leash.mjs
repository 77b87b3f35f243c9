/*
 * node leash.mjs <program> <argument>…   runs a program that dies, with all it started, when we die: also by kill -9,
 * which closes the channel between us. The leash leads a process group of its own, so Ctrl-C reaches us alone.
 */
import { spawn, spawnSync } from 'node:child_process'

const [program, ...words] = process.argv.slice(2)
const child = spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit'] })
let leaving = false

function leave() {
  if (leaving) return
  leaving = true
  endGroup('SIGTERM')
  setTimeout(() => endGroup('SIGKILL'), 10_000)
}

/** Signals everything in our group, ourselves included (on Windows: the tree below the program). */
function endGroup(signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' })
    process.exit(1)
  }
  process.kill(-process.pid, signal)
}

process.on('disconnect', leave)
process.on('SIGTERM', leave)
child.on('error', (error) => {
  console.error(error.message)
  process.exit(127)
})
child.on('exit', (code, signal) => {
  // The program is gone; what it left behind in our group goes too.
  if (leaving) endGroup('SIGKILL')
  process.exit(code ?? (signal ? 1 : 0))
})
