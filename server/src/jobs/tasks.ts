import type { TaskList } from 'graphile-worker'
import type { CheckDeps } from '../features/announcements/announcements.questions.check.service.ts'
import type { JobDeps } from '../features/register/register.reading.service.ts'
import { removeAttachmentJob } from './remove.attachment.ts'
import { deliverAnnouncementJob, remindOfAnnouncementJob } from './deliver.announcement.ts'
import { callPartnerJob } from './call.partner.ts'
import { checkComplaintJob } from './check.complaint.ts'
import { checkQuestionJob } from './check.question.ts'
import { postOutside, type PostOutside } from '../platform/outbound/public.post.ts'
import type { StampDeps } from '../features/votes/votes.stamps.service.ts'
import { registerTasks } from './register.tasks.ts'
import { stampVoteJob } from './stamp.vote.ts'
import { tellVoteJob } from './tell.vote.ts'

interface OutsideDeps {
  /** How somebody outside is posted to; tests listen instead. */
  postOutside?: PostOutside
}

/** Every job by the name under which it is enqueued. */
export const createTasks = (deps: JobDeps & CheckDeps & StampDeps & OutsideDeps): TaskList => ({
  deliver_announcement: deliverAnnouncementJob(deps.pool),
  remove_attachment: removeAttachmentJob(deps.files),
  remind_announcement: remindOfAnnouncementJob(deps.pool),
  tell_vote: tellVoteJob(deps.pool),
  stamp_vote: stampVoteJob(deps),
  check_question: checkQuestionJob(deps),
  check_complaint: checkComplaintJob(deps),
  call_partner: callPartnerJob({ postOutside, ...deps }),
  ...registerTasks(deps),
})
