import { useQuery } from '@tanstack/react-query'
import { fetchOrganisers } from '../organising.api.ts'
import { keys } from '../votes.keys.ts'

/** As whom I may draft decisions, and of which estate; nobody for most people. */
export const useOrganisers = (communityId: string) =>
  useQuery({
    queryKey: keys.organisers(communityId),
    queryFn: ({ signal }) => fetchOrganisers(communityId, signal),
    enabled: communityId !== '',
    meta: { keep: true },
  })
