import pg from 'pg'

export interface Statement {
  text: string
  values: unknown[]
  /** Whether it is prepared, and so comes to be run by a plan that knows none of its values. */
  isPrepared: boolean
  /** The settings of the context it ran in, as one SELECT. */
  settings: string
}

interface RawPlan {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: RawPlan[]
}

export interface PlanNode {
  type: string
  index: string | null
  table: string | null
  /** Rows it read in all, kept or not. */
  rows: number
}

/** Writes down every statement that goes through the pool; the returned function hands them over and starts anew. */
export function listen(pool: pg.Pool): () => Statement[] {
  let heard: Statement[] = []
  const known = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (known.has(client)) return
    known.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    let settings = ''
    client.query = ((...args: unknown[]) => {
      const [asked, second] = args as [
        string | { text: string; name?: string; values?: unknown[] },
        unknown[] | undefined,
      ]
      const { text, name, values = [] } = typeof asked === 'string' ? { text: asked } : asked
      if (text.startsWith('BEGIN; ')) settings = text.slice('BEGIN; '.length)
      else if (text.startsWith('SELECT set_config')) settings = text
      else heard.push({ text, settings, values: second ?? values, isPrepared: name !== undefined })
      return query(...args)
    }) as typeof client.query
  })
  return () => {
    const all = heard
    heard = []
    return all
  }
}

/** A value as the words of a statement; of what the statements here are given, others are refused. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return pg.escapeLiteral(value)
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((one) => JSON.stringify(one)).join(',')}}`)
  throw new TypeError('no literal for this')
}

/** After so many runs PostgreSQL asks whether one plan for all values would do (documentation of PREPARE). */
const runsBefore = 6

/**
 * Runs a statement again as the app, in the context it had, and returns its plan with what it really read: of a prepared
 * one the plan that PostgreSQL has settled on.
 */
export async function explain(pool: pg.Pool, { text, values, isPrepared, settings }: Statement): Promise<RawPlan> {
  const client = await pool.connect()
  const ask = (words: string, given: unknown[]) =>
    client.query<{ 'QUERY PLAN': { Plan: RawPlan }[] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${words}`, given)
  try {
    await client.query('BEGIN')
    await client.query(settings)
    if (isPrepared) await client.query(`PREPARE explained AS ${text}`)
    const again = `EXECUTE explained (${values.map(literal).join(', ')})`
    if (isPrepared) for (let run = 0; run < runsBefore; run += 1) await client.query(again)
    const { rows } = isPrepared ? await ask(again, []) : await ask(text, values)
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
    if (!plan) throw new Error('no plan')
    return plan
  } finally {
    await client.query('ROLLBACK')
    if (isPrepared) await client.query('DEALLOCATE explained')
    client.release()
  }
}

/** Every node of a plan. */
export const nodesOf = (plan: RawPlan): PlanNode[] => [
  {
    type: plan['Node Type'],
    index: plan['Index Name'] ?? null,
    table: plan['Relation Name'] ?? null,
    rows: (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'],
  },
  ...(plan.Plans ?? []).flatMap(nodesOf),
]
