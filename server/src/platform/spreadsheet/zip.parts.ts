import { crc32 } from 'node:zlib'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { SpreadsheetError } from './spreadsheet.error.ts'
import type { SpreadsheetLimits } from './workbook.ts'

/** The parts of an unpacked file by their name, which compares without regard to case (ECMA-376-2, 6.3.5). */
export interface ZipParts {
  has(name: string): boolean
  /** Bytes of a part once unpacked, as the archive states them. */
  size(name: string): number
  /** Unpacks a part piece by piece; `damaged` when it is not there or breaks off. */
  read(name: string): AsyncGenerator<Buffer>
}

/** Lists an archive. Throws `damaged`, `encrypted`, or `expands_too_far` when what it states of itself is over a limit. */
export async function openZip(bytes: Buffer, limits: SpreadsheetLimits): Promise<ZipParts> {
  const { zip, entries } = await list(bytes, limits.entries)
  let left = limits.expandedBytes

  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name.toLowerCase())
    if (!entry) throw damaged(`no part ${name}`)
    if (entry.isEncrypted()) throw new SpreadsheetError('encrypted', name)
    if (entry.uncompressedSize > left) throw new SpreadsheetError('expands_too_far', `${name}: over ${left} bytes`)
    if (entry.uncompressedSize > Math.max(2 ** 20, entry.compressedSize * limits.expansion))
      throw new SpreadsheetError('expands_too_far', `${name}: over ${limits.expansion} times its size`)
    left -= entry.uncompressedSize
    let checksum = 0
    try {
      // It breaks off by itself where the part is longer than stated.
      for await (const piece of await stream(zip, entry)) {
        checksum = crc32(piece, checksum)
        yield piece
      }
    } catch (error) {
      throw damaged(`${name}: ${String(error)}`)
    }
    if (checksum !== entry.crc32) throw damaged(`${name}: not what was packed`)
  }

  return {
    has: (name) => entries.has(name.toLowerCase()),
    size: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    read,
  }
}

const damaged = (detail: string) => new SpreadsheetError('damaged', detail)

function list(bytes: Buffer, most: number): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(damaged(error.message))
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return fail(error)
      if (zip.entryCount > most) return reject(new SpreadsheetError('expands_too_far', `${zip.entryCount} parts`))
      const entries = new Map<string, Entry>()
      zip.on('error', fail)
      zip.on('end', () => resolve({ zip, entries }))
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName.toLowerCase(), entry)
        zip.readEntry()
      })
      zip.readEntry()
    })
  })
}

function stream(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened as AsyncIterable<Buffer>)))
  })
}
