import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchInbox, markAllRead, markRead } from '../messages.api.ts'
import { fetchOfficeInbox, markAllOfficeRead, markOfficeRead } from '../office.api.ts'

const inboxKey = (communityId: string) => ['messages', communityId, 'inbox'] as const
const officeInboxKey = ['office-messages'] as const

/** My inbox, newest first, page by page. */
export const useInbox = (communityId: string) =>
  useInfiniteQuery({
    queryKey: inboxKey(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchInbox(communityId, pageParam, signal),
    meta: { keep: true },
  })

/** What I was told as an officer above communities, from all of them. */
export const useOfficeInbox = () =>
  useInfiniteQuery({
    queryKey: officeInboxKey,
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchOfficeInbox(pageParam, signal),
    meta: { keep: true },
  })

/** Something that marks messages as read; the counts elsewhere follow. */
function useMarking(queryKey: readonly string[], mark: (messageId: string) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: mark,
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey }), client.invalidateQueries({ queryKey: ['me'] })]),
  })
}

/** Marks messages up to one of them as read. */
export const useMarkAllRead = (communityId: string) =>
  useMarking(inboxKey(communityId), (upToMessageId) => markAllRead(communityId, upToMessageId))

/** Marks the one that is opened as read. */
export const useMarkRead = (communityId: string) =>
  useMarking(inboxKey(communityId), (messageId) => markRead(communityId, messageId))

export const useMarkAllOfficeRead = () => useMarking(officeInboxKey, markAllOfficeRead)

export const useMarkOfficeRead = () => useMarking(officeInboxKey, markOfficeRead)
