import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
export const root = path.resolve(import.meta.dirname, '../..')

/** One piece of a source, and what stands there instead. */
export interface Edit {
  file: string
  find: string
  put: string
}

export interface Build {
  main: string
  signer: string
}

/** The server and the signer as programs, with so many pieces of them replaced; in a process of its own, as esbuild wants it. */
export async function buildWith(name: string, edits: readonly Edit[]): Promise<Build> {
  const folder = `.cache/built/${name}`
  await run(process.execPath, [path.join(import.meta.dirname, 'server.bundle.mjs'), folder, JSON.stringify(edits)])
  const at = (program: string) => path.join(root, 'server', folder, `${program}.mjs`)
  return { main: at('main'), signer: at('commands/signer') }
}
