import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys } from '../announcements.keys.ts'
import { fetchReach, fetchUnreached, printDoorSheet, printPoster, remind } from '../reach.api.ts'

/** How often somebody who watches a notice being read sees it move. */
const watchMs = 15_000

/** How far a notice has come; followed while the page is open. */
export const useReach = (communityId: string, announcementId: string) =>
  useQuery({
    queryKey: keys.reach(communityId, announcementId),
    queryFn: ({ signal }) => fetchReach(communityId, announcementId, signal),
    refetchInterval: watchMs,
  })

/** Where nobody has read it, door by door. */
export const useUnreached = (communityId: string, announcementId: string) =>
  useInfiniteQuery({
    queryKey: keys.unreached(communityId, announcementId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchUnreached(communityId, announcementId, pageParam, signal),
  })

/** Reminds those who have not read it, once. */
export function useRemind(communityId: string, announcementId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: () => remind(communityId, announcementId, submissions.nameFor(announcementId)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.reach(communityId, announcementId) }),
  })
}

/** The sheet for the doors, or the poster for the stairwell. */
export const usePrinting = (communityId: string, announcementId: string) =>
  useMutation({
    mutationFn: (what: 'doors' | 'poster') =>
      (what === 'doors' ? printDoorSheet : printPoster)(communityId, announcementId),
  })
