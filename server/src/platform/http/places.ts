import type { Role } from '@liren/shared/roles'
import type { CommunityActor } from './actor.ts'

/** A place with what it lies in; what does not apply is null. */
export interface Placed {
  id: string
  entranceId: string | null
  buildingId: string | null
  gridId: string | null
  estateId: string | null
}

/** A place and all it lies in up to its community, the nearest first. */
export const placesAround = ({ id, entranceId, buildingId, gridId, estateId }: Placed, communityId: string): string[] =>
  [id, entranceId, buildingId, gridId, estateId, communityId].filter((one) => one !== null)

/** Whether somebody holds one of these offices at a place, or at one in which it lies. */
export function servesAt(actor: CommunityActor, roles: readonly Role[], place: Placed): boolean {
  const around = placesAround(place, actor.communityId)
  return actor.roles.some(({ role, scopeId }) => roles.includes(role) && scopeId !== null && around.includes(scopeId))
}
