import type { CommunityActor, RoleScope } from '../../platform/http/actor.ts'
import { publishingRoles } from './announcements.rules.ts'

/** Whoever lives or serves here has a feed. */
export const mayReadFeed = (actor: CommunityActor): boolean => actor.homes.length > 0 || actor.roles.length > 0

/** Who holds a role that posts to neighbours may compose. */
export const mayCompose = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => publishingRoles.includes(held.role))

/** The publishing role the actor holds at this place, if any: one signs only with what one holds. */
export const heldSignature = (
  actor: CommunityActor,
  signature: { role: string; scopeId: string },
): RoleScope | undefined =>
  actor.roles.find(
    (held) => held.role === signature.role && held.scopeId === signature.scopeId && publishingRoles.includes(held.role),
  )

interface Written {
  authorId: string
  publishedAt: Date | null
}

/** The author, while it is a draft and while the author may still compose. */
const mayTouchDraft = (actor: CommunityActor, row: Written): boolean =>
  row.authorId === actor.accountId && row.publishedAt === null && mayCompose(actor)

export const abilitiesOf = (actor: CommunityActor, row: Written, isAddressed: boolean) => ({
  edit: mayTouchDraft(actor, row),
  publish: mayTouchDraft(actor, row),
  discard: row.authorId === actor.accountId && row.publishedAt === null,
  markRead: row.publishedAt !== null && isAddressed,
})
