import { z } from 'zod'
import type { CheckDeps } from '../features/announcements/announcements.questions.check.service.ts'
import { checkComplaint } from '../features/complaints/complaints.check.service.ts'

const payload = z.object({ communityId: z.uuid(), complaintId: z.uuid() })

/** After somebody let neighbours see a matter: the content check. */
export const checkComplaintJob = (deps: CheckDeps) => (job: unknown) => checkComplaint(deps, payload.parse(job))
