import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant } from './primitives.ts'

export const messageKinds = [
  'announcement_published',
  'announcement_reminded',
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
] as const

/** A line in the inbox that leads to the matter it speaks of. */
export const message = z
  .object({
    id,
    kind: z.enum(messageKinds),
    subjectId: id,
    title: z.string(),
    sender: z.string(),
    createdAt: instant,
    isRead: z.boolean(),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof message>

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
    reply: z.object({ unreadMessages: z.number().int() }),
    idempotent: false,
  }),
}
