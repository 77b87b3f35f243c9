import type pg from 'pg'
import { z } from 'zod'
import { tellVote } from '../features/votes/votes.telling.service.ts'

const payload = z.object({
  communityId: z.uuid(),
  decisionId: z.uuid(),
  occasion: z.string(),
  number: z.coerce.number().int(),
  since: z.coerce.date(),
})

/** After a step in a decision's life: the inboxes of its owners, and WeChat. */
export const tellVoteJob = (pool: pg.Pool) => (job: unknown) => tellVote(pool, payload.parse(job))
