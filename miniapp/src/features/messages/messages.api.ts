import { messages } from '@liren/shared/messages'
import { call } from '../../lib/api-client.ts'

export const fetchInbox = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(messages.inbox, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

/** Marks one of my messages as read. */
export const markRead = (communityId: string, messageId: string) =>
  call(messages.markRead, { params: { communityId, messageId } })

/** Marks my messages up to and including this one as read. */
export const markAllRead = (communityId: string, upToMessageId: string) =>
  call(messages.markAllRead, { params: { communityId }, body: { upToMessageId } })
