import type { ErrorCode } from '@liren/shared/problem'
import { DomainError } from '../errors.ts'
import type { Intake } from '../http/files.ts'
import type { HeadedSheet } from './headed.sheet.ts'
import { readShort } from './read.spreadsheet.ts'
import { SpreadsheetError } from './spreadsheet.error.ts'

const tooMuch: readonly string[] = ['too_large', 'too_many_rows', 'too_many_columns']

type Short = Parameters<typeof readShort>[1]
type Sheets = Awaited<ReturnType<typeof readShort>>['sheets']

interface SheetIntake {
  /** Nobody keeps the file there: what does not come further is swept with what nothing names. */
  folder: Intake['folder']
  /** What the reader may use, titles above and other lists beside included. */
  limits: Short['limits']
  /** The list that is meant; null where none of the sheets holds it. */
  find: (sheets: Sheets) => HeadedSheet | null
  mostRows: number
  codes: { long: ErrorCode; unreadable: ErrorCode }
}

/** Reads a spreadsheet before any transaction, packed or long ones in a process of their own; of the file its words alone are left. */
export function sheetIntake({ folder, limits, find, mostRows, codes }: SheetIntake): Intake {
  const read = async (bytes: Buffer, name: string): Promise<Sheets> => {
    try {
      return (await readShort(bytes, { name, limits })).sheets
    } catch (error) {
      if (!(error instanceof SpreadsheetError)) throw error
      throw new DomainError(tooMuch.includes(error.reason) ? codes.long : codes.unreadable, { cause: error })
    }
  }
  return {
    folder,
    async make({ bytes, name }) {
      const sheet = find(await read(bytes, name))
      if (!sheet || sheet.rows.length === 0) throw new DomainError(codes.unreadable)
      if (sheet.rows.length > mostRows) throw new DomainError(codes.long)
      return { bytes: Buffer.from(JSON.stringify(sheet)), preview: null, facts: null }
    },
  }
}
