import type { CommunityActor } from '../../platform/http/actor.ts'
import { mayCompose } from './announcements.policy.ts'
import { publishingRoles } from './announcements.rules.ts'

/** The office a notice was published in. */
export interface Office {
  authorRole: string
  authorScopeId: string
}

/** The same, and whether anybody holds it now. */
interface HeldOffice extends Office {
  isHeld: boolean
}

const isCommittee = (actor: CommunityActor): boolean => actor.roles.some((held) => held.role === 'committee')

/** The residents' committee lets neighbours ask, or not: it answers for what they write. */
export const maySetQuestions = isCommittee

/** Whoever holds the office that published a notice answers for it, the author or a colleague. */
export const mayAnswer = (actor: CommunityActor, { authorRole, authorScopeId }: Office): boolean =>
  actor.roles.some((held) => held.role === authorRole && held.scopeId === authorScopeId)

/** Questions to an office that nobody holds any more are the committee's to answer. */
export const mayReply = (actor: CommunityActor, office: HeldOffice): boolean =>
  mayAnswer(actor, office) || (!office.isHeld && isCommittee(actor))

/** Who answers for a notice, or the committee, looks at questions before neighbours do. */
export const mayReview = (actor: CommunityActor, office: Office): boolean =>
  isCommittee(actor) || mayAnswer(actor, office)

/** Whoever may publish has a list of questions that wait. */
export const maySeeQueue = mayCompose

/** The offices in which the actor answers, as `role:place`. */
export const officesOf = (actor: CommunityActor): string[] =>
  actor.roles.filter((held) => publishingRoles.includes(held.role)).map((held) => `${held.role}:${held.scopeId ?? ''}`)

/** Whether all that waits for review in the community waits for the actor. */
export const reviewsAll = isCommittee
