import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform, Writable, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { SavedTable } from './catalogue.ts'

/** What a stream of COPY text held. */
export interface Measure {
  rows: number
  sha256: string
}

const newline = 0x0a

/** Passes bytes on and measures them: a row of COPY text is a line, since it writes a newline inside a value as `\n`. */
class Meter extends Transform {
  readonly #hash = createHash('sha256')
  #rows = 0

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk)
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) this.#rows += 1
    done(null, chunk)
  }

  result(): Measure {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') }
  }
}

/** Writes a table's rows as packed COPY text into `file`, which reaches the disk before this resolves. */
export async function copyOut(client: pg.Client, table: SavedTable, file: string): Promise<Measure> {
  const meter = new Meter()
  const target = createWriteStream(file, { mode: 0o600, flush: true })
  await pipeline(client.query(copyTo(`COPY ${columnsOf(table)} TO STDOUT`)), meter, createGzip(), target)
  return meter.result()
}

/** Fills a table from such a file. The measure is of what was read, not of what the table holds now. */
export async function copyIn(client: pg.Client, table: SavedTable, file: string): Promise<Measure> {
  const meter = new Meter()
  const source = createReadStream(file)
  await pipeline(source, createGunzip(), meter, client.query(copyFrom(`COPY ${columnsOf(table)} FROM STDIN`)))
  return meter.result()
}

/** Measures what a table holds, in the order of its rows on disk: that in which they were copied in. */
export async function measure(client: pg.Client, table: SavedTable): Promise<Measure> {
  const meter = new Meter()
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(client.query(copyTo(`COPY ${columnsOf(table)} TO STDOUT`)), meter, nowhere)
  return meter.result()
}

function columnsOf({ sqlName, columns }: SavedTable): string {
  return `${sqlName} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`
}
