/** DER by hand: what tests need of it to speak a protocol without the product's library. */

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.of(length)
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes])
}

export const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content])
}

export const sequence = (...parts: Uint8Array[]): Buffer => tlv(0x30, ...parts)
export const set = (...parts: Uint8Array[]): Buffer => tlv(0x31, ...parts)
export const integer = (bytes: Uint8Array | number): Buffer =>
  tlv(0x02, typeof bytes === 'number' ? Buffer.of(bytes) : bytes)
export const octets = (bytes: Uint8Array): Buffer => tlv(0x04, bytes)
export const nothing = tlv(0x05)
export const generalizedTime = (at: Date): Buffer =>
  tlv(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))
export const utf8String = (text: string): Buffer => tlv(0x0c, Buffer.from(text))

export function objectId(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const arcs = rest.flatMap((arc) => {
    const sevens = [arc & 0x7f]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) sevens.unshift((left & 0x7f) | 0x80)
    return sevens
  })
  return tlv(0x06, Buffer.from([40 * first + second, ...arcs]))
}

export interface Node {
  tag: number
  /** The bytes inside. */
  content: Buffer
  /** All of it, with tag and length. */
  whole: Buffer
}

/** The elements one after another in some bytes. */
export function elements(bytes: Uint8Array): Node[] {
  const all = Buffer.from(bytes)
  const found: Node[] = []
  for (let at = 0; at < all.length;) {
    const tag = all[at] ?? 0
    const short = all[at + 1] ?? 0
    const more = short & 0x80 ? short & 0x7f : 0
    const length = more > 0 ? all.readUIntBE(at + 2, more) : short
    const start = at + 2 + more
    found.push({ tag, content: all.subarray(start, start + length), whole: all.subarray(at, start + length) })
    at = start + length
  }
  return found
}
