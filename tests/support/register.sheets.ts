import type { RawCell, RawSheet } from '../../server/src/features/register/register.cells.rules.ts'
import { guessMapping } from '../../server/src/features/register/register.mapping.rules.ts'
import type { resolveOwners } from '../../server/src/features/register/register.owners.rules.ts'
import { readRows, type RegisterRow } from '../../server/src/features/register/register.rows.rules.ts'

type Value = string | number | null | RawCell

const cellOf = (value: Value): RawCell => {
  if (value === null || value === '') return { text: '', kind: 'empty' }
  if (typeof value === 'number') return { text: String(value), kind: 'number', exact: String(value) }
  return typeof value === 'string' ? { text: value, kind: 'text' } : value
}

/** A sheet from the values of its rows; the first row is number 1. */
export const sheetOf = (rows: readonly (readonly Value[])[], name = '名册'): RawSheet => ({
  name,
  rows: rows.map((cells, at) => ({ number: at + 1, cells: cells.map(cellOf) })),
})

/** A sheet as a text with a line for each row and `|` between cells; `⏎` is a line break within a cell. */
export const sheetOfText = (text: string, name?: string): RawSheet =>
  sheetOf(
    text
      .trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('⏎', '\n'))),
    name,
  )

/** What comes of sheets under the mapping that is guessed for them. */
export const readGuessed = (...sheets: RawSheet[]) => readRows(sheets, guessMapping(sheets), [])

/** The rows and faults of one sheet given as text. */
export const readText = (text: string) => readGuessed(sheetOfText(text))

/** A row of the register with nothing said but what is given. */
export const rowOf = (given: Partial<RegisterRow>): RegisterRow => ({
  ...{ sheet: '名册', row: 2, building: '3号楼', entrance: '1单元', unit: '101' },
  ...{ use: null, areaCentiares: null, areaSource: null, saleState: null, owners: [] },
  ...given,
})

type Resolved = ReturnType<typeof resolveOwners>

/** Who owns what, by unit, with the units of each owner written out: nothing in it depends on keys. */
export const groupsOf = ({ ownersOf }: Pick<Resolved, 'ownersOf'>): string[] => {
  const units = new Map<string, string[]>()
  for (const [row, keys] of ownersOf) for (const key of keys) units.set(key, [...(units.get(key) ?? []), row.unit])
  return [...units.values()].map((some) => some.sort().join('+')).sort()
}
