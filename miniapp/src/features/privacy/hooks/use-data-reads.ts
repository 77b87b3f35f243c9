import { useInfiniteQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchDataReads } from '../privacy.api.ts'
import { keys } from '../privacy.keys.ts'

/** Who looked at my data, newest first, page by page. */
export const useDataReads = () =>
  useInfiniteQuery({
    queryKey: keys.reads,
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchDataReads(pageParam, signal),
    meta: { keep: true },
  })
