import { fork, type ChildProcess } from 'node:child_process'
import { programFile, typescriptArguments } from '../program.file.ts'

/** Starts the process that reads one spreadsheet: a heap of its own with a limit, and nothing of our environment. */
export const startChild = (megabytes: number): ChildProcess =>
  fork(programFile('platform/spreadsheet/spreadsheet.child'), [], {
    env: {},
    execArgv: [`--max-old-space-size=${megabytes}`, ...typescriptArguments()],
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
  })
