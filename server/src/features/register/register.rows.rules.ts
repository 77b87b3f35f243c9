import type { RegisterFault, RegisterMapping } from '@liren/shared/register.findings'
import { cellText, type RawSheet } from './register.cells.rules.ts'
import { cellsOf, columnsOf } from './register.columns.rules.ts'
import type { RegisterRow } from './register.entries.rules.ts'
import { tidyLabel } from './register.labels.rules.ts'
import { isNoise, sectionOf } from './register.noise.rules.ts'
import { placeOf, type Carried } from './register.place.rules.ts'
import { readRow, type Draft } from './register.row.rules.ts'
import { settleUnits } from './register.twice.rules.ts'

export type { RegisterRow } from './register.entries.rules.ts'

type SheetMapping = RegisterMapping['sheets'][number]

const tidyOr = (kind: 'building' | 'entrance', label: string | null, other: string | null) =>
  label === null ? other : tidyLabel(kind, label)

/** Reads the rows of one sheet under its headings; a skipped row still says what the empty cells below it mean. */
function readSheet(
  sheet: RawSheet,
  mapping: SheetMapping,
  isSkipped: (row: number) => boolean,
): { drafts: Draft[]; ignored: number } {
  const heading = sheet.rows.find((row) => row.number === mapping.headerRow)
  const columns = columnsOf(mapping, heading?.cells.map(cellText) ?? [])
  const drafts: Draft[] = []
  let carried: Carried = { building: null, entrance: null }
  let above: Draft | null = null
  let ignored = 0
  for (const raw of sheet.rows) {
    if (raw === heading) continue
    if (isSkipped(raw.number)) {
      if (!isNoise(raw, columns)) carried = placeOf(columns, cellsOf(raw), carried).carried
      above = null
      continue
    }
    if (raw.number < mapping.headerRow || isNoise(raw, columns)) {
      const section = raw.number > mapping.headerRow ? sectionOf(raw) : null
      if (section) {
        const entrance = section.building === null ? carried.entrance : null
        carried = {
          building: tidyOr('building', section.building, carried.building),
          entrance: tidyOr('entrance', section.entrance, entrance),
        }
      }
      ignored += 1
      above = null
      continue
    }
    const read = readRow(raw, columns, { carried, above })
    carried = read.carried
    above = read.draft
    drafts.push(read.draft)
  }
  return { drafts, ignored }
}

/**
 * Every unit of a file as its mapping reads it, every fault in the order of the file, and how many rows were none of
 * either (titles, blanks, repeated headings, totals). Rows to skip yield neither units nor faults.
 */
export function readRows(
  sheets: readonly RawSheet[],
  mapping: RegisterMapping,
  skipped: readonly { sheet: string; row: number }[],
): { rows: RegisterRow[]; faults: RegisterFault[]; ignored: number } {
  const skips = new Set(skipped.map(({ sheet, row }) => `${row} ${sheet}`))
  const read = mapping.sheets.flatMap((one) => {
    const sheet = sheets.find(({ name }) => name === one.sheet)
    return sheet ? [readSheet(sheet, one, (row) => skips.has(`${row} ${one.sheet}`))] : []
  })
  const drafts = read.flatMap((one) => one.drafts)
  const rows = settleUnits(drafts)
  const faults = drafts.flatMap(({ sheet, row, findings }) => findings.map((one) => ({ sheet, row, ...one })))
  return { rows, faults, ignored: read.reduce((sum, one) => sum + one.ignored, 0) }
}
