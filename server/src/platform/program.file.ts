import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(import.meta.url)
const suffix = path.extname(here)

/**
 * Where a program of its own lies, such as `platform/spreadsheet/spreadsheet.child`: at the same place below server/src
 * and server/dist, while this file, once bundled, may be anywhere there.
 */
export function programFile(name: string): string {
  const program = name + suffix
  const folder = ['.', '..', '../..']
    .map((up) => path.resolve(here, '..', up))
    .find((at) => existsSync(path.join(at, program)))
  if (folder === undefined) throw new Error(`There is no ${program} near ${here}.`)
  return path.join(folder, program)
}

/** What lets Node run a program as it is written, before it is bundled. */
export const typescriptArguments = (): string[] =>
  suffix === '.ts' ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
