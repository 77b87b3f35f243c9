import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Streamed } from '../http/files.ts'

/** A file of an archive, which can be read as often as it is asked for and is the same each time. */
export interface ZipSource {
  name: string
  read: () => AsyncIterable<Uint8Array>
}

/** A source once it was read: its length, CRC-32 and SHA-256. */
export interface MeasuredSource extends ZipSource {
  bytes: number
  crc: number
  digest: string
}

/** Reads a source once, part by part. */
export async function measured(source: ZipSource): Promise<MeasuredSource> {
  const hash = createHash('sha256')
  let [bytes, crc] = [0, 0]
  for await (const chunk of source.read()) {
    hash.update(chunk)
    crc = crc32(chunk, crc)
    bytes += chunk.length
  }
  return { ...source, bytes, crc, digest: hash.digest('base64url') }
}

/** A source of bytes that are there. */
export const sourceOf = (name: string, text: string): ZipSource => ({
  name,
  async *read() {
    yield await Promise.resolve(Buffer.from(text))
  },
})

const u16 = (...values: number[]) => Buffer.from(values.flatMap((value) => [value & 255, value >>> 8]))
function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value, 4 * at)
  return bytes
}

/** 1980-01-01, the first day an archive knows: the same files give the same bytes whenever they are packed. */
const firstDay = 0x21

/**
 * An archive (APPNOTE 4.3) in one form only: files stored as they are, in this order, without times or extras
 * (`shared/verifier/FORMAT.md`, 4). Lengths and checksums stand before the data, hence the reading beforehand.
 */
export function storedZip(files: readonly MeasuredSource[]): Streamed {
  let offset = 0
  const parts = files.map(({ name, bytes, crc, read }) => {
    const letters = Buffer.from(name)
    const told = [u16(10, 0, 0, 0, firstDay), u32(crc, bytes, bytes), u16(letters.length, 0)]
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), ...told, letters])
    const place = u32(0, offset)
    const entry = Buffer.concat([Buffer.from('PK\u0001\u0002\n\0'), ...told, u16(0, 0, 0), place, letters])
    offset += head.length + bytes
    return { head, entry, read }
  })
  const directory = Buffer.concat(parts.map(({ entry }) => entry))
  const counts = u16(0, 0, files.length, files.length)
  const end = Buffer.concat([Buffer.from('PK\u0005\u0006'), ...[counts, u32(directory.length, offset), u16(0)]])
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const { head, read } of parts) {
      yield head
      yield* read()
    }
    yield Buffer.concat([directory, end])
  }
  return { bytes: offset + directory.length + end.length, chunks: chunks() }
}
