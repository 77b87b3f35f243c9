import type { DecisionStep } from '@liren/shared/votes'
import type { MessageTemplate } from '@liren/shared/messages.wechat'
import type pg from 'pg'
import { withContext, type Db } from '../../platform/db/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { tell, tellWidely } from '../messages/messages.service.ts'
import type { LogAt } from './votes.log.store.ts'
import { addressedOwners } from './votes.people.store.ts'
import { readDecision } from './votes.store.ts'

interface How {
  kind: 'vote_noticed' | 'vote_opened' | 'vote_extended' | 'vote_result' | 'vote_reminder'
  /** How WeChat tells it, too, to those with credit; null where the inbox is enough. */
  template: MessageTemplate | null
}

/** What owners hear of, and how. */
const told = {
  NOTIFY: { kind: 'vote_noticed', template: null },
  OPEN: { kind: 'vote_opened', template: 'notice' },
  EXTEND: { kind: 'vote_extended', template: null },
  PUBLISH: { kind: 'vote_result', template: 'notice' },
  REMIND: { kind: 'vote_reminder', template: 'reminder' },
} as const satisfies Record<string, How>
type Occasion = keyof typeof told

const isTold = (step: string): step is Occasion => step in told

/** Something that owners are told of: which, the how manieth of its kind in this decision, and when it happened. */
export interface ToldOf extends LogAt {
  occasion: string
  number: number
  since: Date
}

/** Has the owners told of a step, once it is committed. */
export async function tellOwners(
  db: Db,
  { since, number, ...of }: Omit<ToldOf, 'occasion'> & { occasion: DecisionStep | 'REMIND' },
): Promise<void> {
  if (!isTold(of.occasion)) return
  const key = `${of.decisionId}:${of.occasion}:${String(number)}`
  await enqueue(db, 'tell_vote', key, { ...of, number: String(number), since: since.toISOString() })
}

const batchSize = 2_000

/**
 * Job: lays a message into the inbox of each owner concerned, in batches, and has those with credit told in WeChat in
 * waves; run again, it finds what is done already.
 */
export async function tellVote(
  pool: pg.Pool,
  { communityId, decisionId, occasion, number, since }: ToldOf,
): Promise<void> {
  if (!isTold(occasion)) return
  const { kind, template } = told[occasion]
  let after: string | null = null
  for (let from = 0; ; from += batchSize) {
    const last: string | null = await withContext(pool, { communityId, purpose: 'delivery' }, async (db) => {
      const row = await readDecision(db, communityId, decisionId)
      if (!row) return null
      const people = await addressedOwners(db, { communityId, decisionId }, occasion === 'REMIND', after, batchSize)
      const matter = { communityId, kind, subjectId: decisionId, occasion: number, title: row.title, sender: '' }
      if (template === null) await tell(db, matter, people)
      else await tellWidely(db, matter, people, { template, isUrgent: false, since, from })
      return people.length === batchSize ? (people.at(-1) ?? null) : null
    })
    if (last === null) return
    after = last
  }
}
