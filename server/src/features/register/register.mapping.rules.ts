import type { RegisterMapping } from '@liren/shared/register.findings'
import { cellText, type RawSheet } from './register.cells.rules.ts'
import { columnsByContent, holdsAddresses } from './register.content.rules.ts'
import { columnsUnder } from './register.headings.rules.ts'
import { tidyLabel } from './register.labels.rules.ts'
import { sectionOf } from './register.noise.rules.ts'

type SheetMapping = RegisterMapping['sheets'][number]
type Columns = SheetMapping['columns']

/** How deep below titles and notes headings are looked for. */
const searched = 30

const textsOf = (sheet: RawSheet, at: number) => (sheet.rows[at]?.cells ?? []).map(cellText)

/** Headings over two rows: the lower says more where it says anything (`业主` over `姓名` and `电话`). */
function joinedHeadings(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from(
    { length: Math.max(upper.length, lower.length) },
    (_, column) => lower[column] || upper[column] || '',
  )
}

/** The row that reads most like headings, and what they say; null where none names two fields, one of them a place. */
function headingRow(sheet: RawSheet): { at: number; columns: Columns } | null {
  let best: { at: number; columns: Columns } | null = null
  for (let at = 0; at < Math.min(searched, sheet.rows.length); at += 1) {
    const texts = textsOf(sheet, at)
    const below = textsOf(sheet, at + 1)
    const single = columnsUnder(texts)
    const isSplit = columnsUnder(below).length === below.filter((text) => text !== '').length && below.some(Boolean)
    const both = isSplit ? columnsUnder(joinedHeadings(texts, below)) : []
    const found = both.length > single.length ? { at: at + 1, columns: both } : { at, columns: single }
    if (found.columns.length > (best?.columns.length ?? 1)) best = found
  }
  const isPlace = ({ field }: Columns[number]) => field === 'unit' || field === 'address' || field === 'building'
  return best?.columns.some(isPlace) ? best : null
}

/** A column headed as the unit's that holds whole addresses (`3-1-501`) is one of addresses. */
function withAddresses(sheet: RawSheet, from: number, columns: Columns): Columns {
  const has = (field: string) => columns.some((one) => one.field === field)
  if (has('address') || has('entrance')) return columns
  return columns.map((one) =>
    one.field === 'unit' && holdsAddresses(sheet, from, one.column) ? { ...one, field: 'address' as const } : one,
  )
}

const buildingWords = /(?:[A-Za-z]?\d{1,4}|[A-Z]|[一二三四五六七八九十]+)(?:号楼|号幢|号栋|幢|栋|座|#楼?)/gu

/**
 * The building that the sheet's name or the titles over its headings speak of, when they speak of one only; else the
 * first that a section of its rows is about.
 */
function buildingOf(sheet: RawSheet, before: number): string | null {
  const titles = sheet.rows.slice(0, before).flatMap((row) => row.cells.map(cellText))
  for (const texts of [[sheet.name], titles]) {
    const named = new Set(
      texts
        .flatMap((text) => [...text.normalize('NFKC').replace(/\s/g, '').matchAll(buildingWords)])
        .map(([all]) => all),
    )
    const isRange = texts.some((text) => /\d\s*[-~至到、]\s*\d+\s*[号幢栋#]/.test(text.normalize('NFKC')))
    if (named.size === 1 && !isRange) return [...named][0] ?? null
  }
  if (/^\d{1,3}$/.test(sheet.name.trim())) return tidyLabel('building', sheet.name)
  return sheet.rows.slice(before).reduce<string | null>((found, row) => found ?? sectionOf(row)?.building ?? null, null)
}

function guessed(sheet: RawSheet, at: number, columns: Columns): SheetMapping {
  const settled = withAddresses(sheet, at + 1, columns)
  const isNamed = settled.some(({ field }) => field === 'building' || field === 'address')
  return {
    sheet: sheet.name,
    headerRow: sheet.rows[at]?.number ?? 0,
    columns: settled,
    building: isNamed ? null : buildingOf(sheet, Math.max(at, 0)),
  }
}

/**
 * What the columns of a committee's file seem to mean: by the headings of each sheet, found behind title rows; sheets
 * without headings are left out. A file without any is judged by what its first sheet holds.
 */
export function guessMapping(sheets: readonly RawSheet[]): RegisterMapping {
  const headed = sheets.flatMap((sheet) => {
    const found = headingRow(sheet)
    return found ? [guessed(sheet, found.at, found.columns)] : []
  })
  const first = sheets.find((sheet) => sheet.rows.length > 0)
  if (headed.length > 0 || !first) return { sheets: headed.slice(0, 50) }
  return { sheets: [guessed(first, -1, columnsByContent(first))] }
}

/** Whether every row can be placed: each sheet names its units and their building, and no field twice. */
export function isMappingComplete({ sheets }: RegisterMapping): boolean {
  const isPlaced = ({ columns, building }: SheetMapping) => {
    const has = (field: string) => columns.some((one) => one.field === field)
    return has('address') || (has('unit') && (has('building') || building !== null))
  }
  const isClear = ({ columns }: SheetMapping) => {
    const keys = columns.filter(({ field }) => field !== 'remark').map(({ field, owner }) => `${field} ${owner}`)
    return new Set(keys).size === keys.length
  }
  return sheets.length > 0 && sheets.every((sheet) => isPlaced(sheet) && isClear(sheet))
}
