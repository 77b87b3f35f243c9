import type { ScopeKind } from '@liren/shared/neighbourhood'
import type { GridPost } from '@liren/shared/neighbourhood.editing'
import type { ResidenceRelation, Role } from '@liren/shared/roles'

/** Where a held role counts. An operator's scope has no place. */
export interface RoleScope {
  role: Role
  scopeKind: ScopeKind | null
  scopeId: string | null
  /** Of a grid worker in a community. */
  post?: GridPost | null
  /** Of a department officer above communities: which department; empty where it was not said. */
  department?: string
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
  /** Estates for which the person is in a group that runs decisions, as long as it lasts. */
  groups: string[]
}

/** Whether the person has a place in the community itself: a home, an office, or a part in a group that runs decisions. */
export const belongs = ({ homes, roles, groups }: CommunityActor): boolean =>
  homes.length > 0 || roles.length > 0 || groups.length > 0

/** Whether the person has anything to do with the community; to others it does not exist. */
export const isRelated = (actor: CommunityActor): boolean => belongs(actor) || actor.above.length > 0
