import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Choices } from './votes.audit.ts'
import { fromBase64url, toBase64url } from './votes.bytes.ts'
import { canonical } from './votes.canonical.ts'

/** Bytes of a key, of the check at the end, and of the key for the check. */
const size = 32
/** What keeps these seals apart from any other use of the key. */
export const sealPurpose = 'liren.vote.seal.1'

/** Half of a decision's pair that may be known: whoever has it can seal. */
export const publicKeyOf = (privateKey: Uint8Array): Uint8Array => x25519.getPublicKey(privateKey)

function keysFor(shared: Uint8Array, ephemeral: Uint8Array, publicKey: Uint8Array, context: string, length: number) {
  const info = concatBytes(utf8ToBytes(sealPurpose), utf8ToBytes(context))
  const stream = hkdf(sha256, shared, concatBytes(ephemeral, publicKey), info, length + size)
  return { pad: stream.subarray(0, length), check: stream.subarray(length) }
}

const xor = (one: Uint8Array, other: Uint8Array): Uint8Array => one.map((byte, at) => byte ^ (other[at] ?? 0))

/**
 * Seals bytes to a public key: X25519 with a key used once, HKDF-SHA256 for a pad as long as the text, HMAC-SHA256 over
 * the result (the scheme of IEEE 1363a, DHIES). `context` must be said again to open. `once` is 32 random bytes.
 */
export function seal(plain: Uint8Array, publicKey: Uint8Array, context: string, once: Uint8Array): Uint8Array {
  const ephemeral = x25519.getPublicKey(once)
  const { pad, check } = keysFor(x25519.getSharedSecret(once, publicKey), ephemeral, publicKey, context, plain.length)
  const hidden = xor(plain, pad)
  return concatBytes(ephemeral, hidden, hmac(sha256, check, hidden))
}

/** The bytes again, or null when they were changed, sealed to another key or for another context. */
export function unseal(sealed: Uint8Array, privateKey: Uint8Array, context: string): Uint8Array | null {
  if (sealed.length < 2 * size) return null
  const ephemeral = sealed.subarray(0, size)
  const hidden = sealed.subarray(size, -size)
  const shared = x25519.getSharedSecret(privateKey, ephemeral)
  const { pad, check } = keysFor(shared, ephemeral, publicKeyOf(privateKey), context, hidden.length)
  const found = sealed.subarray(-size)
  const isWhole = hmac(sha256, check, hidden).every((byte, at) => byte === found[at])
  return isWhole ? xor(hidden, pad) : null
}

/** How a motion can be answered, told by how many candidates it has: none where it is a question. */
export interface Asked {
  number: number
  candidates: number
}

const step = 256

/** What goes into a sealed ballot. */
const textOf = (choices: Choices, salt: string): string => canonical({ choices, salt })

/**
 * How many bytes every ballot of a decision is padded to: the longest it could be, rounded up. A shorter one would tell
 * what was chosen by its length.
 */
export function roomFor(asked: readonly Asked[]): number {
  const longest = asked.map(({ number, candidates }): [string, string | number[]] => [
    String(number),
    candidates === 0 ? 'ABSTAIN' : Array.from({ length: candidates }, (_, at) => at + 1),
  ])
  return Math.ceil(textOf(Object.fromEntries(longest), 'a'.repeat(43)).length / step) * step
}

/** For whom and for which decision a ballot is sealed: it cannot be handed in for anybody else. */
export const ballotContext = (decision: string, pseudonym: string): string => canonical({ decision, pseudonym })

export interface BallotToSeal {
  decision: string
  pseudonym: string
  choices: Choices
  /** 32 random bytes; only the phone that made them and the sealed ballot hold them until the count. */
  salt: Uint8Array
  asked: readonly Asked[]
  publicKey: Uint8Array
  /** 32 more random bytes, used for this and forgotten. */
  once: Uint8Array
}

/** The sealed ballot as it is sent, in base64url. Throws when the choices do not fit the agenda. */
export function sealBallot({ decision, pseudonym, choices, salt, asked, publicKey, once }: BallotToSeal): string {
  const room = roomFor(asked)
  const text = textOf(choices, toBase64url(salt)).padEnd(room, ' ')
  if (text.length > room) throw new TypeError('more choices than the agenda has')
  return toBase64url(seal(utf8ToBytes(text), publicKey, ballotContext(decision, pseudonym), once))
}

/** How many letters a sealed ballot has when it is sent. */
export const sealedLength = (asked: readonly Asked[]): number => Math.ceil(((roomFor(asked) + 2 * size) * 4) / 3)

/** What a ballot holds once it is open; null when it is no ballot at all. */
export function readBallot(plain: string): { choices: Choices; salt: Uint8Array } | null {
  try {
    const { choices, salt } = JSON.parse(plain) as { choices: unknown; salt: unknown }
    if (typeof salt !== 'string' || typeof choices !== 'object' || choices === null || Array.isArray(choices))
      return null
    return { choices: choices as Choices, salt: fromBase64url(salt) }
  } catch {
    return null
  }
}
