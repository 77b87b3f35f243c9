import { useInfiniteQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchMine } from '../drafts.api.ts'
import { keys } from '../announcements.keys.ts'

/** Drafts and notices I wrote, last touched first, page by page. */
export const useMine = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.mine(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchMine(communityId, pageParam, signal),
    meta: { keep: true },
  })
