import type { ComplaintPlaceKind } from '@liren/shared/complaints'

/** A building of the community, and the estate where it stands. */
export interface KnownBuilding {
  id: string
  name: string
  estateId: string
  estateName: string
}

/** The place that an address means, and what of the address is left. */
export interface FoundPlace {
  kind: ComplaintPlaceKind
  id: string
  spot: string | null
}

/** `3号楼`, `3栋` and `3座` are `3幢`. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/号楼|号幢|栋|座|#楼?/g, '幢')

/** Where a name stands, but not in the middle of a number: `3幢` is not in `13幢`. */
function endOf(name: string, text: string): number | null {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!(/^\d/.test(name) && /\d/.test(text[at - 1] ?? ''))) return at + name.length
  return null
}

const spotLetters = 60
const spotIn = (text: string, from: number): string | null => text.slice(from, from + spotLetters) || null

/**
 * Which place of the community an address means: a building that it names, of the estate that it names where several have
 * such a building; else that estate. Null when it leaves open which.
 */
export function placeIn(address: string, buildings: readonly KnownBuilding[]): FoundPlace | null {
  const text = plain(address)
  const named = buildings.filter(({ estateName }) => text.includes(plain(estateName)))
  const among = named.length > 0 ? named : buildings
  const found = among.flatMap((building) => {
    const estate = endOf(plain(building.estateName), text) ?? 0
    const end = endOf(plain(building.name), text.slice(estate))
    return end === null ? [] : [{ id: building.id, end: estate + end }]
  })
  const [one] = found
  if (one && found.length === 1) return { kind: 'building', id: one.id, spot: spotIn(text, one.end) }
  const [estate] = named
  if (found.length > 1 || !estate || new Set(named.map(({ estateId }) => estateId)).size !== 1) return null
  return { kind: 'estate', id: estate.estateId, spot: spotIn(text, endOf(plain(estate.estateName), text) ?? 0) }
}
