import { mostOpeningRows } from '@liren/shared/points.opening'
import { sheetIntake } from '../../platform/spreadsheet/sheet.intake.ts'
import { bookIn } from './points.opening.columns.rules.ts'

/** An older book of a thousand rows. */
export const openingIntake = sheetIntake({
  folder: 'uploads',
  limits: { rows: 5_000, columns: 100, cells: 150_000, characters: 3_000_000, milliseconds: 15_000 },
  find: bookIn,
  mostRows: mostOpeningRows,
  codes: { long: 'points_sheet_long', unreadable: 'points_sheet_unreadable' },
})
