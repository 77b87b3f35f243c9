import type pg from 'pg'
import { z } from 'zod'
import { tellVote } from '../features/votes/votes.telling.service.ts'

const payload = z.object({ communityId: z.uuid(), decisionId: z.uuid(), occasion: z.string() })

/** After a step in a decision's life: the inboxes of its owners. */
export const tellVoteJob = (pool: pg.Pool) => (job: unknown) => tellVote(pool, payload.parse(job))
