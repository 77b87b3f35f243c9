/** Whom one co-owner named; null once it was taken back. */
export interface Naming {
  ownerId: string
  namedId: string | null
}

/**
 * The one owner that all owners of a head have named, or null: as long as somebody is missing or names another one, and
 * when the one they named, or a new owner, came or went with a sale.
 */
export function designatedOf(ownerKeys: readonly string[], namings: readonly Naming[]): string | null {
  const named = ownerKeys.map((key) => namings.find(({ ownerId }) => ownerId === key)?.namedId ?? null)
  const [first = null] = named
  return first !== null && ownerKeys.includes(first) && named.every((one) => one === first) ? first : null
}
