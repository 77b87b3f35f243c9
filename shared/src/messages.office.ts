import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant } from './primitives.ts'

/** Of what an office above communities hears: matters that climb to it, calls to it, and tasks that it pushed. */
export const officeMessageKinds = [
  'matter_climbed',
  'matter_listed',
  'call_waiting',
  'call_due',
  'call_overdue',
  'call_ended',
  'task_answered',
] as const

/** A line in the inbox of an officer above communities. */
export const officeMessage = z
  .object({
    id,
    communityId: id,
    communityName: z.string(),
    kind: z.enum(officeMessageKinds),
    aboutId: id.meta({ description: 'The matter, the parent matter on the coordination list, or the task' }),
    title: z.string(),
    createdAt: instant,
    isRead: z.boolean(),
  })
  .meta({ id: 'OfficeMessage' })
export type OfficeMessage = z.infer<typeof officeMessage>

const unread = z.object({ unreadMessages: z.number().int() })

export const officeMessages = {
  inbox: endpoint({
    id: 'messages.officeInbox',
    method: 'GET',
    path: '/me/office-messages',
    summary: 'What street and department officers are told, from all their communities, newest first',
    access: 'account',
    query: pageQuery,
    reply: pageOf(officeMessage),
    errors: ['forbidden'],
    cached: true,
  }),
  markAllRead: endpoint({
    id: 'messages.markOfficeRead',
    method: 'POST',
    path: '/me/office-message-reads',
    summary: 'Marks what I was told as an officer, up to one message, as read',
    access: 'account',
    body: z.strictObject({ upToMessageId: id }),
    reply: unread,
    errors: ['forbidden'],
    idempotent: false,
  }),
  markRead: endpoint({
    id: 'messages.markOfficeOneRead',
    method: 'POST',
    path: '/me/office-messages/:messageId/reads',
    summary: 'Marks one message as read; again, or of somebody else, changes nothing',
    access: 'account',
    params: z.object({ messageId: id }),
    reply: unread,
    idempotent: false,
  }),
}
