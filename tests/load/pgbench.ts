import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { resultsFolder } from './paths.ts'
import type { Recording, Statement } from './recorded.ts'

const run = promisify(execFile)
/** A script holds the values for this many connections. */
const connectionsMost = 64

/** The newest pgbench of this machine, or null; the embedded PostgreSQL has none. */
export function findPgbench(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ]
  return folders.map((folder) => join(folder, 'pgbench')).find((file) => existsSync(file)) ?? null
}

/** A value as a string in SQL. A colon would be taken for a variable of pgbench, so an escape stands for it. */
function quoted(value: Statement['values'][number]): string {
  if (value === null) return 'NULL'
  if (Array.isArray(value)) return quoted(`{${value.map((one) => `"${one}"`).join(',')}}`)
  const text = value instanceof Date ? value.toISOString() : String(value)
  return `U&'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\003a')}'`
}

const variable = (query: number, parameter: string | number): string => `v${String(query)}_${String(parameter)}`

/**
 * Writes the queries as a script of pgbench. Each connection first fetches the values of one recording, then keeps
 * sending its queries with them, as parameters of prepared statements. Returns the script's path.
 */
export function writeScript(name: string, recordings: Recording[]): string {
  const folder = join(resultsFolder, 'scripts')
  mkdirSync(folder, { recursive: true })
  const names = recordings[0]?.queries.flatMap(({ values }, q) => values.map((_, n) => variable(q, n + 1))) ?? []
  const rows = recordings
    .slice(0, connectionsMost)
    .map(({ queries }, n) => `(${[String(n), ...queries.flatMap(({ values }) => values.map(quoted))].join(', ')})`)
  const queries = recordings[0]?.queries.map(({ text }, q) =>
    text.replaceAll(/\s+/g, ' ').replaceAll(/\$(\d+)/g, (_, n: string) => `:${variable(q, n)}`),
  )
  const lines = [
    '\\if :ready = 0',
    `SELECT ${names.join(', ')} FROM (VALUES ${rows.join(', ')}) AS given(n, ${names.join(', ')})`,
    '  WHERE n = :client_id \\gset',
    '\\set ready 1',
    '\\endif',
    ...(queries ?? []).map((query) => `${query};`),
  ]
  const file = join(folder, `${name}.sql`)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

/** Keeps running a script for whole seconds; returns how often it ran per second, connecting not counted. */
export async function runPgbench(
  program: string,
  adminUrl: string,
  script: string,
  connections: number,
  seconds: number,
): Promise<number> {
  const words = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-T', String(Math.ceil(seconds))]
  const { stdout } = await run(program, [...words, '-D', 'ready=0', '-f', script, adminUrl])
  const found = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (found === undefined) throw new Error(`pgbench said: ${stdout}`)
  return Number(found)
}
