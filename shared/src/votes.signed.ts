import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { alg } from './votes.audit.ts'
import { fromBase64url, toBase64url } from './votes.bytes.ts'
import { canonical } from './votes.canonical.ts'
import type { SignedHead, SignerKey } from './votes.heads.ts'

const version = 1
/** Whose log it is. */
interface LogOf {
  community: string
  decision: string
}

/** The first eight bytes of SHA-256 of a public key, in base64url. */
export const keyIdOf = (publicKey: Uint8Array): string => toBase64url(sha256(publicKey).subarray(0, 8))

/** All of SHA-256 of a public key, as it stands on printed notices; it begins as the id does. */
export const fingerprintOf = (publicKey: string): string => toBase64url(sha256(fromBase64url(publicKey)))

/** The bytes that are signed; words before them keep one use of the key from passing for another. */
export function headBytes({ community, decision }: LogOf, head: Omit<SignedHead, 'signature'>): Uint8Array {
  const { size, leaf, head: chain, root, at, key } = head
  const text = canonical({ v: version, alg, community, decision, size, leaf, head: chain, root, at, key })
  return utf8ToBytes(`liren.vote.head.1 ${text}`)
}

/** The same of a key’s certificate, for its own signature and for the endorsement alike. */
export function keyBytes({ key, publicKey, from, previous }: Omit<SignerKey, 'signature' | 'endorsement'>): Uint8Array {
  return utf8ToBytes(`liren.vote.signer.1 ${canonical({ v: version, alg, key, publicKey, from, previous })}`)
}

/** Strict (RFC 8032): signatures that only lenient readers take are refused. */
const isSigned = (bytes: Uint8Array, by: string, publicKey: string): boolean => {
  try {
    return ed25519.verify(fromBase64url(by), bytes, fromBase64url(publicKey), { zip215: false })
  } catch {
    return false
  }
}

/** Whether a key’s certificate holds by itself: its id is of its bytes, and it has signed it. */
export const isOwnKey = (one: SignerKey): boolean =>
  one.key === keyIdOf(fromBase64url(one.publicKey)) && isSigned(keyBytes(one), one.signature, one.publicKey)

/** Whether the key before has handed over to this one. */
export const isEndorsed = (one: SignerKey, previous: SignerKey): boolean =>
  one.previous === previous.key &&
  one.endorsement !== null &&
  isSigned(keyBytes(one), one.endorsement, previous.publicKey)

/** Whether a head was signed by this key, for this very log. */
export const isSignedHead = (of: LogOf, head: SignedHead, { key, publicKey }: SignerKey): boolean =>
  head.key === key && isSigned(headBytes(of, head), head.signature, publicKey)

/** A receipt: the signed head right after one’s own entry, so that `leaf` is the entry’s. */
export type Receipt = LogOf & SignedHead

const codePrefix = 'LR1.'
const codeBytes = 211
const uuidBytes = (text: string): Uint8Array =>
  Uint8Array.from(text.replace(/-/g, '').match(/../g) ?? [], (two) => Number.parseInt(two, 16))
const uuidText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Big-endian. */
const numberBytes = (value: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256)
const numberIn = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0)

/**
 * A receipt as a QR code holds it, in 286 letters: version, community, decision, size (4 bytes), leaf, head, root, time in
 * ms (6 bytes), key, signature. The salt is never in it: three options are guessed in microseconds.
 */
export function receiptCode({ community, decision, ...head }: Receipt): string {
  const { size, leaf, head: chain, root, at, key, signature: by } = head
  const bytes = concatBytes(
    Uint8Array.of(version),
    ...[community, decision].map(uuidBytes),
    numberBytes(size, 4),
    ...[leaf, chain, root].map(fromBase64url),
    numberBytes(Date.parse(at), 6),
    ...[key, by].map(fromBase64url),
  )
  if (bytes.length !== codeBytes) throw new TypeError('not a receipt')
  return codePrefix + toBase64url(bytes)
}

/** The receipt in what a camera read or somebody pasted; null when it is none. */
export function receiptIn(text: string): Receipt | null {
  if (!text.startsWith(codePrefix)) return null
  try {
    const bytes = fromBase64url(text.slice(codePrefix.length))
    if (bytes.length !== codeBytes || bytes[0] !== version) return null
    const part = (from: number, length: number) => bytes.subarray(from, from + length)
    return {
      community: uuidText(part(1, 16)),
      decision: uuidText(part(17, 16)),
      size: numberIn(part(33, 4)),
      leaf: toBase64url(part(37, 32)),
      head: toBase64url(part(69, 32)),
      root: toBase64url(part(101, 32)),
      at: new Date(numberIn(part(133, 6))).toISOString(),
      key: toBase64url(part(139, 8)),
      signature: toBase64url(part(147, 64)),
    }
  } catch {
    return null
  }
}
