/** A unit of the frozen roll, with whom it belonged to then. */
export interface FrozenUnit {
  id: string
  ownerKeys: readonly string[]
}

/** Who may cast for a head today. Heads and areas never change after the freeze: only this does. */
export interface Caster {
  ownerKeys: readonly string[]
  /** Some of its units, but not all to the same people, have other owners now: the ballot of those frozen is marked. */
  isSplit: boolean
}

const setOf = (keys: readonly string[]) => JSON.stringify([...new Set(keys)].sort())

/**
 * Who may cast for a head after sales (`CAST_STANDS_ELSE_NEW_OWNER`): as long as it has not voted, the new owners once
 * all its units are theirs; where only some were sold, or to different people, the owners of the freeze.
 */
export function casterOf(units: readonly FrozenUnit[], ownersNow: ReadonlyMap<string, readonly string[]>): Caster {
  const frozen = [...new Set(units.flatMap(({ ownerKeys }) => ownerKeys))].sort()
  const now = units.map(({ id, ownerKeys }) => ({ before: ownerKeys, after: ownersNow.get(id) ?? ownerKeys }))
  const sold = now.filter(({ before, after }) => setOf(before) !== setOf(after))
  const [buyers] = sold.map(({ after }) => after)
  if (buyers === undefined) return { ownerKeys: frozen, isSplit: false }
  const isWhole = sold.length === units.length && sold.every(({ after }) => setOf(after) === setOf(buyers))
  return isWhole ? { ownerKeys: [...buyers].sort(), isSplit: false } : { ownerKeys: frozen, isSplit: true }
}
