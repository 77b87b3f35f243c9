import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { bindingRequest } from '@liren/shared/binding.views'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys } from '../binding.keys.ts'
import { approveRequest, fetchRequests, refuseRequest, type Approval } from '../staff.api.ts'

export type BindingRequest = z.output<typeof bindingRequest>

/** Requests that nobody decided yet, oldest first (committee). Never kept on the device. */
export const usePendingRequests = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.requests(communityId, 'pending'),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchRequests(communityId, 'pending', pageParam, signal),
  })

function useDecided(communityId: string): () => Promise<unknown> {
  const client = useQueryClient()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.allRequests(communityId) }),
      client.invalidateQueries({ queryKey: keys.allResidents(communityId) }),
    ])
}

/** Binds who asked. */
export function useApprove(communityId: string, requestId: string) {
  const decided = useDecided(communityId)
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (body: Approval) => approveRequest(communityId, requestId, body, submissions.nameFor(body)),
    onSuccess: () => void decided(),
  })
}

/** Refuses a request and says why. */
export function useRefuse(communityId: string, requestId: string) {
  const decided = useDecided(communityId)
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (reason: string) => refuseRequest(communityId, requestId, reason, submissions.nameFor(reason)),
    onSuccess: () => void decided(),
  })
}
