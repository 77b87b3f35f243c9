import { apiPrefix, urlOf, type Endpoint } from '@liren/shared/endpoint'
import { problem } from '@liren/shared/problem'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { newAddress, newKey } from './app.ts'
import { readColumns } from './catalogue.ts'
import { fileFor, formType, formWith } from './form.ts'
import { promised, type Cell, type Verdict } from './matrix.ts'
import { sessionOf, type Matrix } from './matrix.world.ts'
import type { RewindingPool } from './rewinding.pool.ts'
import { tokenLike } from './tokens.ts'

/** What a request left behind: a print of the rows of each table, by the community they belong to. */
export type Prints = Map<string, string>

export interface Answer {
  verdict: Verdict | `status ${number}`
  text: string
  url: string
  /** The tables and communities whose rows are no longer what they were, such as `unit of <id>`. */
  changed: string[]
}

/** The statement that prints every table, in one round trip. */
export async function printStatement(admin: pg.Pool): Promise<{ name: string; text: string }> {
  const columns = await readColumns(admin)
  const tables = [...new Set(columns.map(({ table }) => table))]
  const parts = tables.map((table) => {
    const own = columns.some((one) => one.table === table && one.column === 'community_id')
    return `SELECT '${table}' AS name, ${own ? 'community_id::text' : `''`} AS of,
      count(*) || ':' || sum(hashtextextended(t::text, 0)) AS print FROM ${table} t GROUP BY 2`
  })
  return { name: 'matrix_print', text: parts.join(' UNION ALL ') }
}

export async function print(rewinding: RewindingPool, statement: { name: string; text: string }): Promise<Prints> {
  const rows = await rewinding.look<{ name: string; of: string; print: string }>(statement)
  return new Map(rows.map((row) => [`${row.name} of ${row.of || 'all'}`, row.print]))
}

/** Limits count an attempt also when it is refused. */
const counts = (key: string) => key.startsWith('rate_window of ')

const changes = (before: Prints, after: Prints): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => !counts(key) && before.get(key) !== after.get(key))
    .toSorted()

export interface Runner {
  app: FastifyInstance
  rewinding: RewindingPool
  matrix: Matrix
  statement: { name: string; text: string }
  before: Prints
  /** Rows written in the long transaction so far, kept or undone. */
  written: number
}

const writtenStatement = {
  name: 'matrix_written',
  text: 'SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::int AS n FROM pg_stat_xact_user_tables',
}

/** What the request changed. Printing every table takes a while, so it is done only if anything was written at all. */
async function changesOf(runner: Runner): Promise<string[]> {
  const { rewinding, statement, before } = runner
  const [row] = await rewinding.look<{ n: number }>(writtenStatement)
  if (row?.n === runner.written) return []
  runner.written = row?.n ?? 0
  return changes(before, await print(rewinding, statement))
}

/** Sends the request of a cell, notes what it answers and what it changes, and undoes it. */
export async function run(runner: Runner, { row, variant, actor }: Cell): Promise<Answer> {
  const { app, rewinding, matrix } = runner
  const endpoint: Endpoint = row.endpoint
  const request = variant.request(matrix, actor) as { params?: object; query?: object; body?: object }
  const session = sessionOf(matrix, actor)
  const url = urlOf(endpoint, request)
  try {
    const reply = await app.inject({
      method: endpoint.method,
      url,
      remoteAddress: newAddress(),
      headers: {
        ...(session ? { authorization: `Bearer ${tokenLike(session.accessToken)}` } : {}),
        ...(endpoint.idempotent ? { 'idempotency-key': newKey() } : {}),
        ...(endpoint.upload === null ? {} : { 'content-type': formType }),
      },
      ...(request.body === undefined ? {} : { payload: request.body }),
      ...(endpoint.upload === null ? {} : { payload: formWith(fileFor(endpoint)) }),
    })
    const refused = reply.statusCode === endpoint.status ? null : problem.safeParse(reply.json())
    const verdict = refused === null ? 'ok' : (refused.data?.code ?? (`status ${String(reply.statusCode)}` as const))
    return {
      verdict: verdict as Answer['verdict'],
      text: reply.body,
      url,
      changed: await changesOf(runner),
    }
  } finally {
    await rewinding.rewind()
  }
}

/** The community an address names, or null. */
export const communityIn = (url: string): string | null =>
  new RegExp(`^${apiPrefix}/communities/([0-9a-f-]{36})`).exec(url)?.[1] ?? null

/** How a cell of the matrix with the app's checks is wrong; null when it is right. */
export function faultOf(cell: Cell, answer: Answer): string | null {
  const wanted = promised(cell.variant, cell.actor)
  const at = `${cell.row.endpoint.id}, ${cell.variant.when}, as ${cell.actor}`
  if (answer.verdict !== wanted) return `${at}: ${answer.verdict}, not ${wanted}`
  const silent = wanted !== 'ok' || cell.variant.changesNothing === true || cell.row.endpoint.method === 'GET'
  // Sign-in counts its tries, refused or not.
  if (silent && cell.row.endpoint.access === 'account' && answer.changed.length > 0)
    return `${at}: ${wanted}, and yet changed ${answer.changed.join(', ')}`
  return null
}

/** Every id that belongs to one community alone. */
export async function idsOf(admin: pg.Pool, communityId: string, others: string[]): Promise<Set<string>> {
  const columns = await readColumns(admin)
  const tenant = new Set(columns.filter(({ column }) => column === 'community_id').map(({ table }) => table))
  const collect = async (of: string) => {
    const ids = new Set<string>()
    for (const { table, column } of columns.filter((one) => one.type === 'uuid' && tenant.has(one.table))) {
      const { rows } = await admin.query<{ id: string | null }>(
        `SELECT DISTINCT ${column}::text AS id FROM ${table} WHERE community_id = $1`,
        [of],
      )
      for (const { id } of rows) if (id !== null) ids.add(id)
    }
    return ids
  }
  const own = await collect(communityId)
  for (const other of others) for (const id of await collect(other)) own.delete(id)
  return own
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** How an answer crosses from one community into another; empty when it does not. */
export function crossings(answer: Answer, actorId: string | undefined, owners: Map<string, Set<string>>): string[] {
  const addressed = communityIn(answer.url)
  if (addressed === null) return []
  const faults: string[] = []
  const shown = new Set(answer.text.match(uuids))
  for (const [community, ids] of owners) {
    if (community === addressed) continue
    const leaked = [...shown].filter((id) => ids.has(id) && id !== actorId)
    if (leaked.length > 0) faults.push(`shows ${leaked.join(', ')} of another community`)
    const touched = answer.changed.filter((name) => name.endsWith(` of ${community}`))
    if (touched.length > 0) faults.push(`changes ${touched.join(', ')}`)
  }
  return faults
}
