import type { DemandCounts } from '@liren/shared/votes.demands'
import type { Weight } from '@liren/shared/votes.matters'
import { demandReaches } from './votes.organisers.rules.ts'

/** A head of the register as it is now. */
export interface DemandingHead {
  unitIds: readonly string[]
  areaCentiares: number
}

/** A head by what stays the same while it does: the first of its units. */
export const headAnchor = ({ unitIds }: DemandingHead): string => unitIds.toSorted()[0] ?? ''

/**
 * Whoever demands, out of all heads: a head joins once, by whichever of its units and whoever of its owners; where heads
 * have been merged since, the two are one.
 */
export function demandWeights(
  heads: readonly DemandingHead[],
  joinedUnits: ReadonlySet<string>,
): { joined: Weight; total: Weight } {
  const areaOf = (some: readonly DemandingHead[]) => some.reduce((sum, one) => sum + one.areaCentiares, 0)
  const joined = heads.filter(({ unitIds }) => unitIds.some((unitId) => joinedUnits.has(unitId)))
  return {
    joined: { heads: joined.length, areaCentiares: areaOf(joined) },
    total: { heads: heads.length, areaCentiares: areaOf(heads) },
  }
}

/** Whether those who joined are a fifth, the fifth itself included (物业管理条例 art. 13). */
export function isDemandReached(counts: DemandCounts, joined: Weight, total: Weight): boolean {
  const heads = demandReaches(joined.heads, total.heads)
  const area = demandReaches(joined.areaCentiares, total.areaCentiares)
  if (counts === 'BOTH') return heads && area
  return counts === 'HEADS' ? heads : area
}

/** A fifth of all, rounded up: so many are enough. */
export const neededOf = ({ heads, areaCentiares }: Weight): Weight => ({
  heads: Math.ceil(heads / 5),
  areaCentiares: Math.ceil(areaCentiares / 5),
})
