import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export interface Child {
  pid: number
  megabytes: number
}

/** The processes below this one whose command line names `program`. */
export function childrenRunning(program: string): Child[] {
  const all = process.platform === 'linux' ? fromProc() : fromPs()
  return all.filter(({ parent, command }) => parent === process.pid && command.includes(program))
}

/** Does `work`, and tells the most memory that a child running `program` was seen to have meanwhile. */
export async function watchMemory<T>(
  program: string,
  work: () => Promise<T>,
): Promise<{ result: T; megabytes: number }> {
  let megabytes = 0
  const timer = setInterval(() => {
    for (const child of childrenRunning(program)) megabytes = Math.max(megabytes, child.megabytes)
  }, 100)
  try {
    return { result: await work(), megabytes }
  } finally {
    clearInterval(timer)
  }
}

type Process = Child & { parent: number; command: string }

function fromProc(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1]
      const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1]
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return [{ pid: Number(name), parent: Number(parent), megabytes: Number(kilobytes ?? 0) / 1024, command }]
    } catch {
      // It ended while we looked.
      return []
    }
  })
}

function fromPs(): Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,command='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, kilobytes, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return command ? [{ pid: Number(pid), parent: Number(parent), megabytes: Number(kilobytes) / 1024, command }] : []
  })
}
