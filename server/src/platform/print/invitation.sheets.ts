import { buffer } from 'node:stream/consumers'
import { drawToCut, padding, slip } from './cut.sheets.ts'
import { ink, inShanghai, newDocument, write } from './page.ts'
import { drawQr } from './qr.ts'

export interface InvitationSlip {
  /** The flat inside its building, such as `1单元 101`. */
  unitLabel: string
  /** Without separators; printed in groups of four. */
  code: string
  /** What the square code opens. */
  url: string
  expires: Date
}

export interface InvitationSheets {
  community: string
  estate: string
  building: string
  slips: readonly InvitationSlip[]
}

const qr = 78
const gap = 12

/**
 * A PDF of A4 pages with eight slips each, in the order given, with lines to cut along: one slip for each flat, with the
 * code by which who lives there joins. Every name fits its place, in smaller type or cut short with an ellipsis.
 */
export async function invitationSheets(sheets: InvitationSheets): Promise<Buffer> {
  const { community, estate, building, slips } = sheets
  const doc = newDocument(`${estate} ${building} 绑定单`)
  const whole = buffer(doc)
  await drawToCut(doc, slips, (corner, one) => drawSlip(doc, corner, one, { community, estate, building }))
  doc.end()
  return whole
}

function drawSlip(
  doc: PDFKit.PDFDocument,
  corner: { x: number; y: number },
  { unitLabel, code, url, expires }: InvitationSlip,
  { community, estate, building }: Omit<InvitationSheets, 'slips'>,
): void {
  const x = corner.x + padding.x
  const y = corner.y + padding.y
  const width = slip.width - 2 * padding.x
  const beside = { x: x + qr + gap, width: width - qr - gap }
  const grouped = code.match(/.{1,4}/g)?.join('-') ?? code

  write(doc, 'regular', `${community} · ${estate}`, { x, y, width, height: 13 }, [9, 6], ink.faint)
  write(doc, 'bold', `${building} ${unitLabel}`, { x, y: y + 14, width, height: 24 }, [16, 6])
  drawQr(doc, url, { x, y: y + 42, size: qr })
  write(doc, 'regular', '绑定单的码 Slip code', { ...beside, y: y + 46, height: 13 }, [8, 6], ink.faint)
  write(doc, 'bold', grouped, { ...beside, y: y + 58, height: 29 }, [20, 8])
  write(doc, 'regular', '有效期至 Valid until', { ...beside, y: y + 91, height: 13 }, [8, 6], ink.faint)
  write(doc, 'bold', inShanghai(expires), { ...beside, y: y + 103, height: 16 }, [10, 6])
  write(doc, 'regular', chinese(community), { x, y: y + 126, width, height: 26 }, [8.5, 5])
  write(doc, 'regular', english(community), { x, y: y + 153, width, height: 19 }, [6.5, 4], ink.faint)
}

const chinese = (community: string) =>
  `扫码，或在“里仁”里输入这个码，绑定这套房，就能看到发给您家的通知。它只证明您住在这里，不证明产权。过期或有疑问，请问${community}工作人员。`

const english = (community: string) =>
  `Scan or enter the code to bind this flat and read the notices for your home. It shows that you live here, not that you own the flat. Expired, or any question? Ask the staff of ${community}.`
