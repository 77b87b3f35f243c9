import { buffer } from 'node:stream/consumers'
import { a4, ink, newDocument, write, type Face } from './page.ts'

export interface AccountsSheet {
  title: string
  /** Who discloses, such as `枫林社区居民委员会`. */
  office: string
  at: Date
  headings: readonly [string, string, string]
  /** What it is for, what it says, and the amount as it is to be read, with its unit. */
  rows: readonly (readonly [string, string, string])[]
}

const margin = 56
const width = a4.width - 2 * margin
const lineHeight = 30
const columns = [
  { x: margin, width: 120 },
  { x: margin + 130, width: 230 },
] as const
const amounts = { x: margin + 370, width: width - 370 }

/** An A4 sheet for the board: a title, one line for each item with its amount at the right, and who discloses it when. */
export async function accountsSheet({ title, office, at, headings, rows }: AccountsSheet): Promise<Buffer> {
  const doc = newDocument(title, at)
  const whole = buffer(doc)
  doc.addPage()
  write(doc, 'bold', title, { x: margin, y: margin, width, height: 30 }, [20, 12])
  let y = margin + 48
  for (const [n, cells] of [headings, ...rows].entries()) {
    if (y > a4.height - margin - 2 * lineHeight) {
      doc.addPage()
      y = margin
    }
    drawLine(doc, cells, y, n === 0 ? 'bold' : 'regular')
    y += lineHeight
  }
  const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(at)
  write(doc, 'regular', `${office}　${day}`, { x: margin, y: y + 16, width, height: 20 }, [12, 8])
  doc.end()
  return whole
}

function drawLine(
  doc: PDFKit.PDFDocument,
  [item, note, amount]: readonly [string, string, string],
  y: number,
  face: Face,
): void {
  const [first, second] = columns
  write(doc, face, item, { ...first, y, height: 18 }, [12, 7])
  write(doc, face, note, { ...second, y, height: 18 }, [12, 7])
  doc.font(face).fontSize(12).text(amount, amounts.x, y, { width: amounts.width, align: 'right', lineBreak: false })
  const under = y + lineHeight - 8
  doc.lineWidth(0.5).strokeColor(ink.cut)
  doc
    .moveTo(margin, under)
    .lineTo(margin + width, under)
    .stroke()
}
