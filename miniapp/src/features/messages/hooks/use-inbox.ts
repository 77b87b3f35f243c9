import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchInbox, markAllRead } from '../messages.api.ts'

const inboxKey = (communityId: string) => ['messages', communityId, 'inbox'] as const

/** My inbox, newest first, page by page. */
export const useInbox = (communityId: string) =>
  useInfiniteQuery({
    queryKey: inboxKey(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchInbox(communityId, pageParam, signal),
    meta: { keep: true },
  })

/** Marks messages up to one of them as read; the counts elsewhere follow. */
export function useMarkAllRead(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (upToMessageId: string) => markAllRead(communityId, upToMessageId),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: inboxKey(communityId) }),
        client.invalidateQueries({ queryKey: ['me'] }),
      ]),
  })
}
