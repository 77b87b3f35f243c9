import type { areaSources, saleStates, unitUses } from '@liren/shared/neighbourhood'
import type { DecisionScope } from '@liren/shared/votes'
import type { Weight } from '@liren/shared/votes.matters'
import type { VotePolicy } from '@liren/shared/votes.policy'

/** A unit of the estate as the register has it. */
export interface RollUnit {
  id: string
  buildingId: string
  entranceId: string | null
  use: (typeof unitUses)[number]
  areaCentiares: number | null
  areaSource: (typeof areaSources)[number] | null
  saleState: (typeof saleStates)[number]
  ownerKeys: readonly string[]
}

/** Heads as the register counts them (`register.heads.rules`): there is one way to count, and it is there. */
export interface CountedHeads {
  heads: { key: string; unitIds: string[]; areaCentiares: number }[]
  areaCentiares: number
  unitsWithoutArea: string[]
  unitsWithoutOwner: string[]
}

export interface Roll extends Weight {
  entries: CountedHeads['heads']
  /** Nobody is known to own these: they weigh in the total, and only paper can speak for them. */
  unitsWithoutOwner: string[]
}

/** What stands in the way of a freeze, unit by unit. */
export type RollFault =
  | { code: 'roll_empty' }
  | { code: 'roll_area_missing'; unitIds: string[] }
  | { code: 'roll_units_unknown'; unitIds: string[] }

/** Which units a scope means. */
function reachOf(scope: DecisionScope): (unit: RollUnit) => boolean {
  if (scope.kind === 'building') return ({ buildingId }) => buildingId === scope.buildingId
  if (scope.kind === 'entrance') return ({ entranceId }) => entranceId === scope.entranceId
  const picked = new Set(scope.kind === 'picked' ? scope.unitIds : [])
  return ({ id }) => scope.kind === 'estate' || picked.has(id)
}

/** The units that make up the roll of a scope; parking stands in it, as area and as heads, only where the rules say so. */
export function unitsOfRoll(
  units: readonly RollUnit[],
  scope: DecisionScope,
  { countParkingArea }: Pick<VotePolicy, 'countParkingArea'>,
): RollUnit[] {
  const isMeant = reachOf(scope)
  return units.filter((unit) => isMeant(unit) && (countParkingArea || unit.use !== 'parking'))
}

/**
 * The roll of a decision, or what forbids to freeze it: a picked list that names units outside the estate, no unit at
 * all, or units whose area nobody knows (Interpretation 法释〔2020〕17号 art. 8 has an answer for every unit).
 */
export function rollFrom(
  counted: CountedHeads,
  scope: DecisionScope,
  units: readonly RollUnit[],
): { roll: Roll } | { fault: RollFault } {
  const known = new Set(units.map(({ id }) => id))
  const unknown = scope.kind === 'picked' ? scope.unitIds.filter((id) => !known.has(id)) : []
  if (unknown.length > 0) return { fault: { code: 'roll_units_unknown', unitIds: unknown } }
  if (counted.heads.length === 0) return { fault: { code: 'roll_empty' } }
  if (counted.unitsWithoutArea.length > 0)
    return { fault: { code: 'roll_area_missing', unitIds: counted.unitsWithoutArea } }
  return {
    roll: {
      entries: counted.heads,
      heads: counted.heads.length,
      areaCentiares: counted.areaCentiares,
      unitsWithoutOwner: counted.unitsWithoutOwner,
    },
  }
}
