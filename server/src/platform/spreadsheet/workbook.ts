import type { SpreadsheetReason } from './spreadsheet.error.ts'

/** What a cell holds. A `formula` has no value here: its text is the formula, beginning with `=`. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error' | 'empty'

export interface Cell {
  /** What a person sees: the number as formatted, a date as `2021-03-05` or `2021-03-05 14:30:00`, TRUE, #N/A. */
  text: string
  kind: CellKind
  /** Of numbers and of dates kept as one: the stored decimal, to the 15 digits that Excel means. */
  exact?: string
}

export interface Row {
  /** From 1, as Excel shows it. */
  number: number
  /** By column, the first column first. What is empty behind the last value is left out. */
  cells: Cell[]
}

export interface Sheet {
  name: string
  /** Hidden from who opens the file. */
  hidden: boolean
  /** Merged areas such as `A1:M1`; the value stands in their first cell, the others are empty. */
  merges: string[]
  /** Rows that hold nothing are left out. */
  rows: Row[]
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface Workbook {
  format: 'xlsx' | 'csv'
  /** How the bytes of a .csv were understood; null for .xlsx. */
  encoding: TextEncoding | null
  sheets: Sheet[]
}

/** How much a file may ask of us. Rows, cells and text are counted over all sheets, and only where something stands. */
export interface SpreadsheetLimits {
  fileBytes: number
  /** Of all that is unpacked, together. */
  expandedBytes: number
  /** How many times its packed size one part of the file may be, when it is over a megabyte. */
  expansion: number
  /** Parts of the file, such as sheets and pictures. */
  entries: number
  rows: number
  columns: number
  cells: number
  characters: number
  cellCharacters: number
  /** The reader's own heap. */
  megabytes: number
  milliseconds: number
}

export const defaultLimits: SpreadsheetLimits = {
  fileBytes: 50 * 1024 * 1024,
  expandedBytes: 400 * 1024 * 1024,
  expansion: 200,
  entries: 2_000,
  rows: 50_000,
  columns: 200,
  cells: 1_000_000,
  characters: 20_000_000,
  cellCharacters: 32_767,
  megabytes: 256,
  milliseconds: 60_000,
}

/** What the reading process says. After `done`, `refused` or `broken` it waits to be ended. */
export type Said =
  | { kind: 'workbook'; format: Workbook['format']; encoding: TextEncoding | null }
  | { kind: 'sheet'; name: string | null; hidden: boolean }
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'merges'; merges: string[] }
  | { kind: 'progress'; share: number }
  | { kind: 'done' }
  | { kind: 'refused'; reason: SpreadsheetReason; detail: string }
  | { kind: 'broken'; stack: string }
