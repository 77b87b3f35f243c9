import { buffer } from 'node:stream/consumers'
import { a4, ink, inShanghai, newDocument, write } from './page.ts'
import { drawQr } from './qr.ts'

export interface CertificateSheet {
  title: string
  number: string
  /** What is certified, in one sentence. */
  statement: string
  /** Names and values, one a line. */
  facts: readonly (readonly [name: string, value: string])[]
  /** One more, which may take several lines. */
  content: readonly [name: string, value: string] | null
  issuer: string
  issuedAt: Date
  /** Where it is verified. */
  address: string
}

const margin = 72
const width = a4.width - 2 * margin
const lineHeight = 23
const qr = { x: margin, y: 590, size: 110 }

/** An A4 certificate: who served how long, issued by whom and when, and a square code that leads to where it is verified. */
export async function certificateSheet(sheet: CertificateSheet): Promise<Buffer> {
  const doc = newDocument(`${sheet.title} ${sheet.number}`, sheet.issuedAt)
  const whole = buffer(doc)
  doc.addPage()
  doc
    .lineWidth(1)
    .strokeColor(ink.cut)
    .rect(40, 40, a4.width - 80, a4.height - 80)
    .stroke()
  doc.font('bold').fontSize(26).fillColor(ink.text).text(sheet.title, margin, 96, { width, align: 'center' })
  doc.font('regular').fontSize(11).fillColor(ink.faint).text(sheet.number, margin, 136, { width, align: 'center' })
  write(doc, 'regular', sheet.statement, { x: margin, y: 172, width, height: 78 }, [15, 10])
  for (const [n, [name, value]] of sheet.facts.entries()) {
    const y = 256 + n * lineHeight
    write(doc, 'regular', name, { x: margin, y, width: 110, height: 20 }, [12, 9], ink.faint)
    write(doc, 'regular', value, { x: margin + 120, y, width: width - 120, height: 20 }, [13, 8])
  }
  if (sheet.content) {
    const [name, value] = sheet.content
    const y = 260 + sheet.facts.length * lineHeight
    write(doc, 'regular', name, { x: margin, y, width: 110, height: 20 }, [12, 9], ink.faint)
    write(doc, 'regular', value, { x: margin + 120, y, width: width - 120, height: qr.y - 14 - y }, [12, 7])
  }
  drawQr(doc, sheet.address, qr)
  const beside = { x: qr.x + qr.size + 24, width: width - qr.size - 24 }
  write(doc, 'bold', sheet.issuer, { ...beside, y: qr.y + 8, height: 22 }, [14, 9])
  write(doc, 'regular', inShanghai(sheet.issuedAt), { ...beside, y: qr.y + 34, height: 18 }, [11, 8])
  const note = '扫码核对本证明。本证明免费开具，时长以实际服务为准，路途不计。'
  write(doc, 'regular', note, { ...beside, y: qr.y + 60, height: 40 }, [10, 7], ink.faint)
  write(doc, 'regular', sheet.address, { x: margin, y: qr.y + qr.size + 10, width, height: 26 }, [8, 5], ink.faint)
  doc.end()
  return whole
}
