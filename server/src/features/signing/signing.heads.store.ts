import type { LogOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { SignedHead } from '@liren/shared/votes.heads'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { extended, headIn, nothingSigned, recordBytes, recordOf, type SignedSoFar } from './signing.rules.ts'

/** Where the heads of a log lie: the n-th record of the file is the signed head of size n. It only ever grows. */
export const headsFile = (dir: string, { community, decision }: LogOf): string =>
  join(dir, 'heads', community, decision)

/** A file of heads that cannot be believed: somebody wrote in it. */
class DamagedHeads extends Error {
  override readonly name = 'DamagedHeads'
}

async function using<T>(file: string, flags: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, flags, 0o600)
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}

const isBlank = (record: Uint8Array): boolean => record.every((byte) => byte === 0)

/** Records in whole; what a power cut left half-written at the end was never answered for, and is dropped. */
const wholeRecords = (file: string): Promise<Uint8Array[]> =>
  using(file, 'a+', async (handle) => {
    const bytes = await handle.readFile()
    const records: Uint8Array[] = []
    for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes)
      records.push(bytes.subarray(at, at + recordBytes))
    while (records.length > 0 && isBlank(records.at(-1) as Uint8Array)) records.pop()
    if (records.length * recordBytes < bytes.length) {
      await handle.truncate(records.length * recordBytes)
      await handle.datasync()
    }
    return records
  })

/**
 * How far a log was signed, rebuilt from the signer’s own file, which is made when missing. Throws `DamagedHeads` when its
 * records do not form a chain.
 */
export async function readSoFar(file: string, of: LogOf): Promise<SignedSoFar> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  let so = nothingSigned(of)
  for (const record of await wholeRecords(file)) {
    const head = headIn(record)
    so = extended(so, fromBase64url(head.leaf))
    if (head.size !== so.size || toBase64url(so.head) !== head.head)
      throw new DamagedHeads(`record ${String(so.size)} of decision ${of.decision} does not follow the one before it`)
  }
  return so
}

/** Writes the next heads and waits until the disk has them. */
export const appendHeads = (file: string, heads: readonly SignedHead[]): Promise<void> =>
  using(file, 'a', async (handle) => {
    await handle.appendFile(Buffer.concat(heads.map(recordOf)))
    await handle.datasync()
  })

/** The signed head of a size that was signed. */
export const readHead = (file: string, size: number): Promise<SignedHead> =>
  using(file, 'r', async (handle) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(recordBytes), 0, recordBytes, (size - 1) * recordBytes)
    if (bytesRead !== recordBytes) throw new DamagedHeads(`record ${String(size)} is gone`)
    return headIn(buffer)
  })

/** Signed heads after one size, as many as are asked for and there are. */
export const readHeadsAfter = (file: string, after: number, limit: number): Promise<SignedHead[]> =>
  using(file, 'r', async (handle) => {
    const place = Buffer.alloc(recordBytes * limit)
    const { buffer, bytesRead } = await handle.read(place, 0, place.length, after * recordBytes)
    const whole = Math.floor(bytesRead / recordBytes)
    return Array.from({ length: whole }, (_, at) => headIn(buffer.subarray(at * recordBytes, (at + 1) * recordBytes)))
  })

/** The leaf of every size that was signed, from 1 on. */
export const readLeaves = async (file: string): Promise<string[]> =>
  (await wholeRecords(file)).map((record) => headIn(record).leaf)
