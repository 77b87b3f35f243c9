import { createSink } from './row.sink.ts'
import { readBytes } from './read.bytes.ts'
import { SpreadsheetError } from './spreadsheet.error.ts'
import type { Said, SpreadsheetLimits } from './workbook.ts'

/* The process that reads one spreadsheet: limits as the first message, the file as standard input, then it speaks. */

const say = (said: Said): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(said, undefined, undefined, (error) => (error ? reject(error) : resolve()))
  })

async function read(limits: SpreadsheetLimits): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  const sink = createSink(limits, say)
  await readBytes(Buffer.concat(pieces), limits, sink)
  await sink.end()
}

const lastWord = (error: unknown): Said =>
  error instanceof SpreadsheetError
    ? { kind: 'refused', reason: error.reason, detail: error.message }
    : { kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }

process.once('message', (limits: SpreadsheetLimits) => {
  void read(limits).then(
    () => say({ kind: 'done' }),
    (error: unknown) => say(lastWord(error)),
  )
})
// Whoever started us has gone.
process.once('disconnect', () => process.exit())
