import { create } from 'qrcode/lib/core/qrcode.js'

/** White around the code, and points of each module, as cameras and albums want it. */
const margin = 4
const points = 8

const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

function adlerOf(bytes: Uint8Array): number {
  let [one, two] = [1, 0]
  for (const byte of bytes) {
    one = (one + byte) % 65521
    two = (two + one) % 65521
  }
  return ((two << 16) | one) >>> 0
}

const number = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]

function joined(parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([Array.from(name, (letter) => letter.charCodeAt(0)), data])
  return joined([number(data.length), named, number(crcOf(named))])
}

/** zlib around bytes as they are: pictures of two colours are small enough, and phones bring no deflate. */
function stored(bytes: Uint8Array): Uint8Array {
  const most = 0xffff
  const blocks: (readonly number[] | Uint8Array)[] = []
  for (let at = 0; at < bytes.length; at += most) {
    const part = bytes.subarray(at, at + most)
    const { length } = part
    const isLast = at + most >= bytes.length ? 1 : 0
    blocks.push([isLast, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255], part)
  }
  return joined([[0x78, 0x01], ...blocks, number(adlerOf(bytes))])
}

/** A text as a square code (level M), as a PNG of two colours: to be kept among one's pictures. */
export function codePicture(text: string): Uint8Array {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const size = (modules.size + 2 * margin) * points
  const lineBytes = 1 + Math.ceil(size / 8)
  const lines = new Uint8Array(lineBytes * size)
  for (let y = 0; y < size; y += 1) {
    const row = Math.floor(y / points) - margin
    for (let x = 0; x < size; x += 1) {
      const column = Math.floor(x / points) - margin
      const isInside = row >= 0 && row < modules.size && column >= 0 && column < modules.size
      const at = y * lineBytes + 1 + (x >> 3)
      // A bit that is set is white.
      if (!isInside || !modules.get(row, column)) lines[at] = (lines[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return joined([
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', joined([number(size), number(size), [1, 0, 0, 0, 0]])),
    chunk('IDAT', stored(lines)),
    chunk('IEND', new Uint8Array()),
  ])
}
