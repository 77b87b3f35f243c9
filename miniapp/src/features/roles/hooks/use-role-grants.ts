import { useInfiniteQuery } from '@tanstack/react-query'
import { fetchRoleGrants } from '../roles.api.ts'

/** Who holds which role in the community, page by page (committee). */
export const useRoleGrants = (communityId: string) =>
  useInfiniteQuery({
    queryKey: ['roles', communityId, 'grants'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchRoleGrants(communityId, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
