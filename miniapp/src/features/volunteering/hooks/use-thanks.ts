import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  downloadYearPicture,
  fetchBoard,
  fetchLines,
  fetchThanks,
  fetchYear,
  listMe,
  showThanks,
  showYearPicture,
  thank,
  type Thanking,
} from '../thanks.api.ts'
import type { InShift } from '../volunteering.api.ts'
import { keys } from '../volunteering.keys.ts'

/** Rates somebody's service, with a line of thanks. */
export function useThanking(at: InShift) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: ({ signupId, body }: { signupId: string; body: Thanking }) =>
      thank(at, signupId, body, submissions.nameFor([signupId, body])),
    onSuccess: () => submissions.done(),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.roster(at.communityId, at.shiftId) }),
  })
}

/** Thanks given to me, newest first. */
export const useThanksToMe = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.thanks(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchThanks(communityId, pageParam, signal),
  })

/** Lines that neighbours may read. */
export const useThanksLines = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.lines(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchLines(communityId, pageParam, signal),
  })

/** Who let themselves be listed. */
export const useBoard = (communityId: string) =>
  useQuery({ queryKey: keys.board(communityId), queryFn: ({ signal }) => fetchBoard(communityId, signal) })

/** Lets me be listed, or not any more. */
export function useListing(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (isListed: boolean) => listMe(communityId, isListed),
    onSuccess: (board) => client.setQueryData(keys.board(communityId), board),
  })
}

/** Lets neighbours read a line given to me, or not. */
export function useShowing(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ thanksId, isShown }: { thanksId: string; isShown: boolean }) =>
      showThanks(communityId, thanksId, isShown),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.thanks(communityId) })
      void client.invalidateQueries({ queryKey: keys.lines(communityId) })
    },
  })
}

/** What I did in a year. */
export const useYear = (communityId: string, year: number) =>
  useQuery({ queryKey: keys.year(communityId, year), queryFn: ({ signal }) => fetchYear(communityId, year, signal) })

/** Where the picture of a year is shown from, and that it is kept or passed on. */
export function useYearPicture(communityId: string, year: number) {
  const keeping = useMutation({ mutationFn: () => downloadYearPicture(communityId, year) })
  const load = {
    of: `year.${communityId}`,
    fetch: (id: string, _: 'full' | 'preview', signal: AbortSignal) => showYearPicture(communityId, Number(id), signal),
  }
  return { keeping, load }
}
