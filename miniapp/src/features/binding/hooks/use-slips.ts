import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { keys } from '../binding.keys.ts'
import { fetchInvitations, printSlips, revokeInvitation } from '../staff.api.ts'

/** Slips printed for an entrance, by unit (committee). */
export const useInvitations = (communityId: string, entranceId: string) =>
  useInfiniteQuery({
    queryKey: keys.invitations(communityId, entranceId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchInvitations(communityId, entranceId, pageParam, signal),
  })

/** Makes new slips for a building or one of its entrances and hands them over; unused older ones end. */
export function usePrintSlips(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ buildingId, entranceId }: { buildingId: string; entranceId: string | null }) =>
      printSlips(communityId, buildingId, { entranceId }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.allInvitations(communityId) }),
  })
}

/** Ends a slip that nobody used. */
export function useRevokeSlip(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (invitationId: string) => revokeInvitation(communityId, invitationId),
    onSettled: () => client.invalidateQueries({ queryKey: keys.allInvitations(communityId) }),
  })
}
