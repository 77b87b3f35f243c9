import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(import.meta.url)
const program = `platform/spreadsheet/spreadsheet.child${path.extname(here)}`

/**
 * Starts the process that reads one spreadsheet: a heap of its own with a limit, and nothing of our environment. Its
 * program lies at the same place below server/src and server/dist, while this file, once bundled, may be anywhere there.
 */
export function startChild(megabytes: number): ChildProcess {
  const folder = ['.', '..', '../..']
    .map((up) => path.resolve(here, '..', up))
    .find((at) => existsSync(path.join(at, program)))
  if (folder === undefined) throw new Error(`There is no ${program} near ${here}.`)
  return fork(path.join(folder, program), [], {
    env: {},
    execArgv: [`--max-old-space-size=${megabytes}`, ...typescript()],
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
  })
}

/** What lets Node run the program as it is written, before it is bundled. */
function typescript(): string[] {
  if (!program.endsWith('.ts')) return []
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
}
