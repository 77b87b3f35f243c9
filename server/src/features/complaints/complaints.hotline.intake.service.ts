import { mostHotlineRows } from '@liren/shared/complaints.hotline'
import { DomainError } from '../../platform/errors.ts'
import type { Intake } from '../../platform/http/files.ts'
import { readShort } from '../../platform/spreadsheet/read.spreadsheet.ts'
import { SpreadsheetError } from '../../platform/spreadsheet/spreadsheet.error.ts'
import { sheetIn } from './complaints.hotline.columns.rules.ts'

/** What the reader may use for a sheet of some hundred rows, with titles above and lists of words beside. */
const limits = { rows: 2_000, columns: 100, cells: 60_000, characters: 2_000_000, milliseconds: 15_000 }

const tooMuch: readonly string[] = ['too_large', 'too_many_rows', 'too_many_columns']

async function read(bytes: Buffer, name: string) {
  try {
    return (await readShort(bytes, { name, limits })).sheets
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error
    const code = tooMuch.includes(error.reason) ? 'complaint_sheet_long' : 'complaint_sheet_unreadable'
    throw new DomainError(code, { cause: error })
  }
}

/** Reads the sheet of work orders before any transaction, packed or long ones in a process of their own; of the file its words alone are left. */
export const hotlineIntake: Intake = {
  // Nobody keeps it there: what does not come further is swept with the pictures that no step shows.
  folder: 'complaints',
  async make({ bytes, name }) {
    const sheet = sheetIn(await read(bytes, name))
    if (!sheet || sheet.rows.length === 0) throw new DomainError('complaint_sheet_unreadable')
    if (sheet.rows.length > mostHotlineRows) throw new DomainError('complaint_sheet_long')
    return { bytes: Buffer.from(JSON.stringify(sheet)), preview: null, facts: null }
  },
}
