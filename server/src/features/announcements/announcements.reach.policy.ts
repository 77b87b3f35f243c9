import type { CommunityActor } from '../../platform/http/actor.ts'
import { mayCompose } from './announcements.policy.ts'

interface Signed {
  authorId: string
  authorRole: string
  authorScopeId: string
  publishedAt: Date | null
  withdrawnAt: Date | null
}

/** Whoever posts to neighbours may ask how far something has come; of which notice, `mayFollow` says. */
export const mayAskForReach = mayCompose

/** The author, whoever holds the same office at the same place, and the committee see how far a notice has come. */
export const mayFollow = (actor: CommunityActor, row: Signed): boolean =>
  row.publishedAt !== null &&
  row.withdrawnAt === null &&
  mayCompose(actor) &&
  (row.authorId === actor.accountId ||
    actor.roles.some(
      (held) => held.role === 'committee' || (held.role === row.authorRole && held.scopeId === row.authorScopeId),
    ))
