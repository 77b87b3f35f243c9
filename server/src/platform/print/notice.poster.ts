import { emphasised, type StructuredText } from '@liren/shared/structured.text'
import { buffer } from 'node:stream/consumers'
import type { NoticeHead } from './door.sheet.ts'
import { a4, ink, inShanghai, newDocument, write } from './page.ts'
import { drawQr } from './qr.ts'

export interface Poster extends NoticeHead {
  body: StructuredText
}

const margin = 48
const width = a4.width - 2 * margin
const qr = 120
const bodyTop = 210
const bodyBottom = a4.height - margin - qr - 28

/** The words of each block as lines of print. */
const linesOf = (body: StructuredText): { text: string; isHeading: boolean }[] =>
  body.flatMap((block) => {
    const plain = (text: string) =>
      emphasised(text)
        .map((piece) => piece.text)
        .join('')
    if (block.type !== 'list') return [{ text: plain(block.text), isHeading: block.type === 'heading' }]
    return block.items.map((item, at) => ({
      text: `${block.ordered ? `${String(at + 1)}.` : '·'} ${plain(item)}`,
      isHeading: false,
    }))
  })

const sizes = [26, 22, 18, 16, 14]
const gapOf = (size: number) => size * 0.5

/**
 * One A4 page for the board in the stairwell: a title to be read from across it, as much of the text as fits in large
 * type, and a square code to all of it.
 */
export async function noticePoster({ body, ...head }: Poster): Promise<Buffer> {
  const doc = newDocument(head.title)
  const whole = buffer(doc)
  doc.addPage()
  write(doc, 'bold', head.community, { x: margin, y: margin, width, height: 30 }, [20, 12])
  doc
    .lineWidth(3)
    .strokeColor(ink.text)
    .moveTo(margin, margin + 38)
    .lineTo(margin + width, margin + 38)
    .stroke()
  write(doc, 'bold', head.title, { x: margin, y: margin + 50, width, height: 106 }, [42, 18])
  drawBody(doc, linesOf(body))
  const y = a4.height - margin - qr
  drawQr(doc, head.url, { x: a4.width - margin - qr, y, size: qr })
  const beside = { x: margin, width: width - qr - 24 }
  write(doc, 'bold', '扫码看全文', { ...beside, y: y + 4, height: 34 }, [24, 14])
  write(doc, 'regular', 'Scan to read all of it', { ...beside, y: y + 38, height: 18 }, [12, 9], ink.faint)
  write(doc, 'bold', head.office, { ...beside, y: y + 72, height: 24 }, [16, 9])
  write(doc, 'regular', inShanghai(head.published), { ...beside, y: y + 98, height: 20 }, [14, 9])
  doc.end()
  return whole
}

/** In the largest type in which all of it fits, or else in the smallest, and cut short. */
function drawBody(doc: PDFKit.PDFDocument, lines: { text: string; isHeading: boolean }[]): void {
  const measure = (size: number) =>
    lines.reduce((sum, { text, isHeading }) => {
      const height = doc
        .font(isHeading ? 'bold' : 'regular')
        .fontSize(size)
        .heightOfString(text, { width })
      return sum + height + gapOf(size)
    }, 0)
  const room = bodyBottom - bodyTop
  const size = sizes.find((one) => measure(one) <= room) ?? sizes.at(-1) ?? 14
  let y = bodyTop
  for (const { text, isHeading } of lines) {
    const left = bodyBottom - y
    if (left < size * 1.6) return
    const face = isHeading ? 'bold' : 'regular'
    const height = doc.font(face).fontSize(size).heightOfString(text, { width })
    doc.fillColor(ink.text).text(text, margin, y, { width, height: Math.min(height + 2, left), ellipsis: '…' })
    y += height + gapOf(size)
  }
}
