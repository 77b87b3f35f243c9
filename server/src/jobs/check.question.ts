import { z } from 'zod'
import { checkQuestion, type CheckDeps } from '../features/announcements/announcements.questions.check.service.ts'

const payload = z.object({ communityId: z.uuid(), questionId: z.uuid() })

/** After a question was asked: the content check. */
export const checkQuestionJob = (deps: CheckDeps) => (job: unknown) => checkQuestion(deps, payload.parse(job))
