import type pg from 'pg'
import { withContext } from '../../platform/db/context.ts'
import { sweepChallenges } from './identity.challenges.store.ts'
import { sweepWindows } from './identity.limits.store.ts'

/** Housekeeping: codes nobody can use any more, and counters whose window is long past. */
export function sweepIdentity(pool: pg.Pool): Promise<void> {
  return withContext(pool, { purpose: 'login' }, async (db) => {
    await sweepChallenges(db)
    await sweepWindows(db)
  })
}
