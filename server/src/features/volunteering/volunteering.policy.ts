import type { CommunityActor } from '../../platform/http/actor.ts'

/** Whoever lives or serves here proposes activities, and joins shifts. */
export const mayVolunteer = (actor: CommunityActor): boolean => actor.homes.length > 0 || actor.roles.length > 0

/** The residents' committee approves, refuses, and looks at what is odd. */
export const mayApprove = (actor: CommunityActor): boolean => actor.roles.some((held) => held.role === 'committee')

/** Whoever proposed an activity organises it, and the committee may, too. */
export const mayOrganise = (actor: CommunityActor, { organiserId }: { organiserId: string }): boolean =>
  mayApprove(actor) || actor.accountId === organiserId

/** What is or was published everybody here sees; the rest its organiser, the leader of its group and the committee. */
export const maySeeActivity = (
  actor: CommunityActor,
  row: { state: string; organiserId: string; groupLeaderId: string | null },
): boolean =>
  row.state === 'published' ||
  row.state === 'cancelled' ||
  mayOrganise(actor, row) ||
  row.groupLeaderId === actor.accountId

/**
 * The leader of its group approves what a member proposed; what the leader proposed somebody else looks at, and what is
 * dangerous the committee.
 */
export const mayApproveForGroup = (
  actor: CommunityActor,
  row: { organiserId: string; groupLeaderId: string | null; riskNote: string | null },
): boolean => row.groupLeaderId === actor.accountId && row.organiserId !== actor.accountId && row.riskNote === null

/** Under 14, as any of the homes has it. */
export const isUnder14 = (actor: CommunityActor): boolean => actor.homes.some((home) => home.isUnder14)

/** A line that neighbours read is written by who serves here, under the name of the office; others rate, and thank alone. */
export const mayThankPublicly = (actor: CommunityActor): boolean => actor.roles.length > 0
