import { createRequire } from 'node:module'
import Pdf from 'pdfkit'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

const fonts = createRequire(import.meta.url)
const font = {
  regular: fonts.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: fonts.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
}
export type Face = keyof typeof font

/** In points, of which an inch has 72. */
export const a4 = { width: 595.28, height: 841.89 }
export const ink = { text: '#000000', faint: '#555555', cut: '#999999' }

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
})

/** An empty document of A4 pages with the two faces we print in. The same words at the same instant are the same bytes. */
export function newDocument(title: string, at = new Date()): PDFKit.PDFDocument {
  const info = { Title: title, CreationDate: at }
  const doc = new Pdf({ size: 'A4', margin: 0, autoFirstPage: false, info, lang: 'zh-CN' })
  for (const [name, file] of Object.entries(font)) doc.registerFont(name, file)
  return doc
}

export const inShanghai = (instant: Date): string => shanghai.format(instant)

/** Writes into a box: in the largest size that fits, or else in the smallest and cut short. */
export function write(
  doc: PDFKit.PDFDocument,
  face: Face,
  text: string,
  box: Box,
  [largest, smallest]: [number, number],
  colour = ink.text,
): void {
  const { x, y, width, height } = box
  doc.font(face).fillColor(colour)
  let size = largest
  while (size > smallest && doc.fontSize(size).heightOfString(text, { width }) > height) size -= 0.5
  doc.fontSize(size).text(text, x, y, { width, height, ellipsis: '…' })
}
