import { buffer } from 'node:stream/consumers'
import { drawToCut, padding, slip } from './cut.sheets.ts'
import { ink, newDocument, write } from './page.ts'
import { drawQr } from './qr.ts'

export interface PrintedSpot {
  place: string
  spot: string
  /** What the square code opens, or a picture of one that somebody else has drawn. */
  code: string | Buffer
}

const qr = 118
const gap = 14

/** A PDF of A4 pages with eight square codes each, to cut out and put up where things break. */
export async function spotSheets({ community, spots }: { community: string; spots: readonly PrintedSpot[] }) {
  const doc = newDocument(`${community} 报修二维码`)
  const whole = buffer(doc)
  await drawToCut(doc, spots, ({ x: left, y: top }, { place, spot, code }) => {
    const x = left + padding.x
    const y = top + padding.y
    const width = slip.width - 2 * padding.x
    const beside = { x: x + qr + gap, width: width - qr - gap }
    write(doc, 'regular', `${community} · ${place}`, { x, y, width, height: 13 }, [9, 6], ink.faint)
    write(doc, 'bold', spot, { x, y: y + 14, width, height: 24 }, [16, 6])
    if (typeof code === 'string') drawQr(doc, code, { x, y: y + 44, size: qr })
    else doc.image(code, x, y + 44, { width: qr, height: qr })
    write(doc, 'bold', '坏了？扫码报修', { ...beside, y: y + 52, height: 40 }, [15, 8])
    write(doc, 'regular', 'Something broken? Scan and report', { ...beside, y: y + 96, height: 24 }, [8, 6], ink.faint)
    write(doc, 'regular', '位置已经填好，拍张照就行。有危险先打 119。', { ...beside, y: y + 124, height: 36 }, [8.5, 6])
  })
  doc.end()
  return whole
}
