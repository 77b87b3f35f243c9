import type { RegisterQuestion } from '@liren/shared/register.findings'
import { buyersOf, joinSameBuyers, mentionsOf, type Buyer, type KnownOwner } from './register.buyers.rules.ts'
import type { OwnerEntry, RegisterRow } from './register.entries.rules.ts'
import { groupBy } from '../../platform/group.ts'
import { inOrder, separate } from './register.groups.rules.ts'
import { settleDoubts, type Answer } from './register.questions.rules.ts'

export type { KnownOwner } from './register.buyers.rules.ts'

/** A buyer as the register will hold one: what the file says, and what only the register knew before. */
export interface ResolvedOwner extends OwnerEntry {
  /** The key in the register, or a canonical text that is the same for every file that says the same. */
  key: string
  knownKey: string | null
}

/** What most of the values say; of several equally frequent ones `usual`, else the first in order. */
function prevailing<Value extends string>(values: readonly (Value | null)[], usual: Value | null): Value | null {
  const counts = [
    ...groupBy(
      values.flatMap((value) => value ?? []),
      (value) => value,
    ),
  ]
  const most = Math.max(0, ...counts.map(([, same]) => same.length))
  const tied = counts.flatMap(([value, same]) => (same.length === most ? [value] : []))
  return usual !== null && tied.includes(usual) ? usual : (tied.sort(inOrder)[0] ?? null)
}

/** What makes entries this buyer, in words; `isShared` when others bear the same full number. */
function canonicalKey(buyer: Buyer, isShared: boolean): string {
  const first = (texts: Iterable<string>) => [...texts].sort(inOrder)[0] ?? ''
  const name = first(buyer.mentions.map((mention) => mention.name))
  if (buyer.ids.size > 0) return `id:${first(buyer.ids)}${isShared ? `:${name}` : ''}`
  if (name.startsWith('company:')) return name
  if (buyer.tails.size > 0) return `tail:${name}:${first(buyer.tails)}`
  if (buyer.phones.size > 0) return `phone:${name}:${first(buyer.phones)}`
  return `alone:${name}:${first(buyer.mentions.flatMap(({ unitKeys }) => unitKeys))}`
}

function resolved(buyer: Buyer, isShared: boolean): ResolvedOwner {
  const entries = buyer.mentions.flatMap(({ entry, known }) => (known ? [] : [entry]))
  const [known = null] = buyer.mentions
    .flatMap((mention) => mention.known ?? [])
    .sort((one, other) => inOrder(one.key, other.key))
  const name =
    prevailing(
      entries.map((entry) => entry.name),
      known?.name ?? null,
    ) ?? ''
  const written = prevailing(
    entries.map((entry) => entry.idNumber),
    known?.idNumber ?? null,
  )
  const tail =
    prevailing(
      entries.map((entry) => entry.idTail),
      known?.idTail ?? null,
    ) ??
    known?.idTail ??
    null
  // A full number the register holds stands as long as the file's last four agree with it.
  const idNumber = written ?? (known?.idTail === tail ? (known?.idNumber ?? null) : null)
  return {
    key: known?.key ?? canonicalKey(buyer, isShared),
    name,
    kind:
      prevailing(
        entries.map((entry) => entry.kind),
        known?.kind ?? null,
      ) ?? 'person',
    phone:
      prevailing(
        entries.map((entry) => entry.phone),
        known?.phone ?? null,
      ) ??
      known?.phone ??
      null,
    idNumber,
    idTail: idNumber?.slice(-4) ?? tail,
    knownKey: known?.key ?? null,
  }
}

/**
 * Who the owners of these rows are (`domain.md` A2, same buyer): the same full identity number; else the same name and
 * last four; else the same name and phone; companies by their name alone. A person's name alone never merges: it is a
 * question, and until it is answered the entries stay apart. So are different names under one full number, which may be
 * a slip of the pen, and an owner of a unit whom file and register give the same name but other numbers.
 *
 * Owners of the register keep their key and, where the file says nothing, their numbers; `known` need not own units of
 * these rows. The result does not depend on the order of rows or of known owners.
 */
export function resolveOwners(
  rows: readonly RegisterRow[],
  known: readonly KnownOwner[],
  answers: ReadonlyMap<string, Answer>,
): { owners: ResolvedOwner[]; ownersOf: Map<RegisterRow, string[]>; questions: RegisterQuestion[] } {
  const mentions = mentionsOf(rows, known)
  const joined = separate(mentions.length)
  joinSameBuyers(mentions, joined)
  const questions = settleDoubts(mentions, joined, answers)
  const buyers = buyersOf(mentions, joined)
  const bearers = groupBy(
    buyers.flatMap((buyer) => [...buyer.ids]),
    (id) => id,
  )
  const isShared = ({ ids }: Buyer) => [...ids].some((id) => (bearers.get(id)?.length ?? 0) > 1)
  const owners = new Map(
    buyers
      .filter((buyer) => buyer.mentions.some((mention) => !mention.known))
      .map((buyer) => [buyer.root, resolved(buyer, isShared(buyer))]),
  )
  let at = known.length
  const ownersOf = new Map(
    rows.map((row) => {
      const keys = row.owners.map(() => owners.get(joined.find(at++))?.key ?? '')
      return [row, [...new Set(keys)]]
    }),
  )
  return { owners: [...owners.values()].sort((one, other) => inOrder(one.key, other.key)), ownersOf, questions }
}
