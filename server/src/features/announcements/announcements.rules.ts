import type { Audience, AudienceTarget } from '@liren/shared/announcements'
import type { ScopeKind } from '@liren/shared/neighbourhood'
import type { Role } from '@liren/shared/roles'

/** A unit somebody lives in or owns, with the places it lies in. */
export interface HomePlaces {
  entranceId: string
  buildingId: string
  gridId: string | null
  estateId: string
  isVerifiedOwner: boolean
}

/** The name under which a target is stored and looked up, such as `entrance:<id>` or `estate:<id>:owners`. */
export const keyOfTarget = (target: AudienceTarget): string =>
  target.type === 'role'
    ? `role:${target.role}`
    : `${target.kind}:${target.placeId}${target.ownersOnly ? ':owners' : ''}`

/** One key per distinct target of an audience. */
export const keysOfAudience = (audience: Audience): string[] => [...new Set(audience.map(keyOfTarget))]

/**
 * Every key under which a person is addressed: each place around each home (for verified owners also the owners' key), and each
 * role held. A notice is addressed to the person exactly when one of its keys is among these.
 */
export function keysOfPerson(communityId: string, homes: readonly HomePlaces[], roles: readonly Role[]): string[] {
  const keys = new Set(roles.map((role) => `role:${role}`))
  for (const home of homes) {
    const places = [
      `community:${communityId}`,
      `estate:${home.estateId}`,
      `building:${home.buildingId}`,
      `entrance:${home.entranceId}`,
      ...(home.gridId === null ? [] : [`grid:${home.gridId}`]),
    ]
    for (const place of places) {
      keys.add(place)
      if (home.isVerifiedOwner) keys.add(`${place}:owners`)
    }
  }
  return [...keys]
}

/** A place as a target or a scope, with the places it lies in. */
export interface PlaceFacts {
  kind: ScopeKind
  id: string
  estateId: string | null
  gridId: string | null
  buildingId: string | null
}

/** Whether everything at `place` lies within the place where a role is held. */
export function covers(scope: { kind: ScopeKind; id: string }, place: PlaceFacts): boolean {
  if (scope.id === place.id) return scope.kind === place.kind
  switch (scope.kind) {
    // A column is read by the whole community.
    case 'column':
      return place.kind !== 'district' && place.kind !== 'street' && place.kind !== 'column'
    case 'community':
      return place.kind !== 'district' && place.kind !== 'street' && place.kind !== 'community'
    case 'estate':
      return place.estateId === scope.id
    case 'grid':
      return place.gridId === scope.id
    case 'building':
      return place.kind === 'entrance' && place.buildingId === scope.id
    default:
      return false
  }
}

/** Roles that may post notices to people at the place they are held. */
export const publishingRoles: readonly Role[] = [
  'committee',
  'owners_committee',
  'property_staff',
  'grid_worker',
  'building_head',
  'column_host',
]

/** A role is addressed as a whole only by who is responsible for the whole community. */
export const mayAddressRoles = (scopeKind: ScopeKind): boolean => scopeKind === 'community'

/**
 * Whether a holder of a role at `scope` may address all of `audience`. `places` knows every place of the community that
 * the audience names; one it does not know is elsewhere.
 */
export function isWithinScope(
  scope: { kind: ScopeKind; id: string },
  audience: Audience,
  places: ReadonlyMap<string, PlaceFacts>,
): boolean {
  return audience.every((target) => {
    if (target.type === 'role') return mayAddressRoles(scope.kind)
    const place = places.get(target.placeId)
    return place?.kind === target.kind && covers(scope, place)
  })
}
