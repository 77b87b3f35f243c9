import type { RegisterQuestion } from '@liren/shared/register.findings'
import { buyersOf, doClash, knownByUnit, type Buyer, type Mention } from './register.buyers.rules.ts'
import { groupBy } from '../../platform/group.ts'
import { inOrder, type Joined } from './register.groups.rules.ts'
import { unitKey, unitLabel, type UnitLabels } from './register.labels.rules.ts'

export type Answer = 'same' | 'different'

/** A question, and the buyers that the answer `same` would join; `about` is asked of each of the others apart. */
interface Doubt {
  question: RegisterQuestion
  buyers: Buyer[]
  about: Buyer | null
}

/** 64 bits of a text in hexadecimal (two FNV-1a sums): names a question, and is no secret. */
function digest(text: string): string {
  const sum = (seed: number) => {
    let hash = seed
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    return (hash >>> 0).toString(16).padStart(8, '0')
  }
  return sum(0x811c9dc5) + sum(0x1b873593)
}

type Asked = Pick<Doubt, 'buyers' | 'about'> & { kind: RegisterQuestion['kind']; units?: readonly UnitLabels[] }

/** What tells buyers of one name in the same units apart, the same in every order of rows. */
const traitsOf = ({ buyers }: Asked) =>
  buyers
    .map(({ mentions, ids, tails, phones }) => {
      const keys = mentions.flatMap(({ known }) => known?.key ?? [])
      return JSON.stringify([keys, ids, tails, phones].map((some) => [...some].sort(inOrder)))
    })
    .sort(inOrder)
    .join()

/** Doubts that read alike (the register may hold namesakes in one unit) are numbered, so that each has its own answer. */
function doubtsOf(asked: readonly Asked[], answers: ReadonlyMap<string, Answer>): Doubt[] {
  const times = new Map<string, number>()
  const inOneOrder = asked.map((one) => ({ one, traits: traitsOf(one) })).sort((a, b) => inOrder(a.traits, b.traits))
  return inOneOrder.map(({ one }) => {
    const { question, ...joins } = doubt(one)
    const time = (times.get(question.id) ?? 0) + 1
    times.set(question.id, time)
    const id = time === 1 ? question.id : `${question.id}:${time}`
    return { ...joins, question: { ...question, id, answer: answers.get(id) ?? null } }
  })
}

function doubt({ kind, buyers, about, units }: Asked): Doubt {
  const mentions = buyers.flatMap((buyer) => buyer.mentions)
  const names = [...new Map(mentions.map(({ name, entry }) => [name, entry.name]))].sort(([a], [b]) => inOrder(a, b))
  const places = new Map<string, string>()
  for (const unit of units ?? mentions.flatMap((mention) => mention.units)) {
    const [key, label] = [unitKey(unit), unitLabel(unit)]
    const other = places.get(key)
    places.set(key, other === undefined || label < other ? label : other)
  }
  const sorted = [...places].sort(([a], [b]) => inOrder(a, b))
  const id = `${kind}:${digest(JSON.stringify([names.map(([key]) => key), sorted.map(([key]) => key)]))}`
  const name = names.map(([, written]) => written).join(' / ')
  const question = { id, kind, name, units: sorted.map(([, label]) => label), answer: null }
  return { question, buyers, about }
}

/** The kinds of evidence a buyer brings; two buyers that share none cannot be told apart. */
const evidenceOf = ({ tails, phones, isKnown }: Buyer) =>
  (tails.size > 0 ? 1 : 0) + (phones.size > 0 ? 2 : 0) + (isKnown ? 4 : 0)

/**
 * Which buyers of one name to ask about: those with whom another shares no kind of number. (Owners whom the register
 * holds apart were decided before.) Where some of them are told apart, one answer cannot be for all: then those without
 * numbers are asked about, or the only one of them is compared with each of the others.
 */
function openDoubts(buyers: readonly Buyer[]): Pick<Doubt, 'buyers' | 'about'>[] {
  const kinds = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const buyer of buyers) kinds[evidenceOf(buyer)] = (kinds[evidenceOf(buyer)] ?? 0) + 1
  const open = buyers.filter((buyer) => {
    const own = evidenceOf(buyer)
    return kinds.some((count, kind) => (kind & own) === 0 && count > (kind === own ? 1 : 0))
  })
  if (open.length < 2) return []
  const areApart = [1, 2, 4].some((bit) => open.filter((buyer) => (evidenceOf(buyer) & bit) > 0).length > 1)
  if (!areApart) return [{ buyers: open, about: null }]
  const loose = open.filter((buyer) => buyer.tails.size + buyer.phones.size === 0)
  const fresh = loose.filter((buyer) => !buyer.isKnown)
  const asked = loose.length - fresh.length > 1 ? fresh : loose
  if (asked.length > 1) return [{ buyers: asked, about: null }]
  const [only] = fresh
  if (!only) return []
  return open.flatMap((other) => (other === only ? [] : [{ buyers: [only, other], about: only }]))
}

/** Buyers new to the register in units whose owner there has the same name: one question for each such pair. */
function identityDoubts(mentions: readonly Mention[], buyers: readonly Buyer[], joined: Joined): Asked[] {
  const knownAt = knownByUnit(mentions)
  const buyerAt = new Map(buyers.map((buyer) => [buyer.root, buyer]))
  const pairs = buyers.flatMap((buyer) => {
    if (buyer.isKnown) return []
    return buyer.mentions.flatMap((mention) =>
      knownAt(mention).map((owner) => ({ buyer, known: joined.find(owner.at), units: mention.units })),
    )
  })
  return [...groupBy(pairs, ({ buyer, known }) => `${buyer.root} ${known}`).values()].flatMap((some) => {
    const known = buyerAt.get(some[0]?.known ?? -1)
    const buyer = some[0]?.buyer
    if (!known || !buyer) return []
    return [
      { kind: 'identity_differs', buyers: [known, buyer], about: known, units: some.flatMap(({ units }) => units) },
    ]
  })
}

/** Buyers of different names under one full number, unless the register holds each of them already. */
function namesakesByNumber(buyers: readonly Buyer[]): Asked[] {
  const listed = buyers.flatMap((buyer) => [...buyer.ids].map((id) => ({ buyer, id })))
  return [...groupBy(listed, ({ id }) => id).values()].flatMap((some) => {
    const own = some.map(({ buyer }) => buyer)
    return own.length < 2 || own.every(({ isKnown }) => isKnown)
      ? []
      : [{ kind: 'identity_differs', buyers: own, about: null }]
  })
}

/**
 * What only a person can know, after everything that numbers decide was joined, sorted; and joins whom the answers call
 * the same. Answers that would make one buyer of several whom numbers tell apart are not followed.
 */
export function settleDoubts(
  mentions: readonly Mention[],
  joined: Joined,
  answers: ReadonlyMap<string, Answer>,
): RegisterQuestion[] {
  const buyers = buyersOf(mentions, joined)
  const named = buyers.flatMap((buyer) => {
    const persons = buyer.mentions.filter(({ entry }) => entry.kind === 'person')
    return [...new Set(persons.map(({ name }) => name))].map((name) => ({ name, buyer }))
  })
  const namesakes = [...groupBy(named, ({ name }) => name).values()].map((some) => some.map(({ buyer }) => buyer))
  const asked: Asked[] = [
    ...namesakes.flatMap((some) => openDoubts(some).map((one) => ({ kind: 'same_name' as const, ...one }))),
    ...identityDoubts(mentions, buyers, joined),
    ...namesakesByNumber(buyers),
  ]
  const doubts = doubtsOf(asked, answers)
  const same = doubts.filter(({ question }) => question.answer === 'same')
  for (const some of groupBy(same, (one) => one.about ?? one).values()) {
    const claimed = some.flatMap((one) => one.buyers.filter((buyer) => buyer !== one.about))
    const entries = claimed.flatMap((buyer) => buyer.mentions.map(({ entry }) => entry))
    if (some.length > 1 && doClash(entries)) continue
    for (const one of some) for (const { root } of one.buyers) joined.join(one.buyers[0]?.root ?? root, root)
  }
  return doubts.map(({ question }) => question).sort((one, other) => inOrder(one.name + one.id, other.name + other.id))
}
