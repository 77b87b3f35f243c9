import { SpreadsheetError } from './spreadsheet.error.ts'
import type { Cell, Said, SpreadsheetLimits, TextEncoding, Workbook } from './workbook.ts'

const empty: Cell = { text: '', kind: 'empty' }

/** So many cells, or characters, are worth passing on. */
const batchCells = 5_000
const batchCharacters = 100_000

/** Takes what is read, holds it to the limits, and passes it on in batches. */
export interface RowSink {
  workbook(format: Workbook['format'], encoding: TextEncoding | null): void
  /** Begins a sheet; null for a name that only the file's own name can give. */
  sheet(name: string | null, hidden: boolean): void
  /** Cells by their place in the row; places without one, and a row of nothing, count for nothing. */
  row(number: number, cells: (Cell | undefined)[]): void
  /** Ends a sheet. */
  merges(merges: string[]): void
  /** Passes on what is waiting when it is worth it. `share`: how much of the file has been read, of 1. */
  progress(share: number): Promise<void>
  /** Passes on the rest. */
  end(): Promise<void>
}

/** A sink that hands its messages to `say`, one after the other. */
export function createSink(limits: SpreadsheetLimits, say: (said: Said) => Promise<void>): RowSink {
  const total = { rows: 0, cells: 0, characters: 0 }
  const batch = { cells: 0, characters: 0 }
  let waiting: Said[] = []

  function count(number: number, lengths: number[]): void {
    const characters = lengths.reduce((sum, length) => sum + length, 0)
    for (const sum of [total, batch]) {
      sum.cells += lengths.length
      sum.characters += characters
    }
    total.rows += 1
    if (total.rows > limits.rows) throw new SpreadsheetError('too_many_rows', `over ${limits.rows} rows`)
    if (total.cells > limits.cells) throw new SpreadsheetError('too_large', `over ${limits.cells} cells`)
    if (total.characters > limits.characters)
      throw new SpreadsheetError('too_large', `over ${limits.characters} characters`)
    if (lengths.some((length) => length > limits.cellCharacters))
      throw new SpreadsheetError('too_large', `over ${limits.cellCharacters} characters in one cell of row ${number}`)
  }

  async function pass(): Promise<void> {
    const said = waiting
    waiting = []
    batch.cells = 0
    batch.characters = 0
    for (const one of said) await say(one)
  }

  return {
    workbook: (format, encoding) => void waiting.push({ kind: 'workbook', format, encoding }),
    sheet: (name, hidden) => void waiting.push({ kind: 'sheet', name, hidden }),
    row(number, places) {
      const length = places.findLastIndex((cell) => cell !== undefined && cell.text !== '') + 1
      if (length === 0) return
      if (length > limits.columns) throw new SpreadsheetError('too_many_columns', `${length} columns in row ${number}`)
      const cells = Array.from({ length }, (_, index) => places[index] ?? empty)
      count(
        number,
        cells.map(({ text }) => text.length),
      )
      const last = waiting.at(-1)
      if (last?.kind === 'rows') last.rows.push({ number, cells })
      else waiting.push({ kind: 'rows', rows: [{ number, cells }] })
    },
    merges: (merges) => void (merges.length > 0 && waiting.push({ kind: 'merges', merges })),
    async progress(share) {
      if (batch.cells < batchCells && batch.characters < batchCharacters) return
      await pass()
      await say({ kind: 'progress', share })
    },
    end: pass,
  }
}
