import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchTree, fetchUnits } from '../neighbourhood.api.ts'

/** The community down to its entrances; changes rarely. */
export const useTree = (communityId: string) =>
  useQuery({
    queryKey: ['neighbourhood', communityId, 'tree'],
    queryFn: ({ signal }) => fetchTree(communityId, signal),
    staleTime: 5 * 60_000,
    meta: { keep: true },
  })

/** The flats of an entrance, page by page. */
export const useUnits = (communityId: string, entranceId: string) =>
  useInfiniteQuery({
    queryKey: ['neighbourhood', communityId, 'units', entranceId],
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchUnits(communityId, entranceId, pageParam, signal),
  })
