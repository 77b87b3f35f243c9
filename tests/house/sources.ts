import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A path from the root of the repository. */
export const at = (...parts: string[]) => path.join(root, ...parts)

export interface Source {
  /** From the root, with slashes. */
  file: string
  text: string
}

/** Every file git tracks or would track, as it is now in the work tree. */
function listed(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const names = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\0')
  return [...new Set(names)].filter((name) => name !== '' && existsSync(at(name)))
}

const binary = /\.(png|jpe?g|gif|ico|woff2?|ttf|otf|pdf|zip|gz)$/i

/** Every text file of the repository. */
export const texts: Source[] = listed()
  .filter((file) => !binary.test(file))
  .map((file) => ({ file, text: readFileSync(at(file), 'utf8') }))

/** What we wrote to run: the code of server, contract, client and scripts. */
export const sources = texts.filter(({ file }) =>
  /^((server|shared|miniapp)\/src|scripts)\/.*\.(ts|tsx|mjs|js|css|scss)$/.test(file),
)

/** How many lines a text has; the line feed at its end begins no further one. */
export const lineCount = ({ text }: Source) => text.replace(/\n$/, '').split('\n').length

/** `file:line` of every line that fits. */
export const places = (among: Source[], pattern: RegExp) =>
  among.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  )
