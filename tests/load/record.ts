import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
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
  try {
    for (const { path, headers, status } of requests) {
      const ask = () => {
        sent = []
        return app.inject({ method: 'GET', url: path, headers })
      }
      let reply = await ask()
      // A machine that has just begun may be too busy, says so, and is asked again.
      for (let tries = 0; reply.statusCode === 503 && tries < 50; tries += 1) {
        await wait(200)
        reply = await ask()
      }
      if (reply.statusCode !== status) throw new Error(`${path} answered ${String(reply.statusCode)}: ${reply.body}`)
      recordings.push(recordingOf(sent))
    }
    return recordings
  } finally {
    await app.close()
    await pool.end()
  }
}

/** Tells of every statement that a connection sends. */
export function listenTo(client: pg.PoolClient, hear: (statement: Statement) => void): void {
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

/** What one request sent, as a recording; it must be one transaction, and unless told a reading one. */
export function recordingOf(sent: Statement[], { isReading = true }: { isReading?: boolean } = {}): Recording {
  const [open, close] = [sent[0]?.text ?? '', sent.at(-1)?.text ?? '']
  const queries = sent.slice(1, -1)
  const isWhole =
    open.startsWith('BEGIN') &&
    close === 'COMMIT' &&
    (!isReading || queries.every(({ text }) => /^\s*(select|with)\b/i.test(text)))
  if (!isWhole)
    throw new Error(`not one ${isReading ? 'reading ' : ''}transaction: ${sent.map(({ text }) => text).join(' | ')}`)
  return { open, queries, close }
}
