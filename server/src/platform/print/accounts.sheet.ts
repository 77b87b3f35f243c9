import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import Pdf from 'pdfkit'

export interface AccountsSheet {
  title: string
  /** Who discloses, such as `枫林社区居民委员会`. */
  office: string
  at: Date
  headings: readonly [string, string, string]
  /** What it is for, what it says, and the amount as it is to be read, with its unit. */
  rows: readonly (readonly [string, string, string])[]
}

const fonts = createRequire(import.meta.url)
const font = {
  regular: fonts.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: fonts.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
}

const margin = 56
const width = 595.28 - 2 * margin
const columns = [
  { from: 0, width: 130, align: 'left' },
  { from: 140, width: 220, align: 'left' },
  { from: 370, width: width - 370, align: 'right' },
] as const

/** An A4 sheet for the board: a title, one line for each item with its amount at the right, and who discloses it when. */
export async function accountsSheet({ title, office, at, headings, rows }: AccountsSheet): Promise<Buffer> {
  const info = { Title: title, Author: office, CreationDate: at }
  const doc = new Pdf({ size: 'A4', margin, lang: 'zh-CN', info })
  for (const [name, file] of Object.entries(font)) doc.registerFont(name, file)
  const whole = buffer(doc)
  doc.font('bold').fontSize(20).text(title, { align: 'center' }).moveDown(1.2)
  line(doc, headings, 'bold')
  for (const row of rows) line(doc, row, 'regular')
  const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(at)
  doc.moveDown(1.5).font('regular').fontSize(12).text(`${office}　${day}`, margin, doc.y, { width, align: 'right' })
  doc.end()
  return whole
}

function line(doc: PDFKit.PDFDocument, cells: readonly string[], face: keyof typeof font): void {
  doc.font(face).fontSize(12)
  const height = Math.max(...cells.map((cell, n) => doc.heightOfString(cell, { width: columns[n]?.width ?? 0 })))
  if (doc.y + height > doc.page.height - margin) doc.addPage()
  const top = doc.y
  for (const [n, cell] of cells.entries()) {
    const column = columns[n] ?? columns[0]
    doc.text(cell, margin + column.from, top, { width: column.width, align: column.align })
  }
  const under = top + height + 5
  doc
    .lineWidth(0.5)
    .strokeColor('#999999')
    .moveTo(margin, under)
    .lineTo(margin + width, under)
    .stroke()
  doc.y = under + 6
}
