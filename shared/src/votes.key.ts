import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** Crockford's letters: no I, L, O or U; what people write instead is understood. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyBytes = 32
const checkBytes = 3
const group = 4

const checkOf = (decision: string, key: Uint8Array): Uint8Array =>
  sha256(concatBytes(utf8ToBytes(`liren.vote.key.1 ${decision} `), key)).subarray(0, checkBytes)

/** The private half of a decision's key as people keep it: fourteen groups of four, mistakes in it are noticed. */
export function keyText(decision: string, key: Uint8Array): string {
  if (key.length !== keyBytes) throw new TypeError('a key has 32 bytes')
  const bits = [...concatBytes(key, checkOf(decision, key))].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const text = (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)] ?? '').join('')
  return (text.match(new RegExp(`.{1,${String(group)}}`, 'g')) ?? []).join('-')
}

/** The key in what somebody typed or a camera read; null when it is mistyped or another decision's. */
export function keyFromText(decision: string, text: string): Uint8Array | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const places = [...plain].map((letter) => letters.indexOf(letter))
  if (places.length !== ((keyBytes + checkBytes) * 8) / 5 || places.includes(-1)) return null
  const bits = places.map((place) => place.toString(2).padStart(5, '0')).join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  const key = bytes.subarray(0, keyBytes)
  return checkOf(decision, key).every((byte, at) => byte === bytes[keyBytes + at]) ? key : null
}
