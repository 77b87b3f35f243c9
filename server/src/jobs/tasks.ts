import type { TaskList } from 'graphile-worker'
import type { CheckDeps } from '../features/announcements/announcements.questions.check.service.ts'
import type { JobDeps } from '../features/register/register.reading.service.ts'
import { removeAttachmentJob } from './remove.attachment.ts'
import { deliverAnnouncementJob, remindOfAnnouncementJob } from './deliver.announcement.ts'
import { checkQuestionJob } from './check.question.ts'
import { registerTasks } from './register.tasks.ts'
import { tellVoteJob } from './tell.vote.ts'

/** Every job by the name under which it is enqueued. */
export const createTasks = (deps: JobDeps & CheckDeps): TaskList => ({
  deliver_announcement: deliverAnnouncementJob(deps.pool),
  remove_attachment: removeAttachmentJob(deps.files),
  remind_announcement: remindOfAnnouncementJob(deps.pool),
  tell_vote: tellVoteJob(deps.pool),
  check_question: checkQuestionJob(deps),
  ...registerTasks(deps),
})
