import { withContext } from '../../platform/db/context.ts'
import type { Sheet } from '../../platform/spreadsheet/workbook.ts'
import { mapInTurns } from '../../platform/turns.ts'
import type { Drawing } from './register.drawing.rules.ts'
import { digestOfDrawing, draw, readCurrent, readFingerprint } from './register.drawing.service.ts'
import { discardLater, findingPlace } from './register.import.service.ts'
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
  deps: JobDeps,
  { communityId, importId }: RegisterJob,
  drawing: Drawing,
  from: 'checking' | 'applying',
): Promise<void> {
  const findings = await findingsOf(deps, importId, drawing)
  await withContext(deps.pool, { communityId }, async (db) => {
    await store.replaceFindings(db, communityId, importId, findings)
    const moved = await store.moveImport(
      db,
      { communityId, id: importId, from: [from] },
      {
        status: 'checked',
        progress: 100,
        movedOn: from === 'applying',
        counts: drawing.counts,
        totals: drawing.totals,
        planDigest: digestOfDrawing(deps.vault, drawing),
      },
    )
    if (!moved) throw new StepOver()
  })
}

/** The register as it stands now, and what the import would do to it. No transaction is open while it is drawn. */
async function drawNow(deps: JobDeps, row: store.ImportRow, sheets: Sheet[]) {
  const { pool, vault } = deps
  const current = await withContext(pool, { communityId: row.communityId }, (db) => readCurrent(db, vault, row))
  return { current, drawing: await draw(vault, row, sheets, current) }
}

/** Job: runs the import without writing to the register. */
export const checkRegister = (deps: JobDeps, job: RegisterJob): Promise<void> =>
  inStep(deps, job, 'checking', async (row) => {
    const sheets = await sheetsOf(deps, job, row, 50)
    const { drawing } = await drawNow(deps, row, sheets)
    await showDrawing(deps, job, drawing, 'checking')
  })

/**
 * Job: writes the import, whole or not at all. It is drawn once more; if the register has moved on since the check,
 * nothing is written and the new findings are shown instead.
 */
export const applyRegister = (deps: JobDeps, job: RegisterJob): Promise<void> =>
  inStep(deps, job, 'applying', async (row) => {
    const sheets = await sheetsOf(deps, job, row, 30)
    for (;;) {
      const drawn = await drawNow(deps, row, sheets)
      if (digestOfDrawing(deps.vault, drawn.drawing) !== row.planDigest)
        return showDrawing(deps, job, drawn.drawing, 'applying')
      if (await writeUnlessMoved(deps, row, drawn)) return
    }
  })

/** Writes under the lock of the estate's register; false when it changed since it was read. */
const writeUnlessMoved = (
  { pool, vault }: JobDeps,
  row: store.ImportRow,
  drawn: Awaited<ReturnType<typeof drawNow>>,
): Promise<boolean> =>
  withContext(pool, { communityId: row.communityId }, async (db) => {
    const { communityId, id, estateId } = row
    await lockEstate(db, communityId, estateId)
    const { fingerprint } = await readFingerprint(db, communityId, estateId)
    if (fingerprint !== drawn.current.fingerprint) return false
    await writeDrawing(db, vault, row, drawn)
    const set = { ...store.purged, status: 'applied', progress: 100, movedOn: false }
    if (!(await store.moveImport(db, { communityId, id, from: ['applying'] }, set))) throw new StepOver()
    await store.deleteFindings(db, communityId, id)
    await discardLater(db, { communityId, importId: id })
    return true
  })
