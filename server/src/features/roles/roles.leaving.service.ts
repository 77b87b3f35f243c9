import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import * as store from './roles.leaving.store.ts'

const isOnly = (holders: readonly string[], accountId: string): boolean =>
  holders.includes(accountId) && holders.every((holder) => holder === accountId)

/**
 * Ends everything a person is in a community, whose name there becomes a pseudonym. The last one of a committee cannot
 * go before there is a successor (`last_role_holder`). Runs in that community.
 */
export async function leaveCommunity(
  db: Db,
  at: { communityId: string; accountId: string },
  pseudonym: string,
): Promise<void> {
  if (isOnly(await store.lockCommittee(db, at.communityId), at.accountId)) throw new DomainError('last_role_holder')
  await store.leaveCommunity(db, at, pseudonym)
}

/** Ends the person's offices above communities; the last operator cannot go. Leaves the context in purpose `grant`. */
export async function leaveAbove(db: Db, accountId: string): Promise<void> {
  await db.enter({ accountId, purpose: 'grant' })
  if (isOnly(await store.lockOperators(db), accountId)) throw new DomainError('last_role_holder')
  await store.leaveAbove(db, accountId)
}

/** Whether the person serves above communities, or ever did: of those they may be members nowhere. */
export async function servedAbove(db: Db, accountId: string): Promise<boolean> {
  await db.enter({ accountId, purpose: 'grant' })
  return store.wasAbove(db, accountId)
}
