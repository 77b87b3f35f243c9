import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Calls `whenGone` once npm, which runs this process, has gone: npm does not pass SIGTERM on, and cannot pass kill -9.
 * npm runs a shell that runs us, and either may be the one that goes. Does nothing when npm did not start us.
 */
export function watchParent(whenGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const shell = describe(parent)
  const grandparent = / -c /.test(shell.command) ? shell.parent : undefined
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === undefined || stillParent(parent, grandparent))) return
    clearInterval(timer)
    whenGone()
  }, 500)
  timer.unref()
}

function stillParent(parent, grandparent) {
  if (process.platform === 'linux') return describe(parent).parent === grandparent
  try {
    process.kill(grandparent, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Parent id and command line of a process; both empty when it is gone. */
function describe(pid) {
  if (process.platform !== 'linux') {
    const [, parent, command] =
      /^\s*(\d+)\s+(.*)/.exec(spawnSync('ps', ['-o', 'ppid=,command=', '-p', pid], { encoding: 'utf8' }).stdout) ?? []
    return { parent: Number(parent), command: command ?? '' }
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return { parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), command }
  } catch {
    return { parent: undefined, command: '' }
  }
}
