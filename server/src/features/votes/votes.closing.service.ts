import type pg from 'pg'
import { withContext, type Db } from '../../platform/db/context.ts'
import { readClock } from '../../platform/db/clock.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import { append } from './votes.log.service.ts'
import * as store from './votes.store.ts'
import { stateAt } from './votes.view.service.ts'

/**
 * Writes the close into the log of a locked decision whose time is over; the decision as it is then. By the same clock
 * reading nothing is taken in any more, whether or not anybody wrote this down before.
 */
export async function closeIfOver(db: Db, row: store.DecisionRow, now: Date): Promise<store.DecisionRow> {
  if (stateAt(row, now) === row.state) return row
  const { communityId, id: decisionId, closesAt } = row
  const body = { step: 'CLOSE', to: 'CLOSED', by: 'CLOCK', closesAt: closesAt?.toISOString() ?? null }
  await append(db, { communityId, decisionId }, { kind: 'close', at: now, body, actorId: null })
  await store.closeDecision(db, communityId, decisionId)
  return { ...row, state: 'CLOSED' }
}

/** Closes one decision if its time is over, in a transaction of its own. */
export async function closeDue(pool: pg.Pool, communityId: string, decisionId: string): Promise<void> {
  await withContext(pool, { communityId }, async (db) => {
    const row = await store.lockDecision(db, communityId, decisionId)
    if (row) await closeIfOver(db, row, await readClock(db))
  })
}

/** Closes every decision whose time is over, community by community. */
export async function sweepVotes(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity)) {
    const due = await withContext(pool, { communityId }, (db) => store.decisionsDue(db, communityId))
    for (const decisionId of due) await closeDue(pool, communityId, decisionId)
  }
}
