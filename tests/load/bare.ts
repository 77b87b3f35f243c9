/*
 * node bare.ts <app url> <admin url> <file of recordings>   the floor: Fastify and pg in a process of its own, doing
 * nothing but send what the product sent for a request and reply with the rows of its last query.
 *   /queries/:n       the queries alone, as a role that row security does not bind, outside a transaction
 *   /transaction/:n   everything, as the product's role: BEGIN with its settings, the queries, COMMIT
 */
import Fastify from 'fastify'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { poolSize } from './product.app.ts'
import type { Recording } from './recorded.ts'
import { serve } from './serve.ts'

const [appUrl = '', adminUrl = '', file = ''] = process.argv.slice(2)
const recordings = JSON.parse(readFileSync(file, 'utf8')) as Recording[]
const free = new pg.Pool({ connectionString: adminUrl, max: poolSize })
const bound = new pg.Pool({ connectionString: appUrl, max: poolSize })
const app = Fastify()

async function runQueries(client: pg.PoolClient, { queries }: Recording): Promise<unknown[]> {
  let rows: unknown[] = []
  for (const query of queries) rows = (await client.query(query)).rows
  return rows
}

const recordingOf = (params: unknown): Recording => {
  const found = recordings[Number((params as { n: string }).n)]
  if (!found) throw new Error('no such recording')
  return found
}

app.get('/queries/:n', async ({ params }) => {
  const client = await free.connect()
  const rows = await runQueries(client, recordingOf(params))
  client.release()
  return rows
})

app.get('/transaction/:n', async ({ params }) => {
  const recording = recordingOf(params)
  const client = await bound.connect()
  await client.query(recording.open)
  const rows = await runQueries(client, recording)
  await client.query(recording.close)
  client.release()
  return rows
})

await serve(app)
