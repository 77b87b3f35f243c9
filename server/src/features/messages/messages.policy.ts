import type { CommunityActor } from '../../platform/http/actor.ts'

/** Whoever lives or serves here has an inbox, and only their own. */
export const mayReadInbox = (actor: CommunityActor): boolean => actor.homes.length > 0 || actor.roles.length > 0
