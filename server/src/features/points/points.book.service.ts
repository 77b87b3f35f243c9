import type { GrantRule, JournalKind } from '@liren/shared/points'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { expiryPlan, lapsePlan, type AccountKind, type Currency, type Lot, type Plan } from './points.moves.rules.ts'
import { post, type LockedAccount } from './points.posting.rules.ts'
import * as store from './points.store.ts'

/** Whose points move. */
export interface Holder {
  communityId: string
  accountId: string
  /** Where a merchant's account is among those that move. */
  merchantId?: string
}

/** Who did it and why, as the journal keeps it. */
export interface Cause {
  kind: JournalKind
  note: string | null
  actorId: string | null
  secondId?: string | null
  sourceId?: string | null
  rule?: GrantRule | null
  reversesId?: string | null
  servedOn?: string | null
}

/** A member's accounts, locked, with the time read after the lock and the lots that live. */
export interface Book extends Holder {
  now: Date
  accounts: LockedAccount[]
  lots: Lot[]
}

export type Names = readonly (readonly [Currency, AccountKind])[]

function ownerOf(kind: AccountKind, { communityId, accountId, merchantId }: Holder): string {
  if (kind === 'member' || kind === 'debt') return accountId
  return kind === 'merchant' ? (merchantId ?? communityId) : communityId
}

const keysOf = (holder: Holder, names: Names): store.AccountKey[] =>
  names.map(([currency, kind]) => ({ currency, kind, ownerId: ownerOf(kind, holder) }))

/** Locks the accounts of many in one order, for who credits them one after the other in one transaction. */
export async function lockMembers(
  db: Db,
  communityId: string,
  accountIds: readonly string[],
  names: Names,
): Promise<void> {
  const keys = accountIds.flatMap((accountId) => keysOf({ communityId, accountId }, names))
  const once = new Map(keys.map((key) => [`${key.currency} ${key.kind} ${key.ownerId}`, key]))
  await store.lockAccounts(db, communityId, [...once.values()])
}

/** Writes a plan as one journal; its id. */
export async function write(db: Db, book: Book, cause: Cause, plan: Plan): Promise<string> {
  const { communityId, accountId } = book
  const id = uuidv7()
  await store.insertJournal(db, { communityId, id, accountId, at: book.now, ...cause })
  const posting = post(book.accounts, plan.moves)
  if (!(await store.writePosting(db, communityId, id, posting))) throw new DomainError('request_in_flight')
  await store.writeUses(db, communityId, id, plan.uses)
  const begun = plan.begins.map(({ amount, expiresAt }) => ({
    communityId,
    id: uuidv7(),
    accountId,
    journalId: id,
    granted: amount,
    remaining: amount,
    expiresAt,
  }))
  if (begun.length > 0) await store.insertLots(db, begun)
  return id
}

/** Locks a member's accounts, reads the clock, and lets go what has expired by then. */
export async function openBook(db: Db, holder: Holder, names: Names): Promise<Book> {
  const { communityId, accountId } = holder
  const keys = keysOf(holder, names)
  const accounts = await store.lockAccounts(db, communityId, keys)
  const now = await readClock(db)
  const lots = await store.readLots(db, communityId, accountId)
  const book = { communityId, accountId, now, accounts, lots }
  const gone = expiryPlan(lots, now)
  if (gone === null) return book
  await write(db, book, { kind: 'expiry', note: null, actorId: null }, gone)
  // What was written moved the accounts on; their rows are still locked.
  return {
    ...book,
    accounts: await store.lockAccounts(db, communityId, keys),
    lots: lots.filter(({ expiresAt }) => expiresAt > now),
  }
}

/** What a member owes since a credit was taken back. */
export const owedIn = (book: Book): number =>
  Math.abs(book.accounts.find(({ currency, kind }) => currency === 'POINT' && kind === 'debt')?.balance ?? 0)

/** Moves a member's expired points away, if there are any still. */
export async function expirePoints(db: Db, holder: Holder): Promise<void> {
  await openBook(db, holder, [
    ['POINT', 'member'],
    ['POINT', 'expired'],
  ])
}

/** Lets go all that a member could still spend: nobody will. */
export async function lapsePoints(db: Db, holder: Holder): Promise<void> {
  const book = await openBook(db, holder, [
    ['POINT', 'member'],
    ['POINT', 'expired'],
  ])
  const plan = lapsePlan(book.lots)
  if (plan) await write(db, book, { kind: 'expiry', note: '账号注销', actorId: null }, plan)
}
