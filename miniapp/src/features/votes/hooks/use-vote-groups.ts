import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSubmissions } from '../../../lib/submission.ts'
import { endGroup, fetchGroups, nameGroup, type NewGroup } from '../organising.api.ts'
import { keys } from '../votes.keys.ts'

/** Groups that organise, or did, newest first. */
export const useVoteGroups = (communityId: string) =>
  useQuery({
    queryKey: keys.groups(communityId),
    queryFn: ({ signal }) => fetchGroups(communityId, signal),
  })

/** Confirms a group with its members. */
export function useNameGroup(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: ({ estateId, ...body }: NewGroup & { estateId: string }) =>
      nameGroup(communityId, estateId, body, submissions.nameFor([estateId, body])),
    onSuccess: () => submissions.done(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.groups(communityId) }),
  })
}

/** Ends a group whose work is done. */
export function useEndGroup(communityId: string, groupId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => endGroup(communityId, groupId),
    onSettled: () => client.invalidateQueries({ queryKey: keys.groups(communityId) }),
  })
}
