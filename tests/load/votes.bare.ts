/*
 * node votes.bare.ts <app url> <file of recordings>   the floor of casting: Fastify and pg in a process of its own, which
 * sends for POST /n what the product sent for the n-th ballot, as the product's role, in the same transaction.
 */
import Fastify from 'fastify'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Recording } from './recorded.ts'
import { serve } from './serve.ts'

const [url = '', file = ''] = process.argv.slice(2)
const recordings = JSON.parse(readFileSync(file, 'utf8')) as Recording[]
// As large as the product's; it waits for a connection as long as it takes.
const pool = new pg.Pool({ connectionString: url, max: 20 })
const app = Fastify()

app.post('/:n', async ({ params }, reply) => {
  const recording = recordings[Number((params as { n: string }).n)]
  if (!recording) throw new Error('no such recording')
  const client = await pool.connect()
  await client.query(recording.open)
  for (const query of recording.queries) await client.query(query)
  await client.query(recording.close)
  client.release()
  return reply.status(201).send({})
})

await serve(app)
