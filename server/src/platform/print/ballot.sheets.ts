import { buffer } from 'node:stream/consumers'
import { setImmediate as breathe } from 'node:timers/promises'
import { fontsOf, newSheet, writeBlock, type Block } from './sheet.ts'
import { drawQr } from './qr.ts'

export interface BallotSheet {
  number: number
  /** What the square code says. */
  qr: string
  flats: string
  areaText: string
}

export interface BallotSheets {
  title: string
  /** Which force the decision has, on every page. */
  force: string
  motions: readonly Block[]
  sheets: readonly BallotSheet[]
}

const qrSize = 84

/** A PDF with one page (or more, if the agenda is long) for each head: number and QR above, what is asked below. */
export async function ballotSheets({ title, force, motions, sheets }: BallotSheets): Promise<Buffer> {
  const doc = newSheet(`${title} 表决票`)
  const whole = buffer(doc)
  for (const { number, qr, flats, areaText } of sheets) {
    // Drawing a page takes a while; others are served between.
    await breathe()
    doc.addPage()
    const { x, y } = { x: doc.page.margins.left, y: doc.page.margins.top }
    drawQr(doc, qr, { x: doc.page.width - doc.page.margins.right - qrSize, y, size: qrSize })
    const width = doc.page.width - doc.page.margins.left - doc.page.margins.right - qrSize - 16
    doc.font(fontsOf.bold).fontSize(18).fillColor('#000000').text(`${title} · 表决票`, x, y, { width })
    doc.font(fontsOf.regular).fontSize(10).text(force, { width })
    doc
      .moveDown(0.5)
      .fontSize(11)
      .text(`编号 No. ${String(number)}`, { width })
      .text(flats, { width })
      .text(areaText, { width })
    doc.y = Math.max(doc.y, y + qrSize) + 12
    doc.x = x
    for (const block of motions) writeBlock(doc, block)
    doc.moveDown(1).font(fontsOf.regular).fontSize(11)
    doc.text('业主签名 Signature：＿＿＿＿＿＿＿＿＿＿＿＿　　日期 Date：＿＿＿＿＿＿＿＿')
    doc.moveDown(0.5).fontSize(9).text('每项只选一个；多选、涂改不清或未签名的，该项或该票无效。请折好密封交回。')
  }
  if (sheets.length === 0) doc.addPage()
  doc.end()
  return whole
}
