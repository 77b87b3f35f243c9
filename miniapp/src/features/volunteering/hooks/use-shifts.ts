import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isUnreachable } from '../../../lib/failure.ts'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { confirmMine } from '../attendance.api.ts'
import {
  fetchActivity,
  fetchShift,
  fetchShifts,
  signUp,
  withdraw,
  type InActivity,
  type InShift,
  type Joining,
  type WhichShifts,
} from '../volunteering.api.ts'
import { keys } from '../volunteering.keys.ts'

/** Shifts that are not over, the next first. */
export const useShifts = (communityId: string, which: WhichShifts) =>
  useInfiniteQuery({
    queryKey: keys.shifts(communityId, which),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchShifts(communityId, which, pageParam, signal),
    meta: { keep: true },
  })

/** One shift, and how I take part in it. */
export const useShift = (at: InShift) =>
  useQuery({
    queryKey: keys.shift(at.communityId, at.shiftId),
    queryFn: ({ signal }) => fetchShift(at, signal),
    meta: { keep: true },
  })

/** One activity with its shifts. */
export const useActivity = (at: InActivity, enabled = true) =>
  useQuery({
    queryKey: keys.activity(at.communityId, at.activityId),
    queryFn: ({ signal }) => fetchActivity(at, signal),
    enabled,
    meta: { keep: true },
  })

/** Whatever shows shifts is asked for anew, also when somebody was faster. */
export function useAskAnew(communityId: string) {
  const client = useQueryClient()
  return (error?: unknown) => {
    // Without an answer there is nothing newer to be had.
    if (!isUnreachable(error)) void client.invalidateQueries({ queryKey: keys.all(communityId) })
  }
}

/** Joining a shift, leaving it, and confirming the times that the organiser entered for me. */
export function useMyPart(at: InShift) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const askAnew = useAskAnew(at.communityId)
  const after = {
    onSuccess: (shift: Awaited<ReturnType<typeof signUp>>) => {
      submissions.done()
      client.setQueryData(keys.shift(at.communityId, at.shiftId), shift)
    },
    onSettled: (_: unknown, error: unknown) => askAnew(error),
  }
  const joining = useMutation({
    mutationFn: (body: Joining) => signUp(at, body, submissions.nameFor(['join', body])),
    ...after,
  })
  const leaving = useMutation({ mutationFn: () => withdraw(at), ...after })
  const confirming = useMutation({ mutationFn: () => confirmMine(at, submissions.nameFor('confirm')), ...after })
  return { joining, leaving, confirming }
}
