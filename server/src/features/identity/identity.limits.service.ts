import type pg from 'pg'
import { withContext, type Db } from '../../platform/db/context.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { takeFrom, type Limit } from './identity.limits.store.ts'

/**
 * Counts one use of each limit; throws `too_many_requests` past one. In a transaction of its own, so that an attempt
 * counts even when what follows fails.
 */
export function countUse(pool: pg.Pool, uses: readonly (readonly [limit: Limit, subject: string])[]): Promise<void> {
  return withContext(pool, { purpose: 'login' }, async (db) => {
    for (const [limit, subject] of uses) await takeFrom(db, limit, subject)
  })
}

/** Counts one use in the caller's own transaction: only what succeeds counts. Leaves the person's own context. */
export async function countInside(db: Db, { accountId }: AccountActor, limit: Limit, subject: string): Promise<void> {
  await db.enter({ accountId, purpose: 'login' })
  await takeFrom(db, limit, subject)
  await db.enter({ accountId })
}
