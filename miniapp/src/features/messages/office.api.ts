import { officeMessages } from '@liren/shared/messages.office'
import { call } from '../../lib/api-client.ts'

/** What I was told as an officer above communities. */
export const fetchOfficeInbox = (cursor: string | null, signal?: AbortSignal) =>
  call(officeMessages.inbox, { query: { cursor: cursor ?? undefined } }, { signal })

export const markOfficeRead = (messageId: string) => call(officeMessages.markRead, { params: { messageId } })

/** Marks up to and including this one as read. */
export const markAllOfficeRead = (upToMessageId: string) =>
  call(officeMessages.markAllRead, { body: { upToMessageId } })
