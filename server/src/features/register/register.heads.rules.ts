import type { RegisterTotals } from '@liren/shared/register.findings'
import type { HeadMergeKey } from '@liren/shared/votes.policy'
import { groupBy } from '../../platform/group.ts'
import { inOrder, separate } from './register.groups.rules.ts'
import type { SaleState, UnitUse } from './register.words.rules.ts'

export interface CountedUnit {
  id: string
  areaCentiares: number | null
  saleState: SaleState
  ownerKeys: readonly string[]
}

export interface Head {
  key: string
  unitIds: string[]
  areaCentiares: number
}

const developer = 'developer'

/** Of each unit the head it counts to. */
function headKeys(units: readonly CountedUnit[], policy: HeadMergeKey): (unit: CountedUnit) => string {
  const alone = (unit: CountedUnit) => `unit:${unit.id}`
  if (policy === 'PER_UNIT_CERTIFICATE') return alone
  if (policy === 'OWNER_SET') return (unit) => `owners:${JSON.stringify([...new Set(unit.ownerKeys)].sort(inOrder))}`
  const owners = [...new Set(units.flatMap((unit) => unit.ownerKeys))].sort(inOrder)
  const places = new Map(owners.map((key, at) => [key, at]))
  const linked = separate(owners.length)
  const placeOf = (key: string | undefined) => places.get(key ?? '') ?? 0
  for (const { ownerKeys } of units) for (const key of ownerKeys) linked.join(placeOf(ownerKeys[0]), placeOf(key))
  return (unit) => `owner:${owners[linked.find(placeOf(unit.ownerKeys[0]))] ?? ''}`
}

/**
 * Heads and exclusive area of an estate (Interpretation 法释〔2020〕17号 art. 8, 9): what the developer has not sold, or sold
 * and not handed over, is one head whoever stands in the register; other units are merged as `policy` says; a unit
 * whose owner nobody knows is a head of its own. Areas in 0.01 m²; units without one are named and add nothing. The
 * result is sorted and does not depend on the order of the units or of their owners.
 */
export function countHeads(
  units: readonly CountedUnit[],
  policy: HeadMergeKey,
): { heads: Head[]; areaCentiares: number; unitsWithoutArea: string[]; unitsWithoutOwner: string[] } {
  const delivered = units.filter((unit) => unit.saleState === 'delivered')
  const owned = delivered.filter((unit) => unit.ownerKeys.length > 0)
  const keyOf = headKeys(owned, policy)
  const areaOf = (some: readonly CountedUnit[]) => some.reduce((sum, unit) => sum + (unit.areaCentiares ?? 0), 0)
  const idsOf = (some: readonly CountedUnit[]) => some.map((unit) => unit.id).sort(inOrder)
  const groups = groupBy(units, (unit) => {
    if (unit.saleState !== 'delivered') return developer
    return unit.ownerKeys.length === 0 ? `unit:${unit.id}` : keyOf(unit)
  })
  const heads = [...groups].map(([key, own]) => ({ key, unitIds: idsOf(own), areaCentiares: areaOf(own) }))
  return {
    heads: heads.sort((one, other) => inOrder(one.key, other.key)),
    areaCentiares: areaOf(units),
    unitsWithoutArea: idsOf(units.filter((unit) => unit.areaCentiares === null)),
    unitsWithoutOwner: idsOf(delivered.filter((unit) => unit.ownerKeys.length === 0)),
  }
}

/**
 * The figures of a register as the contract gives them, under the default rules: one head for each set of owners, and
 * parking counts neither as area nor as a head (`domain.md` A2, `countParkingArea`).
 */
export function totalsFrom(units: readonly (CountedUnit & { use: UnitUse })[]): RegisterTotals {
  const counted = units.filter(({ use }) => use !== 'parking')
  const { heads, areaCentiares, unitsWithoutArea, unitsWithoutOwner } = countHeads(counted, 'OWNER_SET')
  return {
    units: units.length,
    heads: heads.length,
    areaCentiares,
    unitsWithoutArea: unitsWithoutArea.length,
    unitsWithoutOwner: unitsWithoutOwner.length,
  }
}
