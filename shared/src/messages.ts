import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant } from './primitives.ts'

export const messageKinds = [
  'announcement_published',
  'announcement_reminded',
  'question_answered',
  'question_refused',
  'question_held',
  'schedule_failed',
  'binding_approved',
  'binding_refused',
  'household_joined',
  'guardian_wanted',
  'vote_noticed',
  'vote_opened',
  'vote_extended',
  'vote_cast',
  'vote_reminder',
  'vote_proxy_granted',
  'vote_remark_answered',
  'vote_result',
  'vote_nominated',
  'vote_candidacy',
  'vote_demand',
  'vote_designated',
  'complaint_waiting',
  'complaint_moved',
  'complaint_sent',
  'complaint_due',
  'complaint_climbed',
  'task_pushed',
  'activity_decided',
  'shift_moved_in',
  'shift_cancelled',
  'attendance_entered',
  'shift_reminder',
  'shift_changed',
  'shift_called_off',
  'guardian_asked',
  'guardian_noted',
  'guardian_refused',
  'service_rejected',
  'appeal_decided',
  'credit_doubted',
  'objection_upheld',
  'objection_dismissed',
  'certificate_decided',
  'help_received',
  'group_proposal',
  'group_activity',
  'points_expiring',
] as const

/** A line in the inbox that leads to the matter it speaks of. */
export const message = z
  .object({
    id,
    kind: z.enum(messageKinds),
    subjectId: id,
    aboutId: id.nullable().meta({ description: 'The notice to open, where the subject itself is none' }),
    title: z.string(),
    sender: z.string(),
    createdAt: instant,
    isRead: z.boolean(),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof message>

const unread = z.object({ unreadMessages: z.number().int() })

export const messages = {
  inbox: endpoint({
    id: 'messages.inbox',
    method: 'GET',
    path: '/communities/:communityId/messages',
    summary: 'My inbox, newest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(message),
    cached: true,
  }),
  markAllRead: endpoint({
    id: 'messages.markAllRead',
    method: 'POST',
    path: '/communities/:communityId/message-reads',
    summary: 'Marks my messages up to one of them as read',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ upToMessageId: id }),
    reply: unread,
    idempotent: false,
  }),
  markRead: endpoint({
    id: 'messages.markRead',
    method: 'POST',
    path: '/communities/:communityId/messages/:messageId/reads',
    summary: 'Marks one of my messages as read; again, or of somebody else, changes nothing',
    access: 'account',
    params: inCommunity.extend({ messageId: id }),
    reply: unread,
    idempotent: false,
  }),
}
