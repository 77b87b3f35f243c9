import type pg from 'pg'

export interface Statement {
  text: string
  values: unknown[]
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
      const [first, second] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined]
      const text = typeof first === 'string' ? first : first.text
      if (text.startsWith('BEGIN; ')) settings = text.slice('BEGIN; '.length)
      else if (text.startsWith('SELECT set_config')) settings = text
      else heard.push({ text, settings, values: (typeof first === 'string' ? second : (second ?? first.values)) ?? [] })
      return query(...args)
    }) as typeof client.query
  })
  return () => {
    const all = heard
    heard = []
    return all
  }
}

/** Runs a statement again as the app, in the context it had, and returns its plan with what it really read. */
export async function explain(pool: pg.Pool, { text, values, settings }: Statement): Promise<RawPlan> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(settings)
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: RawPlan }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    )
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
    if (!plan) throw new Error('no plan')
    return plan
  } finally {
    await client.query('ROLLBACK')
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
