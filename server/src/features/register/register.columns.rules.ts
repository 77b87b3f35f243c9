import type { RegisterField, RegisterMapping } from '@liren/shared/register.findings'
import { cellText, isNothing, type RawCell, type RawRow } from './register.cells.rules.ts'

type SheetMapping = RegisterMapping['sheets'][number]

/** The columns that name one owner. */
export interface OwnerColumns {
  name: number | undefined
  phone: number | undefined
  id: number | undefined
}

/** A sheet's mapping, ready for reading rows. */
export interface Columns {
  mapping: SheetMapping
  headings: readonly string[]
  owners: OwnerColumns[]
  of: (field: RegisterField) => number | undefined
  all: (field: RegisterField) => number[]
}

/** Looks up the columns of a mapping; `headings` is the text of the heading row, empty without one. */
export function columnsOf(mapping: SheetMapping, headings: readonly string[]): Columns {
  const all = (field: RegisterField) => mapping.columns.filter((one) => one.field === field).map(({ column }) => column)
  const ordinals = mapping.columns.filter(({ field }) => field.startsWith('owner_')).map(({ owner }) => owner)
  const ofOwner = (field: RegisterField, owner: number) =>
    mapping.columns.find((one) => one.field === field && one.owner === owner)?.column
  const owners = [...new Set(ordinals)]
    .sort((one, other) => one - other)
    .map((owner) => ({
      name: ofOwner('owner_name', owner),
      phone: ofOwner('owner_phone', owner),
      id: ofOwner('owner_id', owner),
    }))
  const firsts = new Map(mapping.columns.toReversed().map(({ field, column }) => [field, column]))
  return { mapping, headings, owners, all, of: (field) => firsts.get(field) }
}

/** A row as its mapping sees it. */
export interface Cells {
  /** The cell itself; undefined where the mapping has no such column, or the cell has no value of its own. */
  cell: (column: number | undefined) => RawCell | undefined
  /** What the cell says, cleaned; empty for whatever people write into cells they leave empty. */
  text: (column: number | undefined) => string
}

/** Whether a cell has no value to take: a formula, or an error of one. */
export const isBroken = (cell: RawCell | undefined): boolean => cell?.kind === 'formula' || cell?.kind === 'error'

/** The cells of a row; those without a value to take read as empty (`brokenCells` names them). */
export function cellsOf(row: RawRow): Cells {
  const cell = (column: number | undefined) => {
    const found = column === undefined ? undefined : row.cells[column]
    return isBroken(found) ? undefined : found
  }
  const text = (column: number | undefined) => {
    const said = cellText(cell(column))
    return isNothing(said) ? '' : said
  }
  return { cell, text }
}
