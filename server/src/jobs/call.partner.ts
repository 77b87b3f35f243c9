import { z } from 'zod'
import { callPartner, type CallDeps } from '../features/complaints/complaints.callbacks.service.ts'

const payload = z.object({
  ...{ communityId: z.uuid(), partnerId: z.uuid(), complaintId: z.uuid() },
  seq: z.coerce.number().int().positive(),
})

/** After a step with a matter that a partner shares. */
export const callPartnerJob = (deps: CallDeps) => (job: unknown) => callPartner(deps, payload.parse(job))
