import { belongs, type CommunityActor } from '../../platform/http/actor.ts'

const serves = (actor: CommunityActor, ...roles: string[]): boolean =>
  actor.roles.some((held) => roles.includes(held.role))

/** Whoever lives or serves here, or is in a group that runs decisions, sees those of the estates they belong to. */
export const maySeeVotes = belongs

/** The estates that a person belongs to: at home there, or in a group that runs its decisions. */
export const ownEstates = ({ homes, groups }: CommunityActor): string[] => [
  ...new Set([...homes.map(({ estateId }) => estateId), ...groups]),
]

/** Besides those, the sub-district may ask for a counting file. */
export const mayAskForCounting = (actor: CommunityActor): boolean =>
  maySeeVotes(actor) || actor.above.some(({ role }) => role === 'street')

/** Whoever holds an office here sees those of every estate. */
export const seesEveryEstate = (actor: CommunityActor): boolean => actor.roles.length > 0

/** The residents' committee reviews drafts, confirms groups, and records where the organisers may not. */
export const reviewsVotes = (actor: CommunityActor): boolean => serves(actor, 'committee')

/** The estates whose owners' committee the person is on: it organises by right, as long as its term lasts. */
export const committeeEstates = (actor: CommunityActor): string[] =>
  actor.roles.flatMap((held) => (held.role === 'owners_committee' && held.scopeId !== null ? [held.scopeId] : []))

/** The units in which the person has an owner's rights. */
export const ownUnits = (actor: CommunityActor, estateId?: string): string[] =>
  actor.homes.flatMap((home) =>
    home.isVerifiedOwner && (estateId === undefined || home.estateId === estateId) ? [home.unitId] : [],
  )

/** Whoever has an owner's rights somewhere here. */
export const ownsSomething = (actor: CommunityActor): boolean => ownUnits(actor).length > 0

/** Property staff are no proxies (Zhoushan art. 17), wherever in the community they work. */
export const isPropertyStaff = (actor: CommunityActor): boolean => serves(actor, 'property_staff')
