import type { RegisterField, RegisterMapping } from '@liren/shared/register.findings'
import { isComposite } from './register.address.rules.ts'
import { parseArea } from './register.area.rules.ts'
import { cellText, isNothing, type RawSheet } from './register.cells.rules.ts'
import { parseIdentity } from './register.ids.rules.ts'
import { isName, tidyName } from './register.names.rules.ts'
import { isPhone } from './register.phones.rules.ts'
import { areaSourceOf, saleStateOf, unitUseOf } from './register.words.rules.ts'

/** How many rows are looked at: enough to be sure, and little work for a long file. */
const sampled = 200

const valuesOf = (sheet: RawSheet, from: number, column: number) =>
  sheet.rows.slice(from, from + sampled).flatMap(({ cells }) => {
    const text = cellText(cells[column])
    return isNothing(text) ? [] : [text]
  })

const mostly = (values: readonly string[], holds: (text: string) => boolean) =>
  values.length > 0 && values.filter(holds).length * 2 > values.length

/** Whether a column holds building, entrance and unit together. */
export const holdsAddresses = (sheet: RawSheet, from: number, column: number): boolean =>
  mostly(valuesOf(sheet, from, column), isComposite)

/** What a column can be by what stands in it, the surest first. */
const signs: [RegisterField, (text: string) => boolean][] = [
  ['owner_phone', isPhone],
  ['owner_id', (text) => text.length > 4 && parseIdentity(text, 'person') !== null],
  ['address', isComposite],
  ['building', (text) => /^.{1,6}(?:号楼|幢|栋|座|#)$/.test(text)],
  ['entrance', (text) => /^.{1,3}单元$/.test(text)],
  ['use', (text) => text.length <= 6 && unitUseOf(text) !== null],
  ['area_source', (text) => text.length <= 5 && areaSourceOf(text) !== null],
  ['sale_state', (text) => text.length <= 6 && saleStateOf(text, '') !== null],
  ['area', (text) => /\d\.\d|[㎡平]|m2/.test(text) && typeof parseArea(text) === 'number'],
  ['unit', (text) => /^[A-Za-z]?\d{3,4}室?$/.test(text)],
  ['owner_name', (text) => isName(tidyName(text))],
]

/**
 * What the columns of a sheet without headings seem to hold, each field once. A sheet that shows nothing we know gets
 * its first column as a remark, for a person to correct.
 */
export function columnsByContent(sheet: RawSheet): RegisterMapping['sheets'][number]['columns'] {
  const width = sheet.rows.slice(0, sampled).reduce((most, row) => Math.max(most, row.cells.length), 0)
  const columns = Array.from({ length: Math.min(width, 200) }, (_, column) => valuesOf(sheet, 0, column))
  const found = new Map<number, RegisterField>()
  for (const [field, holds] of signs) {
    const column = columns.findIndex((values, at) => !found.has(at) && mostly(values, holds))
    if (column >= 0) found.set(column, field)
  }
  if (found.size === 0) return [{ column: 0, field: 'remark', owner: 1 }]
  return [...found]
    .map(([column, field]) => ({ column, field, owner: 1 }))
    .sort((one, other) => one.column - other.column)
}
