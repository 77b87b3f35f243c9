import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ActivityState } from '@liren/shared/volunteering'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  approve,
  end,
  fetchActivities,
  propose,
  type Approving,
  type InActivity,
  type Proposing,
} from '../volunteering.api.ts'
import { keys } from '../volunteering.keys.ts'
import { useAskAnew } from './use-shifts.ts'

/** Activities of one state, newest first. */
export const useActivities = (communityId: string, state: ActivityState) =>
  useInfiniteQuery({
    queryKey: keys.activities(communityId, state),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchActivities(communityId, state, pageParam, signal),
    meta: { keep: true },
  })

/** Proposes an activity with its shifts. */
export function usePropose(communityId: string) {
  const submissions = useSubmissions()
  const askAnew = useAskAnew(communityId)
  return useMutation({
    mutationFn: (body: Proposing) => propose(communityId, body, submissions.nameFor(body)),
    onSuccess: () => submissions.done(),
    onSettled: (_, error) => askAnew(error),
  })
}

/** Approving an activity, refusing it, or cancelling what has not begun. */
export function useDeciding(at: InActivity) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const askAnew = useAskAnew(at.communityId)
  const after = {
    onSuccess: (activity: Awaited<ReturnType<typeof approve>>) => {
      submissions.done()
      client.setQueryData(keys.activity(at.communityId, at.activityId), activity)
    },
    onSettled: (_: unknown, error: unknown) => askAnew(error),
  }
  const approving = useMutation({
    mutationFn: (body: Approving) => approve(at, body, submissions.nameFor(body)),
    ...after,
  })
  const ending = useMutation({
    mutationFn: ({ how, reason }: { how: 'refuse' | 'cancel'; reason: string }) =>
      end(at, how, reason, submissions.nameFor([how, reason])),
    ...after,
  })
  return { approving, ending }
}
