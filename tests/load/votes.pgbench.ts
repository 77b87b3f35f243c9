import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { promisify } from 'node:util'
import type { Recording, Statement } from './recorded.ts'

const run = promisify(execFile)

/** What a driver would send for a value. */
function textOf(value: Statement['values'][number]): string | null {
  if (value === null) return null
  if (Array.isArray(value)) return `{${value.map((one) => `"${one}"`).join(',')}}`
  return value instanceof Date ? value.toISOString() : String(value)
}

/** The whole transaction of each ballot as one script: its values lie in a table, and each run takes the next row. */
export interface Replay {
  /** Runs the next so many; gives how many a second. */
  run(count: number, connections: number): Promise<number>
}

/** Writes the values into a database of its own, and the script beside. */
export async function replayOf(
  program: string,
  { adminUrl, appUrl, folder }: { adminUrl: string; appUrl: string; folder: string },
  recordings: readonly Recording[],
): Promise<Replay> {
  const first = recordings[0]
  if (!first) throw new Error('nothing was recorded')
  const rows = recordings.map(({ open, queries }) => [
    ...[...open.matchAll(/set_config\('[\w.]+', '([^']*)', true\)/g)].map(([, value = '']) => value),
    ...queries.flatMap(({ values }) => values.map(textOf)),
  ])
  const isOdd = rows.some(({ length }) => length !== rows[0]?.length)
  if (isOdd) throw new Error('the ballots did not send the same statements')
  // A variable of pgbench is never NULL: what is NULL in every ballot is written so.
  const isNull = rows[0]?.map((_, at) => rows.every((row) => row[at] === null)) ?? []
  const isSometimes = rows.some((row) => row.some((value, at) => value === null && !isNull[at]))
  if (isSometimes) throw new Error('a value is NULL in some ballots alone')
  const names = isNull.flatMap((none, at) => (none ? [] : [`v${String(at)}`]))

  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(
    `CREATE TABLE replay (n int PRIMARY KEY, ${names.map((name) => `${name} text NOT NULL`).join(', ')})`,
  )
  await client.query(
    `INSERT INTO replay SELECT n, ${names.map((_, at) => `v ->> ${String(at)}`).join(', ')}
    FROM json_array_elements($1::json) WITH ORDINALITY AS r(v, n)`,
    [JSON.stringify(rows.map((row) => row.filter((_, at) => !isNull[at])))],
  )
  await client.query(
    'CREATE SEQUENCE replay_n; GRANT SELECT ON replay TO liren_app; GRANT USAGE ON replay_n TO liren_app',
  )
  await client.end()

  let at = 0
  const next = (): string => {
    const own = at
    at += 1
    return isNull[own] ? 'NULL' : `:v${String(own)}`
  }
  const settings = [...first.open.matchAll(/set_config\('([\w.]+)'/g)].map(
    ([, name = '']) => `set_config('${name}', ${next()}, true)`,
  )
  const queries = first.queries.map(({ text, values }) => {
    const own = values.map(next)
    return `${text.replaceAll(/\s+/g, ' ').replaceAll(/\$(\d+)/g, (_, n: string) => own[Number(n) - 1] ?? '')};`
  })
  const lines = [
    `SELECT nextval('replay_n') AS n \\gset`,
    `SELECT ${names.join(', ')} FROM replay WHERE n = :n \\gset`,
    ...['BEGIN;', `SELECT ${settings.join(', ')};`, ...queries, 'COMMIT;'],
  ]
  const file = path.join(folder, 'ballots.sql')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return {
    async run(count, connections) {
      const each = String(Math.floor(count / connections))
      const words = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-t', each, '-f', file, appUrl]
      const { stdout, stderr } = await run(program, words)
      const found = /tps = ([\d.]+)/.exec(stdout)?.[1]
      if (found === undefined || /ERROR/.test(stderr))
        throw new Error(`pgbench said: ${stdout}${stderr}`.slice(0, 2_000))
      return Number(found)
    },
  }
}
