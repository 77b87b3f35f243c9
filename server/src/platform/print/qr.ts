import { create } from 'qrcode'

/** Draws a square code that survives the loss of 15 % of it (level M), as shapes, sharp at any size. */
export function drawQr(doc: PDFKit.PDFDocument, text: string, place: { x: number; y: number; size: number }): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const unit = place.size / modules.size
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size;) {
      let end = column
      while (end < modules.size && modules.get(row, end)) end++
      if (end > column) doc.rect(place.x + column * unit, place.y + row * unit, (end - column) * unit, unit)
      column = end + 1
    }
  }
  doc.fill('#000000')
}
