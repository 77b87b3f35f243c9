import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { AnnouncementSummary } from '@liren/shared/announcements'
import type { PublicSummary } from '@liren/shared/announcements.public'
import { paged } from '../../../lib/paging.ts'
import { fetchPublicAnnouncement, fetchPublicFeed } from '../public.api.ts'
import type { Narrowed } from '../announcements.api.ts'
import { keys } from '../announcements.keys.ts'

/** Notices to a whole community, newest first, page by page; nobody needs to be signed in. */
export const usePublicFeed = (communityId: string, narrowed: Narrowed = {}, isWanted = true) =>
  useInfiniteQuery({
    queryKey: keys.publicFeed(communityId, narrowed),
    enabled: isWanted,
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchPublicFeed(communityId, narrowed, pageParam, signal),
  })

/** One notice to a whole community. */
export const usePublicAnnouncement = (communityId: string, announcementId: string) =>
  useQuery({
    queryKey: keys.publicOne(communityId, announcementId),
    queryFn: ({ signal }) => fetchPublicAnnouncement(communityId, announcementId, signal),
  })

/** As a card of the board wants it: an office speaks, to everybody, and nobody marks what was read. */
export const asCard = ({ office, ...notice }: PublicSummary): AnnouncementSummary => ({
  ...notice,
  author: { ...office, nickname: '' },
  audienceLabels: [],
  isRead: true,
})
