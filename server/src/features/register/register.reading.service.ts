import type { ImportFailure, ImportStatus } from '@liren/shared/register'
import type pg from 'pg'
import { withContext } from '../../platform/db/context.ts'
import { readSpreadsheet } from '../../platform/spreadsheet/read.spreadsheet.ts'
import { SpreadsheetError } from '../../platform/spreadsheet/spreadsheet.error.ts'
import type { Sheet } from '../../platform/spreadsheet/workbook.ts'
import type { RegisterDeps } from './register.deps.ts'
import { discardLater, peekPlace } from './register.import.service.ts'
import * as store from './register.import.store.ts'
import { guessMapping } from './register.mapping.rules.ts'

export interface RegisterJob {
  communityId: string
  importId: string
}

export interface JobDeps extends RegisterDeps {
  pool: pg.Pool
}

/** The import was cancelled, or another process has done this step: there is nothing left to do. */
export class StepOver extends Error {}

/** How often progress is written, and a cancellation noticed. */
const noteEveryMs = 500

/**
 * The sheets of an import's file, read in a process of its own. Notes progress up to `upTo` percent of the step, and
 * throws `StepOver` when the import leaves the step meanwhile, `SpreadsheetError` when the file cannot be read.
 */
export async function sheetsOf(
  { pool, files }: JobDeps,
  job: RegisterJob,
  row: store.ImportRow,
  upTo: number,
): Promise<Sheet[]> {
  const bytes = await files.get(row.fileKey)
  if (!bytes) throw new SpreadsheetError('damaged', 'the stored file is gone')
  const over = new AbortController()
  let percent = 0
  const at = { communityId: job.communityId, id: job.importId, in: row.status as ImportStatus }
  const note = async () => {
    const isOn = await withContext(pool, { communityId: job.communityId }, (db) => store.noteProgress(db, at, percent))
    if (!isOn) over.abort()
  }
  const timer = setInterval(() => void note().catch(() => undefined), noteEveryMs)
  try {
    const { sheets } = await readSpreadsheet(bytes, {
      name: row.fileName,
      signal: over.signal,
      onProgress: ({ share }) => {
        percent = Math.floor(share * upTo)
      },
    })
    return sheets.filter((sheet) => !sheet.hidden)
  } catch (error) {
    if (over.signal.aborted) throw new StepOver()
    throw error
  } finally {
    clearInterval(timer)
  }
}

/** An import that is in this step, or null when it has left it. */
async function importIn(
  { pool }: JobDeps,
  { communityId, importId }: RegisterJob,
  status: ImportStatus,
): Promise<store.ImportRow | null> {
  const row = await withContext(pool, { communityId }, (db) => store.readImport(db, communityId, importId))
  return row?.status === status ? row : null
}

/** Ends an import whose file cannot be read; nothing of it is kept but why. */
async function failImport(
  { pool }: JobDeps,
  { communityId, importId }: RegisterJob,
  failure: ImportFailure,
): Promise<void> {
  await withContext(pool, { communityId }, async (db) => {
    const at = { communityId, id: importId, from: store.openStatuses }
    await store.moveImport(db, at, { ...store.forgotten, status: 'failed', failure })
    await store.deleteFindings(db, communityId, importId)
    await discardLater(db, { communityId, importId })
  })
}

/** `cancelled` is what we do to the reader when the step is over, so it never ends an import. */
const failureOf = ({ reason }: SpreadsheetError): ImportFailure => (reason === 'cancelled' ? 'internal' : reason)

/** Ends an import that we cannot get on with. */
export async function giveUp(deps: JobDeps, { communityId, importId }: RegisterJob): Promise<void> {
  const row = await withContext(deps.pool, { communityId }, (db) => store.readImport(db, communityId, importId))
  if (row) await failImport(deps, { communityId, importId }, 'internal')
}

/** Runs a step; a file that cannot be read ends the import, a step that is over ends quietly. */
export async function inStep(
  deps: JobDeps,
  job: RegisterJob,
  status: ImportStatus,
  step: (row: store.ImportRow) => Promise<void>,
): Promise<void> {
  const row = await importIn(deps, job, status)
  if (!row) return
  try {
    await step(row)
  } catch (error) {
    if (error instanceof StepOver) return
    if (!(error instanceof SpreadsheetError)) throw error
    await failImport(deps, job, failureOf(error))
  }
}

const peekSheets = 12
const peekRows = 12
const peekColumns = 40
const peekCharacters = 40

/** What a person needs to see of each sheet to say what its columns mean. */
const peekOf = (sheets: readonly Sheet[]) =>
  sheets.slice(0, peekSheets).map((sheet) => ({
    name: sheet.name,
    rowCount: sheet.rows.length,
    rows: sheet.rows.slice(0, peekRows).map((row) => ({
      number: row.number,
      cells: row.cells.slice(0, peekColumns).map((cell) => cell.text.slice(0, peekCharacters)),
    })),
  }))

/** Job: reads the file once, guesses what its columns mean, and waits for a person. */
export const readRegister = (deps: JobDeps, job: RegisterJob): Promise<void> =>
  inStep(deps, job, 'reading', async (row) => {
    const sheets = await sheetsOf(deps, job, row, 95)
    if (sheets.every((sheet) => sheet.rows.length === 0)) throw new SpreadsheetError('empty', 'no rows')
    const peekSealed = deps.vault.seal(JSON.stringify(peekOf(sheets)), peekPlace(job.importId))
    const { communityId, importId } = job
    await withContext(deps.pool, { communityId }, (db) =>
      store.moveImport(
        db,
        { communityId, id: importId, from: ['reading'] },
        { status: 'mapping', progress: 100, peekSealed, mapping: guessMapping(sheets) },
      ),
    )
  })

/** Job: removes the file of an import that is over. */
export async function discardFile({ pool, files }: JobDeps, { communityId, importId }: RegisterJob): Promise<void> {
  const row = await withContext(pool, { communityId }, (db) => store.readImport(db, communityId, importId))
  if (row && !(store.openStatuses as string[]).includes(row.status)) await files.remove(row.fileKey)
}
