import type {
  RegisterChange,
  RegisterFault,
  RegisterMapping,
  RegisterQuestion,
  RegisterTotals,
} from '@liren/shared/register.findings'
import type { KnownOwner } from './register.buyers.rules.ts'
import type { RawSheet } from './register.cells.rules.ts'
import { totalsFrom } from './register.heads.rules.ts'
import { resolveOwners, type ResolvedOwner } from './register.owners.rules.ts'
import { planImport, type CurrentUnit, type PlannedUnit } from './register.plan.rules.ts'
import type { Answer } from './register.questions.rules.ts'
import { readRows } from './register.rows.rules.ts'

/** A file and its mapping, what a person said about it, and the register as it stands. */
export interface ImportInput {
  sheets: readonly RawSheet[]
  mapping: RegisterMapping
  answers: ReadonlyMap<string, Answer>
  skippedRows: readonly { sheet: string; row: number }[]
  units: readonly CurrentUnit[]
  known: readonly KnownOwner[]
}

/** Rows, ignored rows, changes by kind, open faults and questions of a checked import. */
export interface ImportCounts {
  rows: number
  ignoredRows: number
  created: number
  changed: number
  left: number
  absent: number
  faults: number
  questions: number
}

/** Everything an import would do to the register of an estate, and everything it asks. */
export interface Drawing {
  units: PlannedUnit[]
  owners: ResolvedOwner[]
  faults: RegisterFault[]
  questions: RegisterQuestion[]
  changes: RegisterChange[]
  counts: ImportCounts
  totals: RegisterTotals
}

/** Draws what an import would do. The same input gives the same drawing. */
export function drawImport({ sheets, mapping, answers, skippedRows, units: current, known }: ImportInput): Drawing {
  const { rows, faults, ignored } = readRows(sheets, mapping, skippedRows)
  const resolved = resolveOwners(rows, known, answers)
  const { units, absent, changes } = planImport(current, known, rows, resolved)
  const { owners, questions } = resolved
  const countOf = (kind: RegisterChange['kind']) => changes.filter((change) => change.kind === kind).length
  const counts: ImportCounts = {
    rows: rows.length,
    ignoredRows: ignored,
    created: countOf('created'),
    changed: countOf('changed'),
    left: countOf('left'),
    absent: countOf('absent'),
    faults: faults.length,
    questions: questions.filter(({ answer }) => answer === null).length,
  }
  const totals = totalsFrom([
    ...units.map(({ unitId, after, ownerKeys }, at) => ({ id: unitId ?? `new ${String(at)}`, ...after, ownerKeys })),
    ...absent,
  ])
  return { units, owners, faults, questions, changes, counts, totals }
}
