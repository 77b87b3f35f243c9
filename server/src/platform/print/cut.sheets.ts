import { setImmediate as breathe } from 'node:timers/promises'
import { a4, ink } from './page.ts'

const columns = 2
const rows = 4

/** One of eight on a page. */
export const slip = { width: a4.width / columns, height: a4.height / rows }
/** Printers leave a border of the paper white, and scissors are not exact. */
export const padding = { x: 24, y: 20 }

/** Draws each of them into its part of a page, eight to a page, with lines to cut along; of none an empty page. */
export async function drawToCut<T>(
  doc: PDFKit.PDFDocument,
  items: readonly T[],
  draw: (corner: { x: number; y: number }, item: T) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    const place = index % (columns * rows)
    if (place === 0) {
      // Drawing a page takes a while; others are served between.
      await breathe()
      doc.addPage()
      drawCutLines(doc)
    }
    draw({ x: (place % columns) * slip.width, y: Math.floor(place / columns) * slip.height }, item)
  }
  if (items.length === 0) doc.addPage()
}

function drawCutLines(doc: PDFKit.PDFDocument): void {
  doc.save().lineWidth(0.5).strokeColor(ink.cut).dash(3, { space: 3 })
  for (let column = 1; column < columns; column++)
    doc.moveTo(column * slip.width, 0).lineTo(column * slip.width, a4.height)
  for (let row = 1; row < rows; row++) doc.moveTo(0, row * slip.height).lineTo(a4.width, row * slip.height)
  doc.stroke().restore()
}
