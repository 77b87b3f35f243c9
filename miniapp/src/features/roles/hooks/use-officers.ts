import { useInfiniteQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchOfficers } from '../roles.api.ts'

/** Who holds which office here, for every member, page by page. */
export const useOfficers = (communityId: string) =>
  useInfiniteQuery({
    queryKey: ['roles', communityId, 'officers'],
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchOfficers(communityId, pageParam, signal),
    meta: { keep: true },
  })
