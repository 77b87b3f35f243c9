import type { RowSink } from './row.sink.ts'
import { SpreadsheetError } from './spreadsheet.error.ts'
import type { Cell, SpreadsheetLimits } from './workbook.ts'
import { richText } from './xlsx.strings.ts'
import type { Styles } from './xlsx.styles.ts'
import type { XmlListener } from './xml.part.ts'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  strings: string[]
  styles: Styles
  limits: SpreadsheetLimits
}

/** A cell (`c`) while it is being read. */
interface OpenCell {
  column: number
  type: string
  style: number
  value: string
  formula: string | undefined
  /** Joins the cells that share one formula, which only the first of them spells. */
  shared: string | undefined
}

const lastRow = 1_048_576
const lastColumn = 16_384
/** More are not told; a register has a handful. */
const mostMerges = 10_000
const area = /^[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}$/
const damaged = (detail: string) => new SpreadsheetError('damaged', detail)

/** Hears the XML of a worksheet (ECMA-376-1, 18.3), gives its rows to `sink`, and collects its merged areas. */
export function sheetListener(
  { strings, styles, limits }: SheetContext,
  sink: RowSink,
): { listener: XmlListener; merges: string[] } {
  const merges: string[] = []
  const inline = richText()
  const formulas = new Map<string, string>()
  let row = 0
  let cells: (Cell | undefined)[] = []
  let column = 0
  let cell: OpenCell | undefined
  let inside: string | undefined

  function openRow(stated: string | undefined): void {
    const number = stated === undefined ? row + 1 : Number(stated)
    if (!Number.isInteger(number) || number <= row || number > lastRow) throw damaged(`row ${stated} after ${row}`)
    row = number
    column = 0
    cells = []
  }

  function openCell({ r, t = 'n', s = '0' }: Record<string, string>): void {
    column = r === undefined ? column + 1 : columnOf(r)
    cell = { column, type: t, style: Number(s), value: '', formula: undefined, shared: undefined }
    inline.take()
  }

  function closeCell(open: OpenCell): void {
    const made = cellOf(open)
    if (made === undefined || made.text === '') return
    if (open.column > limits.columns) throw new SpreadsheetError('too_many_columns', `column ${open.column}`)
    cells[open.column - 1] = made
  }

  function cellOf({ type, style, value, formula, shared }: OpenCell): Cell | undefined {
    if (formula !== undefined) {
      const spelled = formula || formulas.get(shared ?? '') || ''
      if (shared !== undefined) formulas.set(shared, spelled)
      return { text: `=${spelled}`, kind: 'formula' }
    }
    if (type === 'inlineStr') return { text: inline.take(), kind: 'text' }
    if (value === '') return undefined
    switch (type) {
      case 's':
        return { text: strings[Number(value)] ?? missing(value), kind: 'text' }
      case 'str':
        return { text: value, kind: 'text' }
      case 'b':
        return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE', kind: 'boolean' }
      case 'e':
        return { text: value, kind: 'error' }
      case 'd':
        return { text: value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' '), kind: 'date' }
      default:
        return styles(value, style) ?? missing(value)
    }
  }

  function merge(reference: string): void {
    if (area.test(reference) && merges.length < mostMerges) merges.push(reference)
  }

  function missing(value: string): never {
    throw damaged(`row ${row}: no such value (${value.length} characters)`)
  }

  const listener: XmlListener = {
    open(name, attributes) {
      if (name === 'row') openRow(attributes.r)
      else if (name === 'c') openCell(attributes)
      else if (name === 'mergeCell') merge(attributes.ref ?? '')
      else if (cell && name === 'f') {
        cell.formula = ''
        cell.shared = attributes.si
      }
      inside = name
      inline.listener.open(name, attributes)
    },
    text(text) {
      if (!cell) return
      if (inside === 'v') cell.value += text
      else if (inside === 'f') cell.formula += text
      else inline.listener.text(text)
    },
    close(name) {
      inline.listener.close(name)
      inside = undefined
      if (name === 'c' && cell) {
        closeCell(cell)
        cell = undefined
      } else if (name === 'row') sink.row(row, cells)
    },
  }
  return { listener, merges }
}

/** The column of a reference such as `AB12`, from 1. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1]
  if (letters === undefined) throw damaged('a cell without a place')
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  if (column > lastColumn) throw damaged(`column ${letters}`)
  return column
}
