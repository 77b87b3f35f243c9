import type { RollChangeKind } from '@liren/shared/votes.roll'

/** A head of a frozen roll, as far as two freezes are compared. */
export interface FrozenHead {
  unitIds: readonly string[]
  areaCentiares: number
  ownerIds: readonly string[]
}

export interface RollChange {
  kind: RollChangeKind
  unitIds: string[]
  before: number | null
  after: number | null
}

const nameOf = (ids: readonly string[]): string => [...new Set(ids)].toSorted().join()

/**
 * What another freeze changed. A head is the same when it has the same units: then its area may have changed, or who owns
 * it. Heads that were merged or split are gone, and others are new. In the order of the units, so that it is always told alike.
 */
export function changesBetween(before: readonly FrozenHead[], after: readonly FrozenHead[]): RollChange[] {
  const was = new Map(before.map((head) => [nameOf(head.unitIds), head]))
  const is = new Map(after.map((head) => [nameOf(head.unitIds), head]))
  const found: RollChange[] = []
  for (const name of [...new Set([...was.keys(), ...is.keys()])].toSorted()) {
    const [old, now] = [was.get(name), is.get(name)]
    const told = { unitIds: name.split(','), before: old?.areaCentiares ?? null, after: now?.areaCentiares ?? null }
    if (!old) found.push({ kind: 'ADDED', ...told })
    else if (!now) found.push({ kind: 'REMOVED', ...told })
    else if (old.areaCentiares !== now.areaCentiares) found.push({ kind: 'AREA', ...told })
    else if (nameOf(old.ownerIds) !== nameOf(now.ownerIds)) found.push({ kind: 'OWNERS', ...told })
  }
  return found
}
