import { useInfiniteQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchFeed, type Narrowed } from '../announcements.api.ts'
import { keys } from '../announcements.keys.ts'

/** Notices addressed to me, newest first, page by page. */
export const useFeed = (communityId: string, narrowed: Narrowed = {}, isWanted = true) =>
  useInfiniteQuery({
    queryKey: keys.feed(communityId, narrowed),
    enabled: isWanted,
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchFeed(communityId, narrowed, pageParam, signal),
    meta: { keep: true },
  })
