import type pg from 'pg'
import { withContext, type Db } from '../../platform/db/context.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'

/** How time does something: what of a community it has come for, and the next thing to do with one of it. */
export interface Ringing<One> {
  name: string
  due: (db: Db, communityId: string) => Promise<One[]>
  /** Does the next thing; false when there is none, or somebody else has it in hand. */
  ring: (db: Db, communityId: string, one: One) => Promise<boolean>
}

/**
 * What time does, community by community. Each thing in a transaction of its own: who dies in the middle has done it whole
 * or not.
 */
export async function ringThrough<One>(pool: pg.Pool, { name, due, ring }: Ringing<One>): Promise<void> {
  const faults: unknown[] = []
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity))
    for (const one of await withContext(pool, { communityId }, (db) => due(db, communityId)))
      try {
        while (await withContext(pool, { communityId }, (db) => ring(db, communityId, one)));
      } catch (error) {
        // One that fails does not keep the others waiting.
        faults.push(error)
      }
  if (faults.length > 0) throw new AggregateError(faults, `the clock of some ${name} failed`)
}
