import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchPublicAnnouncement, fetchPublicFeed } from '../public.api.ts'
import { keys } from '../announcements.keys.ts'

/** Notices to a whole community, newest first, page by page; nobody needs to be signed in. */
export const usePublicFeed = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.publicFeed(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchPublicFeed(communityId, pageParam, signal),
  })

/** One notice to a whole community. */
export const usePublicAnnouncement = (communityId: string, announcementId: string) =>
  useQuery({
    queryKey: keys.publicOne(communityId, announcementId),
    queryFn: ({ signal }) => fetchPublicAnnouncement(communityId, announcementId, signal),
  })
