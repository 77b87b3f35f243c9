import { areToldApart, type OwnerEntry, type RegisterRow } from './register.entries.rules.ts'
import { gathered, type Joined } from './register.groups.rules.ts'
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
  [...gathered(mentions, ({ at }) => joined.find(at))].map(([root, own]) => ({
    root,
    mentions: own,
    ids: given(own.map(({ entry }) => entry.idNumber)),
    tails: given(own.map(({ entry }) => entry.idTail)),
    phones: given(own.map(({ entry }) => entry.phone)),
    isKnown: own.some(({ known }) => known !== null),
  }))

/** Whether among entries of one name there are some that numbers tell apart. */
export function doClash(entries: readonly OwnerEntry[]): boolean {
  const count = (values: (string | null)[]) => given(values).size
  if (count(entries.map(({ idNumber }) => idNumber)) > 1 || count(entries.map(({ idTail }) => idTail)) > 1) return true
  return count(entries.map(({ phone }) => phone)) > 1 && entries.some(({ idTail }) => idTail === null)
}

const joinAll = (some: readonly { at: number }[], joined: Joined) => {
  for (const { at } of some) joined.join(some[0]?.at ?? at, at)
}

/** Where the register knows owners of a name, by name and unit. */
export function knownByUnit(mentions: readonly Mention[]): (mention: Mention) => Mention[] {
  const places = mentions.flatMap((mention) =>
    mention.known ? mention.unitKeys.map((unit) => ({ mention, unit })) : [],
  )
  const known = gathered(places, ({ mention, unit }) => `${mention.name} ${unit}`)
  return ({ name, unitKeys }) => (known.get(`${name} ${unitKeys[0] ?? ''}`) ?? []).map(({ mention }) => mention)
}

/**
 * Who has the name and the unit of an owner of the register is that owner, unless numbers tell them apart; when the file
 * gives such namesakes of one owner numbers that clash, the numbers alone decide.
 */
function joinByUnit(mentions: readonly Mention[], joined: Joined): void {
  const knownAt = knownByUnit(mentions)
  const found = mentions.flatMap((mention) => {
    if (mention.known) return []
    const [owner, other] = knownAt(mention).filter(({ entry }) => !areToldApart(entry, mention.entry))
    return owner && !other ? [{ owner, mention }] : []
  })
  for (const [owner, matches] of gathered(found, (one) => one.owner)) {
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
  for (const some of gathered(listed, ({ number }) => number).values()) {
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
  for (const group of gathered(mentions, ({ name }) => name).values()) {
    if (group.length === 1) continue
    const buyers = () => buyersOf(group, joined)
    for (const same of gathered(group, ({ entry, at }) => entry.idNumber ?? at)) joinAll(same[1], joined)
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
