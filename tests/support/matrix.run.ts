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

/** A table, and the statement that prints it. */
export type TablePrints = Map<string, { name: string; text: string }>

/** How each table is printed. */
export async function tablePrints(admin: pg.Pool): Promise<TablePrints> {
  const columns = await readColumns(admin)
  const tables = [...new Set(columns.map(({ table }) => table))]
  return new Map(
    tables.map((table) => {
      const own = columns.some((one) => one.table === table && one.column === 'community_id')
      const text = `SELECT '${table}' AS name, ${own ? 'community_id::text' : `''`} AS of,
        count(*) || ':' || sum(hashtextextended(t::text, 0)) AS print FROM ${table} t GROUP BY 2`
      return [table, { name: `print_${table}`, text }]
    }),
  )
}

/** Prints tables, each by its statement. */
export async function print(rewinding: RewindingPool, statements: TablePrints): Promise<Prints> {
  const prints: Prints = new Map()
  for (const statement of statements.values()) {
    const rows = await rewinding.look<{ name: string; of: string; print: string }>(statement)
    for (const row of rows) prints.set(`${row.name} of ${row.of || 'all'}`, row.print)
  }
  return prints
}

/** Limits count an attempt also when it is refused. */
const counting = 'rate_window'

/** What has another print now; both of the same tables. */
const changes = (before: Prints, after: Prints): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).toSorted()

export interface Runner {
  app: FastifyInstance
  rewinding: RewindingPool
  matrix: Matrix
  statements: TablePrints
  before: Prints
}

/** Who has written anything has a number. */
const wroteStatement = { name: 'matrix_wrote', text: 'SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote' }

const writtenStatement = {
  name: 'matrix_written',
  text: 'SELECT relname AS table FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0',
}

/** What the request changed: the tables that were written at all, kept or undone, are printed. */
async function changesOf({ rewinding, statements, before }: Runner): Promise<string[]> {
  const [one] = await rewinding.look<{ wrote: boolean }>(wroteStatement)
  if (!one?.wrote) return []
  const rows = await rewinding.look<{ table: string }>(writtenStatement)
  const written = new Set(rows.map(({ table }) => table))
  written.delete(counting)
  const then = [...before].filter(([key]) => written.has(key.split(' of ')[0] ?? ''))
  const touched = [...statements].filter(([table]) => written.has(table))
  return changes(new Map(then), await print(rewinding, new Map(touched)))
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
