/**
 * Why a file was not read.
 * `not_a_spreadsheet`: something else, whatever its name says. `legacy_xls`: a table, but of a format we do not read
 * (.xls, .xlsb, .ods, a web page named .xls); saved as .xlsx it can be read. `encrypted`: needs a password.
 * `too_large`: the file, its cells or its text. `expands_too_far`: unpacked, it would be far larger than it may be.
 * `damaged`: cut off or broken. `no_memory`, `took_too_long`: the reader came to its limit and was ended.
 */
export type SpreadsheetReason =
  | 'empty'
  | 'not_a_spreadsheet'
  | 'encrypted'
  | 'legacy_xls'
  | 'too_large'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'expands_too_far'
  | 'damaged'
  | 'took_too_long'
  | 'no_memory'
  | 'cancelled'

/** The file could not be read. The message is for the log: it names parts and numbers, never what stands in a cell. */
export class SpreadsheetError extends Error {
  override name = 'SpreadsheetError'
  readonly reason: SpreadsheetReason

  constructor(reason: SpreadsheetReason, detail: string) {
    super(detail.slice(0, 200))
    this.reason = reason
  }
}
