import { belongs, type CommunityActor, type RoleScope } from '../../platform/http/actor.ts'
import { publishingRoles } from './announcements.rules.ts'

/** Whoever lives or serves here has a feed. */
export const mayReadFeed = belongs

/** Who holds a role that posts to neighbours may compose. */
export const mayCompose = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => publishingRoles.includes(held.role))

/** The publishing role the actor holds at this place, if any: one signs only with what one holds. */
export const heldSignature = (
  actor: Pick<CommunityActor, 'roles'>,
  signature: { role: string; scopeId: string },
): RoleScope | undefined =>
  actor.roles.find(
    (held) => held.role === signature.role && held.scopeId === signature.scopeId && publishingRoles.includes(held.role),
  )

/** The residents' committee settles how long disclosures stay displayed. */
export const maySetDisplay = (actor: CommunityActor): boolean => actor.roles.some((held) => held.role === 'committee')

interface Written {
  authorId: string
  authorRole: string
  authorScopeId: string
  publishAt: Date | null
  publishedAt: Date | null
  withdrawnAt: Date | null
}

/** Whoever holds the office that signs, now: what an office writes is the office's. */
const holdsOffice = (actor: CommunityActor, row: Written): boolean =>
  heldSignature(actor, { role: row.authorRole, scopeId: row.authorScopeId }) !== undefined

/** The author, in office or no longer, and whoever holds the office. */
export const isOfOffice = (actor: CommunityActor, row: Written): boolean =>
  row.authorId === actor.accountId || holdsOffice(actor, row)

/** The office, while it is a draft; the author, too, while still in some office. */
export const mayTouchDraft = (actor: CommunityActor, row: Written): boolean =>
  row.publishedAt === null && (holdsOffice(actor, row) || (row.authorId === actor.accountId && mayCompose(actor)))

/** What is published is the office's to answer for; once withdrawn it is left alone. */
export const mayTouchPublished = (actor: CommunityActor, row: Written): boolean =>
  row.publishedAt !== null && row.withdrawnAt === null && holdsOffice(actor, row)

interface Marks {
  isAddressed: boolean
  confirm: boolean
  confirmedAt: Date | null
}

export const abilitiesOf = (actor: CommunityActor, row: Written & Marks) => ({
  edit: mayTouchDraft(actor, row),
  publish: mayTouchDraft(actor, row),
  unschedule: row.publishAt !== null && mayTouchDraft(actor, row),
  discard: row.publishedAt === null && isOfOffice(actor, row),
  attach: mayTouchDraft(actor, row) || mayTouchPublished(actor, row),
  correct: mayTouchPublished(actor, row),
  pin: mayTouchPublished(actor, row),
  withdraw: mayTouchPublished(actor, row),
  markRead: row.publishedAt !== null && row.isAddressed,
  confirm: row.publishedAt !== null && row.withdrawnAt === null && row.isAddressed && row.confirm && !row.confirmedAt,
})
