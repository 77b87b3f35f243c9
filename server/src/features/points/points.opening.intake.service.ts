import { mostOpeningRows } from '@liren/shared/points.opening'
import { DomainError } from '../../platform/errors.ts'
import type { Intake } from '../../platform/http/files.ts'
import { readShort } from '../../platform/spreadsheet/read.spreadsheet.ts'
import { SpreadsheetError } from '../../platform/spreadsheet/spreadsheet.error.ts'
import { bookIn } from './points.opening.columns.rules.ts'

/** What the reader may use for a book of a thousand rows, with titles above and other lists beside. */
const limits = { rows: 5_000, columns: 100, cells: 150_000, characters: 3_000_000, milliseconds: 15_000 }

const tooMuch: readonly string[] = ['too_large', 'too_many_rows', 'too_many_columns']

async function read(bytes: Buffer, name: string) {
  try {
    return (await readShort(bytes, { name, limits })).sheets
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error
    const code = tooMuch.includes(error.reason) ? 'points_sheet_long' : 'points_sheet_unreadable'
    throw new DomainError(code, { cause: error })
  }
}

/** Reads an older book before any transaction, packed or long ones in a process of their own; of the file its words alone are left. */
export const openingIntake: Intake = {
  // Nobody keeps it there: what does not come further is swept with the uploads that no import names.
  folder: 'uploads',
  async make({ bytes, name }) {
    const book = bookIn(await read(bytes, name))
    if (!book || book.rows.length === 0) throw new DomainError('points_sheet_unreadable')
    if (book.rows.length > mostOpeningRows) throw new DomainError('points_sheet_long')
    return { bytes: Buffer.from(JSON.stringify(book)), preview: null, facts: null }
  },
}
