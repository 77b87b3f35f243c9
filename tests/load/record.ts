import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { resultsFolder } from './paths.ts'
import { createProduct } from './product.app.ts'
import type { Recording, Statement } from './recorded.ts'
import type { LoadRequest } from './requests.ts'

/** Where the recordings of a bench are kept for the bare endpoint to read. */
export const fileOf = (name: string): string => join(resultsFolder, `${name}.recordings.json`)

/** Records as `record` and writes the file. */
export async function recordTo(name: string, appUrl: string, requests: LoadRequest[]): Promise<Recording[]> {
  const recordings = await record(appUrl, requests)
  mkdirSync(resultsFolder, { recursive: true })
  writeFileSync(fileOf(name), JSON.stringify(recordings))
  return recordings
}

/** Runs each request once through the product and writes down the statements that it sends, in order. */
async function record(appUrl: string, requests: LoadRequest[]): Promise<Recording[]> {
  const { app, pool } = await createProduct(appUrl, false)
  let sent: Statement[] = []
  pool.on('connect', (client) => {
    listenTo(client, (statement) => sent.push(statement))
  })
  const recordings: Recording[] = []
  for (const { path, headers, status } of requests) {
    sent = []
    const reply = await app.inject({ method: 'GET', url: path, headers })
    if (reply.statusCode !== status) throw new Error(`${path} answered ${String(reply.statusCode)}: ${reply.body}`)
    recordings.push(recordingOf(sent))
  }
  await app.close()
  await pool.end()
  return recordings
}

function listenTo(client: pg.PoolClient, hear: (statement: Statement) => void): void {
  const query = client.query.bind(client) as (...words: unknown[]) => unknown
  const heard = (first: string | Partial<Statement>, second?: unknown, ...rest: unknown[]): unknown => {
    if (typeof first === 'string') hear({ text: first, values: [] })
    else {
      const { text = '', name, rowMode, values = second } = first
      const list = (Array.isArray(values) ? values : []) as Statement['values']
      hear({ text, values: list, ...(name ? { name } : {}), ...(rowMode ? { rowMode } : {}) })
    }
    return query(first, second, ...rest)
  }
  client.query = heard as typeof client.query
}

function recordingOf(sent: Statement[]): Recording {
  const [open, close] = [sent[0]?.text ?? '', sent.at(-1)?.text ?? '']
  const queries = sent.slice(1, -1)
  const isWhole =
    open.startsWith('BEGIN') && close === 'COMMIT' && queries.every(({ text }) => /^\s*select\b/i.test(text))
  if (!isWhole) throw new Error(`not one reading transaction: ${sent.map(({ text }) => text).join(' | ')}`)
  return { open, queries, close }
}
