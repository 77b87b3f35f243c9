import { useMutation, useQuery, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import type { feedPage, Announcement } from '@liren/shared/announcements'
import type { z } from 'zod'
import { fetchAnnouncement, markRead } from '../announcements.api.ts'
import { discardDraft } from '../drafts.api.ts'
import { keys } from '../announcements.keys.ts'

/** One notice, if it is addressed to me or mine. */
export const useAnnouncement = (communityId: string, announcementId: string) =>
  useQuery({
    queryKey: keys.one(communityId, announcementId),
    queryFn: ({ signal }) => fetchAnnouncement(communityId, announcementId, signal),
    meta: { keep: true },
  })

type Feed = InfiniteData<z.output<typeof feedPage>>

/** Takes the unread mark off everywhere it is shown, without asking for the lists again; what is read is urgent no more. */
function showAsRead(client: QueryClient, communityId: string, announcementId: string): void {
  const marked = (item: Feed['pages'][number]['items'][number]) =>
    item.id === announcementId ? { ...item, isRead: true } : item
  client.setQueriesData<Feed>(
    { queryKey: keys.feeds(communityId) },
    (feed) =>
      feed && {
        ...feed,
        pages: feed.pages.map((page) => ({
          ...page,
          items: page.items.map(marked),
          pinned: page.pinned.map(marked),
          urgent: page.urgent.filter(({ id }) => id !== announcementId),
        })),
      },
  )
  client.setQueryData<Announcement>(keys.one(communityId, announcementId), (one) => one && { ...one, isRead: true })
}

/** Says that I have read it; again changes nothing, so a lost answer is no matter. */
export function useMarkRead(communityId: string, announcementId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => markRead(communityId, announcementId),
    onSuccess: () => {
      showAsRead(client, communityId, announcementId)
      // The inbox line that led here, and the count on the tab, follow.
      void client.invalidateQueries({ queryKey: ['messages', communityId] })
      void client.invalidateQueries({ queryKey: ['me'] })
    },
  })
}

/** Throws a draft away. */
export function useDiscard(communityId: string, announcementId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => discardDraft(communityId, announcementId),
    onSuccess: () => {
      client.removeQueries({ queryKey: keys.one(communityId, announcementId) })
      return client.invalidateQueries({ queryKey: keys.mine(communityId) })
    },
  })
}
