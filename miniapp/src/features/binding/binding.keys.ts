import type { RequestStatus } from '@liren/shared/binding.views'

/** Names of what react-query holds of this feature. */
export const keys = {
  mine: ['binding', 'mine'] as const,
  preview: (code: string) => ['binding', 'preview', code] as const,
  places: (words: string) => ['binding', 'places', words] as const,
  household: (communityId: string, unitId: string) => ['binding', communityId, 'household', unitId] as const,
  households: (communityId: string) => ['binding', communityId, 'household'] as const,
  requests: (communityId: string, status: RequestStatus) => ['binding', communityId, 'requests', status] as const,
  allRequests: (communityId: string) => ['binding', communityId, 'requests'] as const,
  residents: (communityId: string, entranceId: string) => ['binding', communityId, 'residents', entranceId] as const,
  allResidents: (communityId: string) => ['binding', communityId, 'residents'] as const,
  invitations: (communityId: string, entranceId: string) =>
    ['binding', communityId, 'invitations', entranceId] as const,
  allInvitations: (communityId: string) => ['binding', communityId, 'invitations'] as const,
}
