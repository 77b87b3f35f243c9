import type { CalledState } from '@liren/shared/complaints.whistle'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isUnreachable } from '../../../lib/failure.ts'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import type { InComplaint } from '../complaints.api.ts'
import { calledKey, keys } from '../complaints.keys.ts'
import {
  blow,
  fetchCallable,
  fetchCalled,
  fetchCalls,
  takeCallStep,
  type CallBody,
  type CallStepBody,
  type InCall,
} from '../whistle.api.ts'

/** Who was called to a matter, and what they said. */
export const useCalls = (at: InComplaint) =>
  useQuery({
    queryKey: keys.calls(at.communityId, at.complaintId),
    queryFn: ({ signal }) => fetchCalls(at, signal),
    meta: { keep: true },
  })

/** Who can be called to it. */
export const useCallable = (at: InComplaint, to: 'help' | 'meeting') =>
  useQuery({
    queryKey: keys.callable(at.communityId, at.complaintId, to),
    queryFn: ({ signal }) => fetchCallable(at, to, signal),
  })

/** To what my offices are called, in whatever community, or what they have done. */
export const useCalled = (state: CalledState) =>
  useInfiniteQuery({
    queryKey: [...calledKey, state],
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchCalled(state, pageParam, signal),
    meta: { keep: true },
  })

/** Whatever shows a call is asked for anew, also when somebody was faster. */
export function useAfterCalls(communityId: string) {
  const client = useQueryClient()
  return (error: unknown) => {
    // Without an answer there is nothing newer to be had.
    if (isUnreachable(error)) return
    void client.invalidateQueries({ queryKey: keys.all(communityId) })
    void client.invalidateQueries({ queryKey: calledKey })
  }
}

/** Calls offices to a matter. */
export function useBlow(at: InComplaint) {
  const submissions = useSubmissions()
  const after = useAfterCalls(at.communityId)
  return useMutation({
    mutationFn: (body: CallBody) => blow(at, body, submissions.nameFor(body)),
    onSuccess: submissions.done,
    onSettled: (_, error) => after(error),
  })
}

/** Answers a call, or what was answered; whatever shows it is asked for anew, also when somebody was faster. */
export function useCallStep(at: InCall) {
  const submissions = useSubmissions()
  const after = useAfterCalls(at.communityId)
  return useMutation({
    mutationFn: (body: CallStepBody) => takeCallStep(at, body, submissions.nameFor(body)),
    onSuccess: submissions.done,
    onSettled: (_, error) => after(error),
  })
}
