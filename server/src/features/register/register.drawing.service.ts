import type { RegisterChange, RegisterFault, RegisterQuestion, RegisterTotals } from '@liren/shared/register'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { groupBy } from '../../platform/group.ts'
import { digestOf } from '../../platform/http/idempotency.store.ts'
import type { Sheet } from '../../platform/spreadsheet/workbook.ts'
import { mapInTurns } from '../../platform/turns.ts'
import { treeWithUnits } from '../neighbourhood/neighbourhood.bulk.service.ts'
import type { KnownOwner } from './register.buyers.rules.ts'
import type { ImportRow } from './register.import.store.ts'
import { resolveOwners, type ResolvedOwner } from './register.owners.rules.ts'
import { planImport, type CurrentUnit, type PlannedUnit } from './register.plan.rules.ts'
import { readRows } from './register.rows.rules.ts'
import { openOwner } from './register.sealing.service.ts'
import { totalsFrom } from './register.service.ts'
import { readOwners, readOwnerships } from './register.store.ts'
import type { ImportCounts } from './register.tables.ts'

/** Everything an import would do to the register of an estate, and everything it asks. */
export interface Drawing {
  tree: Awaited<ReturnType<typeof treeWithUnits>>
  units: PlannedUnit[]
  owners: ResolvedOwner[]
  known: KnownOwner[]
  faults: RegisterFault[]
  questions: RegisterQuestion[]
  changes: RegisterChange[]
  counts: ImportCounts
  totals: RegisterTotals
  digest: string
}

/** The register as it stands: its units, and its owners in the clear under their ids. */
async function readCurrent(db: Db, vault: Vault, communityId: string, estateId: string) {
  const tree = await treeWithUnits(db, communityId, estateId)
  const rows = await readOwners(db, communityId, estateId)
  const ownerships = await readOwnerships(db, communityId, estateId)
  const byUnit = groupBy(ownerships, (row) => row.unitId)
  const byOwner = groupBy(ownerships, (row) => row.ownerId)
  const buildings = new Map(tree.buildings.map((row) => [row.id, row.name]))
  const entrances = new Map(tree.entrances.map((row) => [row.id, row]))
  const units = tree.units.map((unit): CurrentUnit => {
    const entrance = entrances.get(unit.entranceId)
    return {
      ...unit,
      building: buildings.get(entrance?.buildingId ?? '') ?? '',
      entrance: entrance?.name ?? '',
      unit: unit.label,
      ownerKeys: (byUnit.get(unit.id) ?? []).map((row) => row.ownerId),
    }
  })
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const known = await mapInTurns(rows, (row): KnownOwner => {
    const { kind, name, phone, number } = openOwner(vault, row)
    const isWhole = number !== null && number.length > 4
    return {
      key: row.id,
      kind,
      name,
      phone,
      idNumber: isWhole ? number : null,
      idTail: number?.slice(-4) ?? null,
      units: (byOwner.get(row.id) ?? []).flatMap((held) => unitOf.get(held.unitId) ?? []),
    }
  })
  return { tree, units, known }
}

/** What a question is called outside the rules: its own name could be guessed from a name and a flat. */
const blindName = (vault: Vault, id: string): string => vault.blindIndex('register_question', id)

/** The answers given, under the names that the rules use. */
class KeptAnswers extends Map<string, 'same' | 'different'> {
  readonly #vault: Vault
  constructor(vault: Vault, kept: Record<string, 'same' | 'different'>) {
    super(Object.entries(kept))
    this.#vault = vault
  }
  override get(id: string) {
    return super.get(blindName(this.#vault, id))
  }
}

const countOf = (changes: readonly RegisterChange[], kind: RegisterChange['kind']): number =>
  changes.filter((change) => change.kind === kind).length

/** Draws what an import would do to the register as it stands in this transaction. Nothing is written. */
export async function drawImport(db: Db, vault: Vault, row: ImportRow, sheets: Sheet[]): Promise<Drawing> {
  if (!row.mapping) throw new Error('an import is checked without a mapping')
  const { tree, units: current, known } = await readCurrent(db, vault, row.communityId, row.estateId)
  const { rows, faults, ignored } = readRows(sheets, row.mapping, row.skippedRows)
  const resolved = resolveOwners(rows, known, new KeptAnswers(vault, row.answers))
  const { units, absent, changes } = planImport(current, known, rows, resolved)
  const questions = resolved.questions.map((one) => ({ ...one, id: blindName(vault, one.id) }))
  const counts: ImportCounts = {
    rows: rows.length,
    ignoredRows: ignored,
    created: countOf(changes, 'created'),
    changed: countOf(changes, 'changed'),
    left: countOf(changes, 'left'),
    absent: countOf(changes, 'absent'),
    faults: faults.length,
    questions: questions.filter(({ answer }) => answer === null).length,
  }
  const totals = totalsFrom([
    ...units.map(({ unitId, after, ownerKeys }, at) => ({ id: unitId ?? `new ${String(at)}`, ...after, ownerKeys })),
    ...absent,
  ])
  const plan = units.map(({ row: { building, entrance, unit }, unitId, kind, after, ownerKeys }) => [
    ...[building, entrance, unit, unitId, kind],
    ...[after, ownerKeys],
  ])
  const digest = digestOf([plan, resolved.owners, absent.map((unit) => unit.id), faults, questions])
  return { tree, units, owners: resolved.owners, known, faults, questions, changes, counts, totals, digest }
}
