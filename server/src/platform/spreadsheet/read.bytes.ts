import { readCsv } from './csv.read.ts'
import type { RowSink } from './row.sink.ts'
import { SpreadsheetError } from './spreadsheet.error.ts'
import type { SpreadsheetLimits } from './workbook.ts'
import { readXlsx } from './xlsx.read.ts'
import { openZip } from './zip.parts.ts'

/** Reads a file by what its bytes say it is. Throws a SpreadsheetError. */
export async function readBytes(bytes: Buffer, limits: SpreadsheetLimits, sink: RowSink): Promise<void> {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]))
    return readXlsx(await openZip(bytes, limits), limits, sink)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw compound(bytes)
  const start = bytes.subarray(0, 64 * 1024).toString('latin1')
  if (/^(?:%PDF-|\{\\rtf)/.test(start)) throw new SpreadsheetError('not_a_spreadsheet', 'a document')
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<[!?a-z]/i.test(start)) throw markup(start)
  return readCsv(bytes, limits, sink)
}

const startsWith = (bytes: Buffer, magic: number[]) => magic.every((byte, index) => bytes[index] === byte)

/** A compound file (MS-CFB): Office before 2007, and what later Office made of a file with a password. */
function compound(bytes: Buffer): SpreadsheetError {
  if (hasStream(bytes, 'EncryptedPackage')) return new SpreadsheetError('encrypted', 'a compound file')
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return new SpreadsheetError('legacy_xls', '.xls')
  return new SpreadsheetError('not_a_spreadsheet', 'a compound file')
}

/** Whether a directory entry has this name: entries lie on 128 bytes, the length of the name 64 behind it (MS-CFB 2.6.1). */
function hasStream(bytes: Buffer, name: string): boolean {
  const text = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 2)) {
    if (at % 128 === 0 && at + 66 <= bytes.length && bytes.readUInt16LE(at + 64) === text.length) return true
  }
  return false
}

/** Excel opens web pages and its own XML of 2003 as tables, so many systems write them and name them .xls. */
function markup(start: string): SpreadsheetError {
  const table = /<table|urn:schemas-microsoft-com:office:spreadsheet/i.test(start)
  return new SpreadsheetError(table ? 'legacy_xls' : 'not_a_spreadsheet', 'markup')
}
