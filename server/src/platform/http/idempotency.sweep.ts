import type pg from 'pg'
import { withContext } from '../db/context.ts'

const keepDays = 7

/** Forgets replies older than a week, community by community. */
export async function sweepIdempotency(pool: pg.Pool): Promise<void> {
  const communities = await withContext(pool, { purpose: 'sweep' }, async (db) => {
    await db.hot({ name: 'sweep_account_keys', text: statementFor('account_idempotency_key', '') }, [keepDays])
    return db.hot<{ id: string }>({ name: 'sweep_communities', text: 'SELECT id FROM community ORDER BY id' }, [])
  })
  const inCommunity = { name: 'sweep_keys', text: statementFor('idempotency_key', 'community_id = $2 AND') }
  for (const { id } of communities)
    await withContext(pool, { communityId: id }, (db) => db.hot(inCommunity, [keepDays, id]))
}

const statementFor = (table: string, where: string): string =>
  `DELETE FROM ${table} WHERE ${where} created_at < app.now() - make_interval(days => $1)`
