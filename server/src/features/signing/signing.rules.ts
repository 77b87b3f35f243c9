import { nextHead, originOf, type LogOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { SignedHead } from '@liren/shared/votes.heads'
import { grown, rootOfPeaks, type Peaks } from '@liren/shared/votes.tree'

/** How far a log was signed, and what is needed to go on. */
export interface SignedSoFar {
  size: number
  head: Uint8Array
  peaks: Peaks
}

/** Before the first entry. */
export const nothingSigned = (of: LogOf): SignedSoFar => ({ size: 0, head: originOf(of), peaks: [] })

/** One more entry signed. */
export const extended = ({ size, head, peaks }: SignedSoFar, leaf: Uint8Array): SignedSoFar => ({
  size: size + 1,
  head: nextHead(head, leaf),
  peaks: grown(peaks, leaf),
})

/** What is to be signed of a log that stands here. */
export const toSign = ({ size, head, peaks }: SignedSoFar, leaf: Uint8Array, at: Date, key: string) => ({
  ...{ size, leaf: toBase64url(leaf), head: toBase64url(head), root: toBase64url(rootOfPeaks(peaks)) },
  ...{ at: at.toISOString(), key },
})

/** An entry as the database has it. */
export interface CommittedEntry {
  seq: number
  leaf: string
  head: string
}

/** Whether an entry goes on from here: the next number, and the head that its leaf brings. */
export const continues = (so: SignedSoFar, { seq, leaf, head }: CommittedEntry): boolean =>
  seq === so.size + 1 && toBase64url(nextHead(so.head, fromBase64url(leaf))) === head

/** Why nothing more is signed of a log: entries that were signed are gone or others, or our own memory is gone. */
export interface Halt {
  kind: 'missing' | 'changed' | 'signer_lost'
  fromSeq: number
  toSeq: number
}

/** What a database says that was put back to an earlier day: the last numbers it does not have any more. */
export const missingAfter = (last: number, so: Pick<SignedSoFar, 'size'>): Halt | null =>
  last < so.size ? { kind: 'missing', fromSeq: last + 1, toSeq: so.size } : null

/** Bytes of a signed head in the signer’s file: size, time, leaf, head, root, key, signature. */
export const recordBytes = 180

/** A signed head as a record of that file. */
export function recordOf({ size, at, leaf, head, root, key, signature }: SignedHead): Buffer {
  const record = Buffer.alloc(recordBytes)
  record.writeUInt32BE(size, 0)
  record.writeUIntBE(Date.parse(at), 6, 6)
  for (const [text, place] of [
    [leaf, 12],
    [head, 44],
    [root, 76],
    [key, 108],
    [signature, 116],
  ] as const)
    record.set(fromBase64url(text), place)
  return record
}

/** The signed head in a record. */
export function headIn(record: Uint8Array): SignedHead {
  const bytes = Buffer.from(record.buffer, record.byteOffset, recordBytes)
  const text = (from: number, to: number) => bytes.toString('base64url', from, to)
  return {
    size: bytes.readUInt32BE(0),
    at: new Date(bytes.readUIntBE(6, 6)).toISOString(),
    ...{ leaf: text(12, 44), head: text(44, 76), root: text(76, 108), key: text(108, 116) },
    signature: text(116, 180),
  }
}
