import { isOwnerRelation, type ResidenceRelation, type Role } from '@liren/shared/roles'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { servesAt, type Placed } from '../../platform/http/places.ts'

const servingDoors: readonly Role[] = ['building_head', 'grid_worker']

interface Someone {
  accountId: string
  unitId: string
  relation: ResidenceRelation
}

/** The residents' committee prints slips, decides requests and sees who lives where; property staff never do. */
export const mayBindOthers = (actor: CommunityActor): boolean => actor.roles.some((held) => held.role === 'committee')

/** Building heads and grid workers know who lives where they serve. */
export const mayLookBehindDoors = (actor: CommunityActor): boolean =>
  mayBindOthers(actor) || actor.roles.some(({ role }) => servingDoors.includes(role))

/** Who lives behind a door sees the committee, and who serves the door or what is around it. */
export const looksBehind = (actor: CommunityActor, door: Placed): boolean =>
  mayBindOthers(actor) || servesAt(actor, servingDoors, door)

/** The committee decides about others; nobody decides about themselves. */
export const mayDecideOn = (actor: CommunityActor, accountId: string): boolean =>
  mayBindOthers(actor) && actor.accountId !== accountId

/** Whoever lives here, in whatever flat. */
export const maySeeHouseholds = (actor: CommunityActor): boolean => actor.homes.length > 0

/** Who is bound to a flat, its own people see. */
export const isOfHousehold = (actor: CommunityActor, unitId: string): boolean =>
  actor.homes.some((home) => home.unitId === unitId)

const ownsUnit = (actor: CommunityActor, unitId: string): boolean =>
  actor.homes.some((home) => home.unitId === unitId && home.isVerifiedOwner)

/** The committee ends any residence; a verified owner those of tenants and family, never another owner's. */
export const mayEnd = (actor: CommunityActor, someone: Someone): boolean =>
  actor.accountId !== someone.accountId &&
  (mayBindOthers(actor) || (ownsUnit(actor, someone.unitId) && !isOwnerRelation(someone.relation)))

/** Whoever might end some residence. */
export const mayEndSome = (actor: CommunityActor): boolean =>
  mayBindOthers(actor) || actor.homes.some((home) => home.isVerifiedOwner)

/** An adult of the same flat speaks for somebody under 14 (个人信息保护法 art. 31). */
export const mayConsentFor = (actor: CommunityActor, someone: Someone): boolean =>
  actor.homes.some((home) => home.unitId === someone.unitId && !home.isUnder14)
