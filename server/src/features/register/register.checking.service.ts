import { withContext, type Db } from '../../platform/db/context.ts'
import type { Sheet } from '../../platform/spreadsheet/workbook.ts'
import { mapInTurns } from '../../platform/turns.ts'
import { drawImport, type Drawing } from './register.drawing.service.ts'
import { findingPlace } from './register.import.service.ts'
import * as store from './register.import.store.ts'
import { inStep, sheetsOf, StepOver, type JobDeps, type RegisterJob } from './register.reading.service.ts'
import { lockEstate } from './register.store.ts'
import { writeDrawing } from './register.writing.service.ts'

/** Everything the drawing found, sealed, in the order in which it is shown. */
function findingsOf({ vault }: JobDeps, importId: string, drawing: Drawing): Promise<store.Finding[]> {
  const of = (kind: store.FindingKind) => (content: object) => ({ kind, content })
  const findings = [
    ...drawing.faults.map(of('fault')),
    ...drawing.questions.map(of('question')),
    ...drawing.changes.map((change) => of(change.kind)(change)),
  ]
  return mapInTurns(findings, ({ kind, content }) => ({
    kind,
    sealed: vault.seal(JSON.stringify(content), findingPlace(importId)),
  }))
}

/** Keeps what the drawing found, for a person to look at. */
async function showDrawing(
  db: Db,
  deps: JobDeps,
  { communityId, importId }: RegisterJob,
  drawing: Drawing,
  from: 'checking' | 'applying',
): Promise<void> {
  await store.replaceFindings(db, communityId, importId, await findingsOf(deps, importId, drawing))
  const moved = await store.moveImport(
    db,
    { communityId, id: importId, from: [from] },
    {
      status: 'checked',
      progress: 100,
      movedOn: from === 'applying',
      counts: drawing.counts,
      totals: drawing.totals,
      planDigest: drawing.digest,
    },
  )
  if (!moved) throw new StepOver()
}

/** Job: runs the import without writing to the register. */
export const checkRegister = (deps: JobDeps, job: RegisterJob): Promise<void> =>
  inStep(deps, job, 'checking', async (row) => {
    const sheets = await sheetsOf(deps, job, row, 70)
    await withContext(deps.pool, { communityId: job.communityId }, async (db) => {
      const drawing = await drawImport(db, deps.vault, row, sheets)
      await showDrawing(db, deps, job, drawing, 'checking')
    })
  })

/**
 * Job: writes the import, whole or not at all. It is drawn once more under the lock of the estate's register; if the
 * register has moved on since the check, nothing is written and the new findings are shown instead.
 */
export const applyRegister = (deps: JobDeps, job: RegisterJob): Promise<void> =>
  inStep(deps, job, 'applying', async (row) => {
    const sheets = await sheetsOf(deps, job, row, 50)
    const isWritten = await withContext(deps.pool, { communityId: job.communityId }, (db) =>
      applyDrawing(db, deps, job, row, sheets),
    )
    if (isWritten) await deps.files.remove(row.fileKey)
  })

async function applyDrawing(
  db: Db,
  deps: JobDeps,
  job: RegisterJob,
  row: store.ImportRow,
  sheets: Sheet[],
): Promise<boolean> {
  const { communityId, importId } = job
  await lockEstate(db, communityId, row.estateId)
  const drawing = await drawImport(db, deps.vault, row, sheets)
  if (drawing.digest !== row.planDigest) {
    await showDrawing(db, deps, job, drawing, 'applying')
    return false
  }
  await writeDrawing(db, deps.vault, row, drawing)
  const set = { status: 'applied', progress: 100, movedOn: false, peekSealed: null }
  if (!(await store.moveImport(db, { communityId, id: importId, from: ['applying'] }, set))) throw new StepOver()
  await store.deleteFindings(db, communityId, importId)
  return true
}
