import { useInfiniteQuery } from '@tanstack/react-query'
import { fetchMine } from '../announcements.api.ts'
import { keys } from '../announcements.keys.ts'

/** Drafts and notices I wrote, last touched first, page by page. */
export const useMine = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.mine(communityId),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchMine(communityId, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    meta: { keep: true },
  })
