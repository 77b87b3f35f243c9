import type { Role } from '@liren/shared/roles'
import { belongs, type AccountActor, type CommunityActor } from '../../platform/http/actor.ts'

const holds = (actor: CommunityActor, role: Role): boolean => actor.roles.some((held) => held.role === role)
const holdsAbove = (actor: AccountActor, ...roles: Role[]): boolean =>
  actor.above.some((held) => roles.includes(held.role))

/** The residents' committee grants roles in its community; the committee itself is granted from above. */
export const mayGrantSomething = (actor: CommunityActor): boolean =>
  holds(actor, 'committee') || holdsAbove(actor, 'operator', 'street')

/** Nobody makes their own peers: a committee role comes from street or operator, all others from the committee. */
export const mayGrantRole = (actor: CommunityActor, role: Role): boolean =>
  role === 'committee' ? holdsAbove(actor, 'operator', 'street') : holds(actor, 'committee')

/** Street and department officers are named by the operator. */
export const mayGrantAbove = (actor: AccountActor): boolean => holdsAbove(actor, 'operator')

/** Whoever lives or serves here may know who holds what. */
export const maySeeOfficers = belongs

/** Who grants something here sees the record of grants: else nobody above could find the committee's to end it. */
export const mayListRoles = mayGrantSomething

/** The committee registers who lives where. */
export const mayPlaceResidents = (actor: CommunityActor): boolean => holds(actor, 'committee')

/** Whoever holds any role has a workbench. */
export const mayOpenWorkbench = (actor: CommunityActor): boolean => actor.roles.length > 0
