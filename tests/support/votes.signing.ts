import { alg, leafOf, nextHead, originOf, type LogEntry } from '@liren/shared/votes.audit'
import { canonical, type Json } from '@liren/shared/votes.canonical'
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** A key of a signer that tests know: made from one byte. */
export interface TestKey {
  id: string
  publicKey: string
  fingerprint: string
  sign(text: string): string
}

export function testKey(byte: number): TestKey {
  // PKCS #8 of an Ed25519 key is this and its 32 bytes (RFC 8410).
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)])
  const secret: KeyObject = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(secret).export({ format: 'jwk' })
  const hash = sha256(Buffer.from(x, 'base64url'))
  return {
    id: b64(hash.subarray(0, 8)),
    publicKey: x,
    fingerprint: b64(hash),
    sign: (text) => b64(sign(null, Buffer.from(text), secret)),
  }
}

export type Certificate = Record<string, Json>

/** Certificates of keys that follow each other; `isLost` where the one before could not endorse. */
export const certificatesOf = (keys: readonly { key: TestKey; from: string; isLost?: boolean }[]): Certificate[] =>
  keys.map(({ key, from, isLost = false }, at) => {
    const before = keys[at - 1]?.key ?? null
    const told = { v: 1, alg, key: key.id, publicKey: key.publicKey, from, previous: before?.id ?? null }
    const text = `liren.vote.signer.1 ${canonical(told)}`
    return { ...told, signature: key.sign(text), endorsement: before && !isLost ? before.sign(text) : null }
  })

export type SignedHead = Record<string, Json> & { size: number; at: string }

const node = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(Buffer.concat([Buffer.of(1), left, right]))

/** Adds a leaf to the full trees that a tree of so many leaves is made of. */
function grow(peaks: Uint8Array[], leaf: Uint8Array, size: number): void {
  let hash = leaf
  for (let bits = size; bits % 2 === 1; bits = (bits - 1) / 2) hash = node(peaks.pop() ?? leaf, hash)
  peaks.push(hash)
}

/**
 * Signs it after every one of these sizes, at the time of the entry, or of the latest before it; the key is the last one in
 * use by then. `timeOf` says another time.
 */
export function signAll(
  entries: readonly LogEntry[],
  sizes: readonly number[],
  keys: readonly { key: TestKey; from: string }[],
  timeOf: (entry: LogEntry) => string = (entry) => entry.at,
): SignedHead[] {
  const wanted = new Set(sizes)
  const [start] = entries
  if (!start) return []
  const { community, decision } = start
  let head = originOf({ community, decision })
  const peaks: Uint8Array[] = []
  let at = ''
  return entries.flatMap((entry): SignedHead[] => {
    const leaf = leafOf(entry)
    head = nextHead(head, leaf)
    grow(peaks, leaf, entry.seq - 1)
    if (timeOf(entry) > at) at = timeOf(entry)
    const used = keys.findLast(({ from }) => from <= at)?.key
    if (!wanted.has(entry.seq) || !used) return []
    const told = {
      ...{ v: 1, alg, community, decision, size: entry.seq, at, key: used.id },
      ...{ leaf: b64(leaf), head: b64(head), root: b64(peaks.reduceRight((right, left) => node(left, right))) },
    }
    return [{ ...told, signature: used.sign(`liren.vote.head.1 ${canonical(told)}`) }]
  })
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const raw = (value: Json | undefined): Buffer => Buffer.from(text(value), 'base64url')

/** The receipt code of a signed head. */
export function codeOf(signed: SignedHead): string {
  const numbers = Buffer.alloc(10)
  numbers.writeUInt32BE(signed.size, 0)
  numbers.writeUIntBE(Date.parse(signed.at), 4, 6)
  const uuid = (value: Json | undefined) => Buffer.from(text(value).replaceAll('-', ''), 'hex')
  const bytes = Buffer.concat([
    ...[Buffer.of(1), uuid(signed['community']), uuid(signed['decision']), numbers.subarray(0, 4)],
    ...[raw(signed['leaf']), raw(signed['head']), raw(signed['root']), numbers.subarray(4)],
    ...[raw(signed['key']), raw(signed['signature'])],
  ])
  return `LR1.${bytes.toString('base64url')}`
}
