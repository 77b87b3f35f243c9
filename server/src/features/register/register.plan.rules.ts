import { maskPhone } from '@liren/shared/primitives'
import type { RegisterChange } from '@liren/shared/register.findings'
import { areaText } from './register.area.rules.ts'
import type { KnownOwner } from './register.buyers.rules.ts'
import type { OwnerEntry, RegisterRow } from './register.entries.rules.ts'
import { unitKey, unitLabel, type UnitLabels } from './register.labels.rules.ts'
import { maskName, maskNumber } from './register.mask.rules.ts'
import type { ResolvedOwner } from './register.owners.rules.ts'
import type { AreaSource, SaleState, UnitUse } from './register.words.rules.ts'

/** What the register holds of a unit besides its owners. */
export interface UnitFacts {
  use: UnitUse
  areaCentiares: number | null
  areaSource: AreaSource | null
  saleState: SaleState
}

export interface CurrentUnit extends UnitLabels, UnitFacts {
  id: string
  /** In the order of the register. */
  ownerKeys: readonly string[]
}

type Fields = RegisterChange['fields']

/** What a row does to the register: `after` and `ownerKeys` are how the unit will stand. */
export interface PlannedUnit {
  row: RegisterRow
  unitId: string | null
  kind: 'created' | 'changed' | 'left'
  fields: Fields
  after: UnitFacts
  ownerKeys: readonly string[]
}

/** An owner as a list of changes shows one. */
function masked({ name, kind, phone, idNumber, idTail }: OwnerEntry): string {
  const number = idNumber ?? idTail
  const parts = [maskName(name, kind), phone && maskPhone(phone), number && maskNumber(number)]
  return parts.filter((part) => part !== null).join(' ')
}

const areSame = (one: OwnerEntry | undefined, other: OwnerEntry | undefined) =>
  (['name', 'kind', 'phone', 'idNumber', 'idTail'] as const).every((field) => one?.[field] === other?.[field])

/** What a row leaves unsaid stays as it is; a new unit is a dwelling and was handed over unless the row says otherwise. */
const factsAfter = (row: RegisterRow, now: UnitFacts | undefined): UnitFacts => ({
  use: row.use ?? now?.use ?? 'dwelling',
  areaCentiares: row.areaCentiares ?? now?.areaCentiares ?? null,
  areaSource: row.areaSource ?? now?.areaSource ?? null,
  saleState: row.saleState ?? now?.saleState ?? 'delivered',
})

function changedFacts(now: UnitFacts | undefined, after: UnitFacts): Fields {
  const area = (facts: UnitFacts | undefined) => (facts?.areaCentiares ? areaText(facts.areaCentiares) : null)
  const pairs: [Fields[number]['field'], string | null, string | null][] = [
    ['use', now?.use ?? null, after.use],
    ['area', area(now), area(after)],
    ['area_source', now?.areaSource ?? null, after.areaSource],
    ['sale_state', now?.saleState ?? null, after.saleState],
  ]
  return pairs.flatMap(([field, before, later]) => (before === later ? [] : [{ field, before, after: later }]))
}

/**
 * What an import would do to the register of an estate. Rows meet units by the keys of their labels; `left` is a unit
 * whose row changes nothing, `absent` one that no row names: it stays. An empty cell changes nothing; the owners a row
 * names replace those of the unit. An owner's changed phone or number shows at each of the owner's units.
 */
export function planImport(
  current: readonly CurrentUnit[],
  known: readonly KnownOwner[],
  rows: readonly RegisterRow[],
  { owners, ownersOf }: { owners: readonly ResolvedOwner[]; ownersOf: ReadonlyMap<RegisterRow, readonly string[]> },
): { units: PlannedUnit[]; absent: CurrentUnit[]; changes: RegisterChange[] } {
  const unitAt = new Map(current.map((unit) => [unitKey(unit), unit]))
  const before = new Map(known.map((owner): [string, OwnerEntry] => [owner.key, owner]))
  const after = new Map(owners.map((owner): [string, OwnerEntry] => [owner.key, owner]))
  const shown = (keys: readonly string[], by: ReadonlyMap<string, OwnerEntry>) =>
    keys.length === 0
      ? null
      : keys
          .flatMap((key) => by.get(key) ?? [])
          .map(masked)
          .join('、')

  const plan = (row: RegisterRow): PlannedUnit => {
    const now = unitAt.get(unitKey(row))
    const named = ownersOf.get(row) ?? []
    const [old, ownerKeys] = [now?.ownerKeys ?? [], named.length > 0 ? named : (now?.ownerKeys ?? [])]
    const isKept = ownerKeys.every(
      (key) => old.includes(key) && (named.length === 0 || areSame(before.get(key), after.get(key))),
    )
    const facts = factsAfter(row, now)
    const fields = changedFacts(now, facts)
    if (!isKept || old.length !== ownerKeys.length)
      fields.push({ field: 'owners', before: shown(old, before), after: shown(ownerKeys, after) })
    const changed = fields.length > 0 ? 'changed' : 'left'
    return { row, unitId: now?.id ?? null, kind: now ? changed : 'created', fields, after: facts, ownerKeys }
  }
  const units = rows.map(plan)
  const named = new Set(rows.map(unitKey))
  const absent = current.filter((unit) => !named.has(unitKey(unit)))
  const changes = [
    ...units.map(({ row, kind, fields }) => {
      const unit = unitLabel(unitAt.get(unitKey(row)) ?? row)
      return { kind, unit, sheet: row.sheet, row: row.row, fields }
    }),
    ...absent.map((unit) => ({ kind: 'absent' as const, unit: unitLabel(unit), sheet: null, row: null, fields: [] })),
  ]
  return { units, absent, changes }
}
