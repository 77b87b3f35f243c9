import { useInfiniteQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchFeed } from '../announcements.api.ts'
import { keys } from '../announcements.keys.ts'

/** Notices addressed to me, newest first, page by page. */
export const useFeed = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.feed(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchFeed(communityId, pageParam, signal),
    meta: { keep: true },
  })
