import { areToldApart, type OwnerEntry, type RegisterRow } from './register.entries.rules.ts'
import { groupBy } from '../../platform/group.ts'
import { type Joined } from './register.groups.rules.ts'
import { unitKey, type UnitLabels } from './register.labels.rules.ts'
import { nameKey } from './register.names.rules.ts'

/** An owner as the register knows one, with what it owns now. `key` is whatever the register calls the owner by. */
export interface KnownOwner extends OwnerEntry {
  key: string
  units: readonly UnitLabels[]
}

/** One place where a name stands: an entry of a row, or an owner of the register. */
export interface Mention {
  at: number
  entry: OwnerEntry
  name: string
  units: readonly UnitLabels[]
  unitKeys: readonly string[]
  known: KnownOwner | null
}

/** Every mention of an owner, those of the register first. */
export function mentionsOf(rows: readonly RegisterRow[], known: readonly KnownOwner[]): Mention[] {
  const ofRegister = known.map((owner) => ({ entry: owner, units: owner.units, known: owner }))
  const ofFile = rows.flatMap((row) => row.owners.map((entry) => ({ entry, units: [row], known: null })))
  return [...ofRegister, ...ofFile].map((one, at) => ({
    ...one,
    at,
    name: nameKey(one.entry.kind, one.entry.name),
    unitKeys: one.units.map(unitKey),
  }))
}

/** Mentions held to be one buyer, and every number they bring. */
export interface Buyer {
  root: number
  mentions: Mention[]
  ids: Set<string>
  tails: Set<string>
  phones: Set<string>
  isKnown: boolean
}

const given = (values: readonly (string | null)[]) => new Set(values.flatMap((value) => value ?? []))

/** The buyers among these mentions, as far as they are joined. */
export const buyersOf = (mentions: readonly Mention[], joined: Joined): Buyer[] =>
  [...groupBy(mentions, ({ at }) => joined.find(at))].map(([root, own]) => ({
    root,
    mentions: own,
    ids: given(own.map(({ entry }) => entry.idNumber)),
    tails: given(own.map(({ entry }) => entry.idTail)),
    phones: given(own.map(({ entry }) => entry.phone)),
    isKnown: own.some(({ known }) => known !== null),
  }))

/**
 * Whether numbers forbid that all these entries are one buyer: several full numbers or last fours, or a phone that none
 * of those with a number has.
 */
export function doClash(entries: readonly OwnerEntry[]): boolean {
  const ids = given(entries.map(({ idNumber }) => idNumber))
  const tails = given(entries.map(({ idTail }) => idTail))
  if (ids.size > 1 || tails.size > 1) return true
  const phonesOf = (some: readonly OwnerEntry[]) => given(some.map(({ phone }) => phone))
  const sure = phonesOf(entries.filter(({ idTail }) => idTail !== null))
  const others = phonesOf(entries.filter(({ idTail }) => idTail === null))
  return sure.size > 0 ? [...others].some((phone) => !sure.has(phone)) : others.size > 1
}

const joinAll = (some: readonly { at: number }[], joined: Joined) => {
  for (const { at } of some) joined.join(some[0]?.at ?? at, at)
}

/** Where the register knows owners: those of a mention's first unit that have the same name, or what else is asked for. */
export function knownByUnit(
  mentions: readonly Mention[],
  traitOf: (mention: Mention) => string | null = ({ name }) => name,
): (mention: Mention) => Mention[] {
  const places = mentions.flatMap((mention) =>
    mention.known && traitOf(mention) !== null ? mention.unitKeys.map((unit) => ({ mention, unit })) : [],
  )
  const known = groupBy(places, ({ mention, unit }) => `${traitOf(mention) ?? ''} ${unit}`)
  return (mention) =>
    (known.get(`${traitOf(mention) ?? ''} ${mention.unitKeys[0] ?? ''}`) ?? []).map((place) => place.mention)
}

/**
 * Who has the name and the unit of an owner of the register is that owner, unless numbers tell them apart; so is who has
 * the unit and the full number, whatever the name. When the file gives namesakes of one owner numbers that clash, the
 * numbers alone decide.
 */
function joinByUnit(mentions: readonly Mention[], joined: Joined): void {
  const namedAt = knownByUnit(mentions)
  const numberedAt = knownByUnit(mentions, ({ entry }) => entry.idNumber)
  const found = mentions.flatMap((mention) => {
    if (mention.known) return []
    const alike = namedAt(mention).filter(({ entry }) => !areToldApart(entry, mention.entry))
    const [owner, other] = alike.length > 0 ? alike : numberedAt(mention)
    return owner && !other ? [{ owner, mention }] : []
  })
  for (const [owner, matches] of groupBy(found, (one) => one.owner)) {
    const own = matches.map(({ mention }) => mention)
    if (!doClash(own.map(({ entry }) => entry))) joinAll([owner, ...own], joined)
  }
}

/**
 * Joins buyers that know too little to the one that knows more and shares a number with them, or to one another. A number
 * that several of those share decides nothing.
 */
function joinWeak(
  buyers: readonly Buyer[],
  joined: Joined,
  isWeak: (buyer: Buyer) => boolean,
  numbersOf: (buyer: Buyer) => Iterable<string>,
): void {
  const listed = buyers.flatMap((buyer) => [...numbersOf(buyer)].map((number) => ({ buyer, number, at: buyer.root })))
  for (const some of groupBy(listed, ({ number }) => number).values()) {
    const weak = some.filter(({ buyer }) => isWeak(buyer))
    const strong = some.filter(({ buyer }) => !isWeak(buyer))
    joinAll(strong.length === 1 ? [...weak, ...strong] : weak, joined)
  }
}

/**
 * Joins the mentions that are plainly one buyer: the same full number; else the same name and last four; else the same
 * name and phone; of companies also the name alone. A person's name alone joins nothing.
 */
export function joinSameBuyers(mentions: readonly Mention[], joined: Joined): void {
  joinByUnit(mentions, joined)
  for (const group of groupBy(mentions, ({ name }) => name).values()) {
    if (group.length === 1) continue
    const buyers = () => buyersOf(group, joined)
    for (const same of groupBy(group, ({ entry, at }) => entry.idNumber ?? at)) joinAll(same[1], joined)
    joinWeak(
      buyers(),
      joined,
      ({ ids }) => ids.size === 0,
      ({ tails }) => tails,
    )
    joinWeak(
      buyers(),
      joined,
      ({ tails }) => tails.size === 0,
      ({ phones }) => phones,
    )
    if (group[0]?.entry.kind === 'company')
      joinWeak(
        buyers(),
        joined,
        ({ ids }) => ids.size === 0,
        () => ['name'],
      )
  }
}
