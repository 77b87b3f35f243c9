import { parseAddress } from './register.address.rules.ts'
import { bareText, cleanText, isNothing } from './register.cells.rules.ts'
import { labelKey, tidyLabel, type LabelKind } from './register.labels.rules.ts'

/** Somebody as a list of the committee's names them; what it leaves open is empty. */
export interface PersonSaid {
  /** Eleven digits. */
  phone: string | null
  name: string
  address: string
  building: string
  entrance: string
  unit: string
}

/** Somebody who lives in a flat. `ownerId` says who of the register it is. */
export interface Dweller {
  accountId: string
  nickname: string
  estate: string
  building: string
  entrance: string
  unit: string
  ownerId: string | null
}

/** Whom a list means: one member, or why none can be told. */
export type Meant = { accountId: string; nickname: string } | 'nobody' | 'several' | 'lives_elsewhere'

interface Place {
  building: string
  entrance: string | null
  unit: string
}

const key = (kind: LabelKind, label: string) => labelKey(kind, tidyLabel(kind, label))

/** The flat that somebody is said to live in, as labels are compared; null when it is not told, or not whole. */
function placeOf({ address, building, entrance, unit }: PersonSaid): Place | null {
  const words = [address, unit].find((text) => !isNothing(cleanText(text)))
  const parts = words === undefined ? null : parseAddress(words, building !== '')
  const of = {
    building: building || (parts?.building ?? ''),
    entrance: entrance || (parts?.entrance ?? ''),
    unit: parts?.unit ?? unit,
  }
  if (of.building === '' || of.unit === '') return null
  return {
    building: key('building', of.building),
    entrance: of.entrance === '' ? null : key('entrance', of.entrance),
    unit: key('unit', of.unit),
  }
}

const flatKey = ({ building, unit }: Pick<Place, 'building' | 'unit'>) => `${building} ${unit}`

/** Where people live, ready to be asked many times. */
export class Flats {
  readonly #at = new Map<string, Dweller[]>()

  constructor(dwellers: readonly Dweller[]) {
    for (const one of dwellers) {
      const at = flatKey({ building: key('building', one.building), unit: key('unit', one.unit) })
      const others = this.#at.get(at)
      if (others) others.push(one)
      else this.#at.set(at, [one])
    }
  }

  /** Who lives in the flat that is said, of the estate that an address names; null when none is said. */
  dwellersOf(said: PersonSaid): Dweller[] | null {
    const place = placeOf(said)
    if (place === null) return null
    const there = (this.#at.get(flatKey(place)) ?? []).filter(
      ({ entrance }) => place.entrance === null || key('entrance', entrance) === place.entrance,
    )
    const named = there.filter(({ estate }) => bareText(said.address).includes(bareText(estate)))
    return named.length > 0 ? named : there
  }
}

const oneOf = (found: readonly { accountId: string; nickname: string }[]): Meant => {
  const people = new Map(found.map(({ accountId, nickname }) => [accountId, nickname]))
  const [first] = people
  if (!first) return 'nobody'
  return people.size > 1 ? 'several' : { accountId: first[0], nickname: first[1] }
}

/**
 * Whom a list means: the member who signs in with the phone, who must live in the flat if one is said; else the one in that
 * flat who has the name, here or in the register. Who is not told for certain is nobody.
 */
export function meantBy(
  said: PersonSaid,
  member: { accountId: string; nickname: string } | null,
  flats: Flats,
  ownerName: (ownerId: string) => string | null,
): Meant {
  const there = flats.dwellersOf(said)
  if (member) {
    const isThere = there === null || there.some(({ accountId }) => accountId === member.accountId)
    return isThere ? member : 'lives_elsewhere'
  }
  const name = bareText(said.name)
  if (name === '' || there === null) return 'nobody'
  const isNamed = ({ nickname, ownerId }: Dweller) =>
    [nickname, ownerId === null ? null : ownerName(ownerId)].some((one) => one !== null && bareText(one) === name)
  return oneOf(there.filter(isNamed))
}
