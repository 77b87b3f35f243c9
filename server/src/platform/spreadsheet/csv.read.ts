import { isAscii, isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { withoutGuard } from './csv.guard.ts'
import type { RowSink } from './row.sink.ts'
import { SpreadsheetError } from './spreadsheet.error.ts'
import type { Cell, SpreadsheetLimits, TextEncoding } from './workbook.ts'

const pieceBytes = 64 * 1024
const fullWidthComma = '\uFF0C'

/** Reads separated text: its encoding and separator are found out, quoting is RFC 4180's. Throws a SpreadsheetError. */
export async function readCsv(bytes: Buffer, limits: SpreadsheetLimits, sink: RowSink): Promise<void> {
  const encoding = encodingOf(bytes)
  let taken = 0
  const pieces = decoded(bytes, encoding, (upTo) => {
    taken = upTo
  })
  const parser = parse({
    delimiter: separatorOf(new TextDecoder(encoding).decode(bytes.subarray(0, pieceBytes))),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    // In bytes; a quote that nobody closed ends here at the latest.
    max_record_size: limits.cellCharacters * 8,
  })
  sink.workbook('csv', encoding)
  sink.sheet(null, false)
  let number = 0
  try {
    const feeding = pipeline(Readable.from(pieces), parser)
    // What stops it stops the loop below, too, which tells.
    feeding.catch(() => undefined)
    for await (const record of parser as AsyncIterable<string[]>) {
      sink.row((number += 1), record.map(cellOf))
      await sink.progress(taken / bytes.length)
    }
  } catch (error) {
    throw error instanceof CsvError ? refusal(error, number + 1) : error
  }
}

/** By the mark at the beginning, or else UTF-8 when it can be that, or else what Chinese Excel writes. */
function encodingOf(bytes: Buffer): TextEncoding {
  const mark = bytes.subarray(0, 3).toString('hex')
  if (mark.startsWith('fffe')) return 'utf-16le'
  if (mark.startsWith('feff')) return 'utf-16be'
  if (isUtf8(bytes)) return 'utf-8'
  // Read as anything else, every name in it would turn into another.
  if (mark === 'efbbbf' || isCutUtf8(bytes)) throw new SpreadsheetError('damaged', 'broken UTF-8')
  // GB 18030 is the whole of which GBK is a part.
  return 'gb18030'
}

/** Whether all but the beginning of one last character is UTF-8, and more than ASCII. */
const isCutUtf8 = (bytes: Buffer) =>
  [1, 2, 3].map((cut) => bytes.subarray(0, -cut)).some((rest) => isUtf8(rest) && !isAscii(rest))

function* decoded(bytes: Buffer, encoding: TextEncoding, onTaken: (upTo: number) => void): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    onTaken(at)
    yield readable(() => decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }))
  }
  yield readable(() => decoder.decode())
}

/** Text that a person could have written: no bytes that stand for nothing, and no control characters. */
function readable(decode: () => string): string {
  const text = attempt(decode)
  if (text === undefined || /[^\P{Cc}\s]/u.test(text)) throw new SpreadsheetError('not_a_spreadsheet', 'not text')
  return text
}

function attempt(decode: () => string): string | undefined {
  try {
    return decode()
  } catch {
    return undefined
  }
}

/** The separator that stands most often in the usual line; what is quoted does not count. */
function separatorOf(sample: string): string {
  const lines = sample
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  const usual = (separator: string) => {
    const counts = lines.map((line) => line.split(separator).length - 1).sort((a, b) => a - b)
    return counts[Math.floor(counts.length / 2)] ?? 0
  }
  return [',', ';', '\t', fullWidthComma].reduce((best, one) => (usual(one) > usual(best) ? one : best))
}

/** A value as it stands; what Excel would compute is a formula, but for `="0123"`, which only keeps a text a text. */
function cellOf(field: string): Cell {
  const kept = /^="([^"]*)"$/.exec(field)?.[1] ?? withoutGuard(field)
  if (kept === '') return { text: '', kind: 'empty' }
  return { text: kept, kind: field.startsWith('=') && kept === field ? 'formula' : 'text' }
}

function refusal(error: CsvError, row: number): SpreadsheetError {
  return error.code === 'CSV_MAX_RECORD_SIZE'
    ? new SpreadsheetError('too_large', `row ${row} is too long`)
    : new SpreadsheetError('damaged', `row ${row}: ${error.code}`)
}
