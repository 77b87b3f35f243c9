import type { ScopeKind } from '@liren/shared/neighbourhood'
import type { ResidenceRelation, Role } from '@liren/shared/roles'

/** Where a held role counts. An operator's scope has no place. */
export interface RoleScope {
  role: Role
  scopeKind: ScopeKind | null
  scopeId: string | null
}

/** A unit the actor lives in or owns, with the places around it. */
export interface ActorHome {
  residenceId: string
  unitId: string
  entranceId: string
  buildingId: string
  gridId: string | null
  estateId: string
  relation: ResidenceRelation
  /** The relation is an owner's and was checked: an owner's rights are the actor's here. */
  isVerifiedOwner: boolean
  isUnder14: boolean
}

/** A signed-in person, with roles above communities. */
export interface AccountActor {
  accountId: string
  sessionId: string
  above: RoleScope[]
}

/** A signed-in person in one community. `above` holds only the roles whose scope covers this community. */
export interface CommunityActor extends AccountActor {
  communityId: string
  homes: ActorHome[]
  roles: RoleScope[]
}

/** Whether the person has anything to do with the community; to others it does not exist. */
export const isRelated = (actor: CommunityActor): boolean =>
  actor.homes.length > 0 || actor.roles.length > 0 || actor.above.length > 0
