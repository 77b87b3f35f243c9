import { mostHotlineRows } from '@liren/shared/complaints.hotline'
import { sheetIntake } from '../../platform/spreadsheet/sheet.intake.ts'
import { sheetIn } from './complaints.hotline.columns.rules.ts'

/** A sheet of some hundred work orders. */
export const hotlineIntake = sheetIntake({
  folder: 'complaints',
  limits: { rows: 2_000, columns: 100, cells: 60_000, characters: 2_000_000, milliseconds: 15_000 },
  find: sheetIn,
  mostRows: mostHotlineRows,
  codes: { long: 'complaint_sheet_long', unreadable: 'complaint_sheet_unreadable' },
})
