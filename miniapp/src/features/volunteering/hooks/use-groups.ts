import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  appointLeader,
  approveForGroup,
  belong,
  closeGroup,
  fetchGroups,
  registerGroup,
  type Registering,
} from '../groups.api.ts'
import type { InActivity } from '../volunteering.api.ts'
import { keys } from '../volunteering.keys.ts'
import { useAskAnew } from './use-shifts.ts'

/** The groups, in the order they were registered. */
export const useGroups = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.groups(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchGroups(communityId, pageParam, signal),
  })

/** Joining a group, or leaving it. */
export function useBelonging(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ groupId, how }: { groupId: string; how: 'join' | 'leave' }) => belong(communityId, groupId, how),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.groups(communityId) }),
  })
}

/** Registering a group, giving it another leader, or closing it (committee). */
export function useKeepingGroups(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const onSettled = () => void client.invalidateQueries({ queryKey: keys.groups(communityId) })
  const registering = useMutation({
    mutationFn: (body: Registering) => registerGroup(communityId, body, submissions.nameFor(body)),
    onSuccess: () => submissions.done(),
    onSettled,
  })
  const appointing = useMutation({
    mutationFn: ({ groupId, residenceId }: { groupId: string; residenceId: string }) =>
      appointLeader(communityId, groupId, residenceId),
    onSettled,
  })
  const closing = useMutation({ mutationFn: (groupId: string) => closeGroup(communityId, groupId), onSettled })
  return { registering, appointing, closing }
}

/** Approving what a member proposed for the group I lead. */
export function useApprovingForGroup(at: InActivity) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const askAnew = useAskAnew(at.communityId)
  return useMutation({
    mutationFn: () => approveForGroup(at, submissions.nameFor(['group', at.activityId])),
    onSuccess: (activity) => {
      submissions.done()
      client.setQueryData(keys.activity(at.communityId, at.activityId), activity)
    },
    onSettled: (_, error) => askAnew(error),
  })
}
