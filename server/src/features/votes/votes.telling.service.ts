import type { DecisionStep } from '@liren/shared/votes'
import type pg from 'pg'
import { withContext, type Db } from '../../platform/db/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { tell } from '../messages/messages.service.ts'
import type { LogAt } from './votes.log.store.ts'
import { addressedOwners } from './votes.people.store.ts'
import { readDecision } from './votes.store.ts'

/** What owners hear of in their inbox, and under which kind. */
const told = {
  NOTIFY: 'vote_noticed',
  OPEN: 'vote_opened',
  EXTEND: 'vote_extended',
  PUBLISH: 'vote_result',
  REMIND: 'vote_reminder',
} as const
type Occasion = keyof typeof told

const isTold = (step: string): step is Occasion => step in told

/** Has the owners told of a step, once it is committed. */
export async function tellOwners(db: Db, at: LogAt, occasion: DecisionStep | 'REMIND', key = ''): Promise<void> {
  if (!isTold(occasion)) return
  await enqueue(db, 'tell_vote', `${at.decisionId}:${occasion}:${key}`, { ...at, occasion })
}

const batchSize = 2_000

/** Job: lays a message into the inbox of each owner concerned, in batches; run again, it finds what is done already. */
export async function tellVote(
  pool: pg.Pool,
  { communityId, decisionId, occasion }: LogAt & { occasion: string },
): Promise<void> {
  if (!isTold(occasion)) return
  let after: string | null = null
  for (;;) {
    const last: string | null = await withContext(pool, { communityId }, async (db) => {
      const row = await readDecision(db, communityId, decisionId)
      if (!row) return null
      const people = await addressedOwners(db, { communityId, decisionId }, occasion === 'REMIND', after, batchSize)
      const matter = { communityId, kind: told[occasion], subjectId: decisionId, title: row.title, sender: '' }
      await tell(db, matter, people)
      return people.length === batchSize ? (people.at(-1) ?? null) : null
    })
    if (last === null) return
    after = last
  }
}
