import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { fetchRoleGrants, grantRole, renewRole, revokeRole, type Grant, type GrantState } from '../roles.api.ts'

/** Grants of the community, newest first: those in force, or every one there ever was (committee). */
export const useRoleGrants = (communityId: string, state: GrantState) =>
  useInfiniteQuery({
    queryKey: ['roles', communityId, 'grants', state],
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchRoleGrants(communityId, state, pageParam, signal),
  })

/** One step with a role; lists and grids are asked for anew, and so is what I am, for the role may be mine. */
function useRoleStep<V>(communityId: string, work: (value: V, submission: string) => Promise<unknown>) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (value: V) => work(value, submissions.nameFor(value)),
    onSuccess: () => submissions.done(),
    onSettled: () => {
      for (const queryKey of [['roles', communityId], ['neighbourhood', communityId], ['columns', communityId], ['me']])
        void client.invalidateQueries({ queryKey })
    },
  })
}

export const useGrantRole = (communityId: string) =>
  useRoleStep(communityId, (body: Grant, submission) => grantRole(communityId, body, submission))

export const useRenewRole = (communityId: string, grantId: string) =>
  useRoleStep(communityId, (expiresAt: string | null, submission) =>
    renewRole(communityId, grantId, expiresAt, submission),
  )

export const useRevokeRole = (communityId: string, grantId: string) =>
  useRoleStep(communityId, (reason: string, submission) => revokeRole(communityId, grantId, reason, submission))
