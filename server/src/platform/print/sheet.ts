import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import Pdf from 'pdfkit'
import { drawQr } from './qr.ts'

const fonts = createRequire(import.meta.url)
const files = {
  regular: fonts.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: fonts.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
}
export const fontsOf = { regular: 'regular', bold: 'bold' } as const

/** A part of a sheet: a heading of its own, lines of text below. */
export interface Block {
  heading: string | null
  lines: readonly string[]
  /** What a square code below the lines says. */
  qr?: string
}

const qrSize = 110

/** An A4 document with margins that printers keep white, and the fonts that hold Chinese. */
export function newSheet(title: string): PDFKit.PDFDocument {
  const doc = new Pdf({ size: 'A4', margin: 56, autoFirstPage: false, info: { Title: title }, lang: 'zh-CN' })
  for (const [name, file] of Object.entries(files)) doc.registerFont(name, file)
  return doc
}

/** Writes a block where the page has got to; the page after it begins by itself. */
export function writeBlock(doc: PDFKit.PDFDocument, { heading, lines, qr }: Block): void {
  if (heading !== null) doc.moveDown(0.6).font('bold').fontSize(13).fillColor('#000000').text(heading)
  doc.font('regular').fontSize(11)
  for (const line of lines) doc.text(line, { lineGap: 3 })
  if (qr === undefined) return
  if (doc.y + qrSize > doc.page.height - doc.page.margins.bottom) doc.addPage()
  drawQr(doc, qr, { x: doc.page.margins.left, y: doc.y + 6, size: qrSize })
  doc.y += qrSize + 12
}

/** A sheet to be put up: a title, one line on the force of what it says, and blocks in their order. */
export async function noticeSheet(title: string, force: string, blocks: readonly Block[]): Promise<Buffer> {
  const doc = newSheet(title)
  const whole = buffer(doc)
  doc.addPage()
  doc.font('bold').fontSize(20).fillColor('#000000').text(title, { align: 'center' })
  doc.moveDown(0.3).font('regular').fontSize(11).text(force, { align: 'center' })
  for (const block of blocks) writeBlock(doc, block)
  doc.end()
  return whole
}
