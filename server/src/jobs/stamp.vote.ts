import { z } from 'zod'
import { stampEntry, type StampDeps } from '../features/votes/votes.stamps.service.ts'

const payload = z.object({ communityId: z.uuid(), decisionId: z.uuid(), seq: z.coerce.number().int() })

/** After a close or a count: an authority's time over the head of the log. */
export const stampVoteJob = (deps: StampDeps) => (job: unknown) => stampEntry(deps, payload.parse(job))
