import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'

/**
 * What the square codes of the first page of a PDF that has any say: the squares it draws, seen as a camera would. `points`
 * is how wide they are.
 */
export function squareCodes(pdf: Buffer, points = 78): string[] {
  const drawn = pdf
    .toString('latin1')
    .split(/stream\n|\nendstream/)
    .map(inflated)
    .find((content) => content.includes(' re'))
  // One path for each code, filled when it is whole.
  return (drawn ?? '').split(/\nf\n/).flatMap((path) => {
    const squares = [...path.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)].map((found) =>
      found.slice(1).map(Number),
    )
    if (squares.length === 0) return []
    const [left, top] = [0, 1].map((axis) => Math.min(...squares.map((square) => square[axis] ?? 0)))
    const size = points * 4 + 80
    const pixels = new Uint8ClampedArray(size * size * 4).fill(255)
    for (const [x = 0, y = 0, width = 0, height = 0] of squares)
      for (let row = Math.round((y - (top ?? 0)) * 4); row < Math.round((y - (top ?? 0) + height) * 4); row++) {
        const from = (row + 40) * size + 40 + Math.round((x - (left ?? 0)) * 4)
        pixels.fill(0, from * 4, (from + Math.round(width * 4)) * 4)
      }
    for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255
    return [jsQR(pixels, size, size)?.data ?? 'unreadable']
  })
}

function inflated(piece: string): string {
  try {
    return inflateSync(Buffer.from(piece, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}
