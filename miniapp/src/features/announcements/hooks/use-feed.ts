import { useInfiniteQuery } from '@tanstack/react-query'
import { fetchFeed } from '../announcements.api.ts'
import { keys } from '../announcements.keys.ts'

/** Notices addressed to me, newest first, page by page. */
export const useFeed = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.feed(communityId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchFeed(communityId, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    meta: { keep: true },
  })
