import type { Config } from '../config.ts'
import { openDatabase, type Database } from '../database.ts'
import { plainFault } from '../platform/fault.ts'
import { createProcess, type Process } from '../process.ts'

interface CommandContext {
  /** The words after the command. */
  words: string[]
  say: (line: string) => void
  /** Reaches the database alone: the running one's, or started for this command. */
  reach: (config: Config) => Promise<Database>
  /** Opens the product on its database without serving it: the running one's, or started for this command. */
  open: (config: Config) => Promise<Process>
}

/** Runs a command of the terminal, closes what it opened, and turns its faults into plain sentences. */
export async function runCommand(work: (context: CommandContext) => Promise<void>): Promise<void> {
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`)
  }
  let database: Database | undefined
  let server: Process | undefined
  const reach = async (config: Config): Promise<Database> =>
    (database = await openDatabase(config, say, { join: true }))
  const open = async (config: Config): Promise<Process> => {
    const { urls } = await reach(config)
    server = await createProcess({ ...config, logLevel: 'error', drainSeconds: 0 }, urls, process.cwd())
    return server
  }
  try {
    await work({ words: process.argv.slice(2), say, reach, open })
  } catch (error) {
    process.stderr.write(`${plainFault(error)}\n`)
    process.exitCode = 1
  } finally {
    await server?.stop()
    await database?.close()
  }
}
