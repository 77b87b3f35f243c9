import type { RegisterQuestion } from '@liren/shared/register.findings'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { groupBy } from '../../platform/group.ts'
import { digestOf } from '../../platform/http/idempotency.store.ts'
import type { Sheet } from '../../platform/spreadsheet/workbook.ts'
import { runInChild } from '../../platform/child.ts'
import { mapInTurns } from '../../platform/turns.ts'
import { treeWithUnits } from '../neighbourhood/neighbourhood.bulk.service.ts'
import type { KnownOwner } from './register.buyers.rules.ts'
import { drawImport, type Drawing, type ImportInput } from './register.drawing.rules.ts'
import type { ImportRow } from './register.import.store.ts'
import type { CurrentUnit } from './register.plan.rules.ts'
import { openOwner } from './register.sealing.service.ts'
import { readOwners, readOwnerships, readVersions } from './register.store.ts'

/** The register as it stands: its units, and its owners in the clear under their ids. */
export interface Current {
  tree: Awaited<ReturnType<typeof treeWithUnits>>
  units: CurrentUnit[]
  known: KnownOwner[]
  /** By which it is known again (`readFingerprint`). */
  fingerprint: string
  /** The identity keys that owners of this register bear. */
  identityKeys: ReadonlySet<string>
}

/** The places of an estate, and a text that differs as soon as any of them, an owner or an ownership does. */
export async function readFingerprint(db: Db, communityId: string, estateId: string) {
  const versions = await readVersions(db, communityId, estateId)
  const tree = await treeWithUnits(db, communityId, estateId)
  return { tree, fingerprint: digestOf([versions, tree]) }
}

export async function readCurrent(
  db: Db,
  vault: Vault,
  { communityId, estateId }: { communityId: string; estateId: string },
): Promise<Current> {
  const { fingerprint, tree } = await readFingerprint(db, communityId, estateId)
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
  return { fingerprint, tree, units, known, identityKeys: new Set(rows.map((row) => row.identityKey)) }
}

const answersPlace = (importId: string) => ({ table: 'register_import', column: 'answers_sealed', row: importId })
type Answers = Record<string, 'same' | 'different'>

/** The answers given to an import so far. Sealed, for the names of the questions could be guessed from a name and a flat. */
const answersOf = (vault: Vault, { id, answersSealed }: Pick<ImportRow, 'id' | 'answersSealed'>): Answers =>
  answersSealed === null ? {} : (JSON.parse(vault.open(answersSealed, answersPlace(id))) as Answers)

/** The answers once more, with those given now, as they are kept. */
export const withAnswers = (
  vault: Vault,
  row: Pick<ImportRow, 'id' | 'answersSealed'>,
  given: readonly { id: string; answer: NonNullable<RegisterQuestion['answer']> }[],
): string => {
  const answers = { ...answersOf(vault, row), ...Object.fromEntries(given.map(({ id, answer }) => [id, answer])) }
  return vault.seal(JSON.stringify(answers), answersPlace(row.id))
}

/** Up to so many rows a drawing takes less time than starting a process for it. */
const fewRows = 1_000

/** Draws what an import would do to a register; a large one in a process of its own. */
export async function draw(vault: Vault, row: ImportRow, sheets: Sheet[], { units, known }: Current): Promise<Drawing> {
  if (!row.mapping) throw new Error('an import is checked without a mapping')
  const answers = new Map(Object.entries(answersOf(vault, row)))
  const input: ImportInput = { sheets, mapping: row.mapping, answers, skippedRows: row.skippedRows, units, known }
  const size = sheets.reduce((sum, sheet) => sum + sheet.rows.length, units.length)
  if (size <= fewRows) return drawImport(input)
  return runInChild<Drawing>('features/register/register.drawing.child', input)
}

/** Keyed digest of everything a drawing would do: two that agree in it write the same. */
export const digestOfDrawing = (vault: Vault, { units, owners, changes, faults, questions }: Drawing): string => {
  const digest = digestOf([
    units.map(({ row: { building, entrance, unit }, unitId, kind, after, ownerKeys }) => [
      ...[building, entrance, unit, unitId, kind],
      ...[after, ownerKeys],
    ]),
    ...[owners, changes, faults, questions],
  ])
  return vault.blindIndex('register_plan', digest)
}
