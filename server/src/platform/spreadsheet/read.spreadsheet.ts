import type { ChildProcess } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { startChild } from './child.program.ts'
import { readBytes } from './read.bytes.ts'
import { createSink } from './row.sink.ts'
import { SpreadsheetError } from './spreadsheet.error.ts'
import { createTurns } from './turns.ts'
import { defaultLimits, type Said, type SpreadsheetLimits, type Workbook } from './workbook.ts'

export interface ReadOptions {
  /** The file's name, for the sheet of a .csv; what the file is, its bytes say. */
  name: string
  limits?: Partial<SpreadsheetLimits>
  /** Rows so far, and how much of the file they are, of 1. */
  onProgress?: (progress: { rows: number; share: number }) => void
  signal?: AbortSignal
}

/** So that many files at once take no more memory than two. */
const inTurn = createTurns(2)

/**
 * Reads an .xlsx or .csv, from its bytes or from a path, in a process of its own with limited memory and time. Two are
 * read at once, others wait. Throws a SpreadsheetError when the file cannot be read, is over a limit, or `signal` aborts.
 * When this settles, the process is gone.
 */
export function readSpreadsheet(file: Buffer | string, options: ReadOptions): Promise<Workbook> {
  return inTurn(() => read(file, options))
}

async function read(file: Buffer | string, options: ReadOptions): Promise<Workbook> {
  const limits = { ...defaultLimits, ...options.limits }
  const size = typeof file === 'string' ? (await stat(file)).size : file.length
  if (size === 0) throw new SpreadsheetError('empty', 'no bytes')
  if (size > limits.fileBytes) throw new SpreadsheetError('too_large', `${size} bytes`)
  if (options.signal?.aborted) throw cancelled()

  const child = startChild(limits.megabytes)
  const bytes = typeof file === 'string' ? createReadStream(file) : Readable.from([file])
  const { hear, workbook } = listener(options)
  const ended = outcome(child, bytes, { limits, signal: options.signal, hear })
  child.send(limits)
  if (child.stdin) bytes.pipe(child.stdin)
  const error = await ended
  bytes.destroy()
  if (error) throw error
  return workbook
}

/** So short a file, which is not packed, asks for no more than it is. */
const shortBytes = 64 * 1024

/**
 * Reads a short .csv in this process, and anything else like `readSpreadsheet`: for files that somebody waits for, many of
 * which are a few lines.
 */
export async function readShort(bytes: Buffer, options: ReadOptions): Promise<Workbook> {
  const isPacked = bytes.subarray(0, 2).toString('latin1') === 'PK'
  if (bytes.length > shortBytes || isPacked) return readSpreadsheet(bytes, options)
  if (bytes.length === 0) throw new SpreadsheetError('empty', 'no bytes')
  const limits = { ...defaultLimits, ...options.limits }
  const { hear, workbook } = listener(options)
  const sink = createSink(limits, (said) => {
    hear(said)
    return Promise.resolve()
  })
  await readBytes(bytes, limits, sink)
  await sink.end()
  return workbook
}

const cancelled = () => new SpreadsheetError('cancelled', 'by the caller')

/** Hears the child until it has said its last word or must be ended, ends it, and resolves when it is gone. */
function outcome(
  child: ChildProcess,
  bytes: Readable,
  { limits, signal, hear }: { limits: SpreadsheetLimits; signal?: AbortSignal; hear: (said: Said) => void },
): Promise<Error | null> {
  return new Promise((resolve) => {
    let result: Error | null | undefined
    let complaint = ''
    const settle = (error: Error | null) => {
      if (result !== undefined) return
      result = error
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      child.kill('SIGKILL')
    }
    const abort = () => settle(cancelled())
    // What listens to the progress is not ours.
    const attempt = (work: () => void) => {
      try {
        work()
      } catch (error) {
        settle(error instanceof Error ? error : new Error(String(error)))
      }
    }
    const timer = setTimeout(
      () => settle(new SpreadsheetError('took_too_long', `over ${limits.milliseconds} ms`)),
      limits.milliseconds,
    )
    signal?.addEventListener('abort', abort)
    child.stderr?.on('data', (piece: Buffer) => {
      complaint = `${complaint}${piece.toString()}`.slice(-2_000)
    })
    child.on('message', (said: Said) => {
      if (result !== undefined) return
      if (said.kind === 'done') settle(null)
      else if (said.kind === 'refused') settle(new SpreadsheetError(said.reason, said.detail))
      else if (said.kind === 'broken') settle(new Error(said.stack))
      else attempt(() => hear(said))
    })
    for (const one of [child, bytes]) one.on('error', settle)
    // It may be ended before it has taken the whole file.
    child.stdin?.on('error', () => undefined)
    child.once('close', (code, endedBy) => {
      if (result === undefined) settle(lastBreath(code, endedBy, complaint))
      resolve(result ?? null)
    })
  })
}

/** A process that ended before its last word: V8 aborts at its limit, and the system kills when its memory is short. */
function lastBreath(code: number | null, signal: string | null, complaint: string): Error {
  if (signal === 'SIGABRT' || signal === 'SIGKILL' || /heap out of memory|allocation failed/i.test(complaint))
    return new SpreadsheetError('no_memory', `ended by ${signal ?? code}`)
  return new Error(`The reader of spreadsheets ended by itself (${signal ?? code}): ${complaint}`)
}

/** Puts together what the child says. */
function listener({ name, onProgress }: ReadOptions): { hear: (said: Said) => void; workbook: Workbook } {
  const workbook: Workbook = { format: 'xlsx', encoding: null, sheets: [] }
  let rows = 0
  function hear(said: Said): void {
    const sheet = workbook.sheets.at(-1)
    switch (said.kind) {
      case 'workbook':
        workbook.format = said.format
        workbook.encoding = said.encoding
        break
      case 'sheet':
        workbook.sheets.push({ name: said.name ?? path.parse(name).name, hidden: said.hidden, merges: [], rows: [] })
        break
      case 'rows':
        rows += said.rows.length
        for (const row of said.rows) sheet?.rows.push(row)
        break
      case 'merges':
        if (sheet) sheet.merges = said.merges
        break
      case 'progress':
        onProgress?.({ rows, share: said.share })
        break
      default:
    }
  }
  return { hear, workbook }
}
