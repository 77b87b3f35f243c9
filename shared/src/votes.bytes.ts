import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonical, type Json } from './votes.canonical.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Bytes as base64url without padding (RFC 4648, 5); phones have no `btoa`. */
export function toBase64url(bytes: Uint8Array): string {
  let out = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const block = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const letters = Math.min(bytes.length - at, 3) + 1
    for (let place = 0; place < letters; place += 1) out += alphabet[(block >> (18 - 6 * place)) & 63] ?? ''
  }
  return out
}

/** The bytes again. Throws for letters out of place and for bits that no encoder leaves behind. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of text) {
    const value = alphabet.indexOf(letter)
    if (value < 0) throw new TypeError('not base64url')
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = held >> bits
      held &= (1 << bits) - 1
    }
  }
  if (bits >= 6 || held !== 0) throw new TypeError('not base64url')
  return bytes
}

/** SHA-256 of the canonical form, after bytes that keep its uses apart. */
export const digestOf = (value: Json, before: Uint8Array = new Uint8Array()): Uint8Array =>
  sha256(concatBytes(before, utf8ToBytes(canonical(value))))
