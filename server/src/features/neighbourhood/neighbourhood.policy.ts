import { belongs, type AccountActor, type CommunityActor } from '../../platform/http/actor.ts'

/** An operator opens districts, streets and communities. */
export const mayOpenPlaces = (actor: AccountActor): boolean => actor.above.some((held) => held.role === 'operator')

/** The residents' committee keeps the community's own tree: estates, buildings, entrances, units and grids. */
export const mayManageNeighbourhood = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => held.role === 'committee')

/** Whoever lives or serves here sees the tree; it names no person. */
export const maySeeTree = belongs

/** Units with area and sale state are for those who work with the register. */
export const maySeeUnits = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => held.role === 'committee' || held.role === 'owners_committee')

/** How the grids are staffed is for the committee, those who serve in them, and the street that answers for them. */
export const maySeeGrids = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => held.role === 'committee' || held.role === 'grid_worker') ||
  actor.above.some((held) => held.role === 'street')
