import { useQuery } from '@tanstack/react-query'
import { fetchColumns } from '../columns.api.ts'
import { keys } from '../columns.keys.ts'

const askEveryMs = 5 * 60_000

/** The columns of the community with who is on duty; asked for again while they are looked at, because duty changes. */
export const useColumns = (communityId: string) =>
  useQuery({
    queryKey: keys.list(communityId),
    queryFn: ({ signal }) => fetchColumns(communityId, signal),
    refetchInterval: askEveryMs,
    meta: { keep: true },
  })
