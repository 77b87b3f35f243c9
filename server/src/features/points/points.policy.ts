import type { CommunityActor } from '../../platform/http/actor.ts'

const proposing = ['committee', 'building_head', 'grid_worker'] as const

/** Whoever lives or serves here has points. */
export const mayHavePoints = (actor: CommunityActor): boolean => actor.homes.length > 0 || actor.roles.length > 0

/** The residents' committee settles how points are granted, decides proposals and looks at statements. */
export const mayKeepPoints = (actor: CommunityActor): boolean => actor.roles.some((held) => held.role === 'committee')

/** The points desk hands over what was ordered, and so does the committee. */
export const mayHandOver = (actor: CommunityActor): boolean =>
  mayKeepPoints(actor) || actor.roles.some((held) => held.role === 'points_desk')

/** The committee, building heads and grid workers propose that somebody be credited. */
export const mayProposePoints = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => (proposing as readonly string[]).includes(held.role))

/** The committee decides what somebody else proposed, and never what credits the one who decides. */
export const mayDecideProposal = (
  actor: CommunityActor,
  proposal: { proposedBy: string; people: readonly { accountId: string }[] },
): boolean =>
  mayKeepPoints(actor) &&
  proposal.proposedBy !== actor.accountId &&
  proposal.people.every(({ accountId }) => accountId !== actor.accountId)
