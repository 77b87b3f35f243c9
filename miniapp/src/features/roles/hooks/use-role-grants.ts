import { useInfiniteQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchRoleGrants } from '../roles.api.ts'

/** Who holds which role in the community, page by page (committee). */
export const useRoleGrants = (communityId: string) =>
  useInfiniteQuery({
    queryKey: ['roles', communityId, 'grants'],
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchRoleGrants(communityId, pageParam, signal),
  })
