import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { startsFormula } from './csv.guard.ts'
import { contentTypes, escapeXml, rootRelations, styleIds, styles, workbook, workbookRelations } from './xlsx.parts.ts'

export interface Column {
  header: string
  /** In characters; by the header when left out. */
  width?: number
  /** How its numbers are shown: `integer` as 0, `decimal` as 0.00. Text stays text in every column. */
  kind?: 'text' | 'integer' | 'decimal'
}

export interface WrittenSheet {
  name: string
  columns: readonly Column[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** Excel takes no longer text in a cell. */
const cellCharacters = 32_767
const rowsAtATime = 200

/**
 * An .xlsx with one heading row a sheet, which stays in view. A string is always text, exactly as given: nothing here can
 * become a formula, and what could when somebody edits the cell is marked as quoted. Throws a RangeError for what Excel
 * could not open: two sheets of one name, text over 32,767 characters, a number that is not finite.
 */
export async function writeSpreadsheet({ sheets }: { sheets: readonly WrittenSheet[] }): Promise<Buffer> {
  const names = sheets.map(({ name }) => sheetName(name))
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    throw new RangeError('Two sheets have the same name.')
  const zip = new ZipFile()
  const whole = buffer(zip.outputStream)
  const parts = {
    ...rootRelations,
    ...contentTypes(names.length),
    ...workbook(names),
    ...workbookRelations(names.length),
    ...styles,
  }
  for (const [part, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), part)
  const failed = new Promise<never>((_, reject) => {
    sheets.forEach((sheet, index) => {
      const content = Readable.from(sheetXml(sheet)).on('error', reject)
      zip.addReadStream(content, `xl/worksheets/sheet${index + 1}.xml`)
    })
  })
  zip.end()
  return Promise.race([whole, failed])
}

/** A name that Excel allows: some characters are not, and it has 31 at most. */
const sheetName = (name: string) =>
  name
    .replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
    .trim()
    .replace(/^'|'$/g, '’')
    .slice(0, 31) || '1'

function* sheetXml({ columns, rows }: WrittenSheet): Generator<string> {
  const widths = columns.map(({ header, width }, index) => {
    const characters = Math.min(255, width ?? Math.max(8, header.length * 2 + 2))
    return `<col min="${index + 1}" max="${index + 1}" width="${characters}" customWidth="1"/>`
  })
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`
  yield rowXml(
    1,
    columns.map(({ header }, index) => textCell(`${letters(index)}1`, header, styleIds.heading)),
  )
  for (let from = 0; from < rows.length; from += rowsAtATime) {
    const some = rows.slice(from, from + rowsAtATime)
    yield some.map((row, index) => rowXml(from + index + 2, cells(row, from + index + 2, columns))).join('')
  }
  yield '</sheetData></worksheet>'
}

const rowXml = (number: number, inside: string[]) => `<row r="${number}">${inside.join('')}</row>`

function cells(row: readonly (string | number | null)[], number: number, columns: readonly Column[]): string[] {
  return row.flatMap((value, index) => {
    const place = `${letters(index)}${number}`
    if (value === null || value === '') return []
    if (typeof value === 'string')
      return [textCell(place, value, startsFormula(value) ? styleIds.quoted : styleIds.text)]
    if (!Number.isFinite(value)) throw new RangeError(`${place} is not a finite number.`)
    const kind = columns[index]?.kind
    return [`<c r="${place}" s="${kind === 'integer' || kind === 'decimal' ? styleIds[kind] : 0}"><v>${value}</v></c>`]
  })
}

function textCell(place: string, text: string, style: number): string {
  if (text.length > cellCharacters) throw new RangeError(`${place} has over ${cellCharacters} characters.`)
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

/** The letters of a column, counted from 0. */
function letters(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}
