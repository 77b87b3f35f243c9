import type { Audience, PublishingRole } from '@liren/shared/announcements'
import { disclosureTopics } from '@liren/shared/announcements.matter'
import { roleNames } from '@liren/shared/roles.texts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor, RoleScope } from '../../platform/http/actor.ts'
import { columnNames } from '../columns/columns.names.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { displayTermsOf } from './announcements.display.service.ts'
import { isColumnOpen, kindsOf, type DisplayTerms } from './announcements.kinds.rules.ts'
import { heldSignature } from './announcements.policy.ts'
import { readReach } from './announcements.reach.store.ts'
import { isWithinScope, publishingRoles, type PlaceFacts } from './announcements.rules.ts'

const topicsWith = (display: DisplayTerms) =>
  disclosureTopics.map((topic) => ({ topic, leastDays: display[topic].least, usualDays: display[topic].usual }))

type Places = ReadonlyMap<string, PlaceFacts & { label: string }>

/** The places an audience and its signature name; throws `audience_outside_scope` when it reaches too far. */
export async function checkAudience(db: Db, communityId: string, held: RoleScope, audience: Audience): Promise<Places> {
  if (held.scopeKind === null || held.scopeId === null) throw new DomainError('forbidden')
  const named = audience.flatMap((target) => (target.type === 'place' ? [target.placeId] : []))
  const places = await placesOf(db, communityId, [...new Set([...named, held.scopeId])])
  const within = isWithinScope({ kind: held.scopeKind, id: held.scopeId }, audience, places)
  if (!within) throw new DomainError('audience_outside_scope')
  return places
}

/** How an audience reads, such as `枫林苑 3幢` or `枫林苑(仅业主)`. Stored as said at the time, in Chinese. */
export const labelsOf = (audience: Audience, places: Places): string[] =>
  audience.map((target) => {
    if (target.type === 'role') return `全体${roleNames[target.role]['zh-CN']}`
    const label = places.get(target.placeId)?.label ?? ''
    return target.ownersOnly ? `${label}（仅业主）` : label
  })

/** How far an audience would reach if published now. */
export async function previewReach(
  db: Db,
  actor: CommunityActor,
  draft: { audience: Audience; signature: { role: string; scopeId: string } },
) {
  const held = heldSignature(actor, draft.signature)
  if (!held) throw new DomainError('forbidden')
  const places = await checkAudience(db, actor.communityId, held, draft.audience)
  const { people, flats, flatsWithNobody } = await readReach(db, actor.communityId, draft.audience, null)
  return { labels: labelsOf(draft.audience, places), people, flats, flatsWithNobody }
}

/** The roles in which the actor may publish, with the places where they are held, and what may be published in each. */
export async function signaturesOf(db: Db, actor: CommunityActor): Promise<PublishingRole[]> {
  const roles = actor.roles.filter((held) => publishingRoles.includes(held.role))
  const ids = roles.flatMap((held) => (held.scopeId ? [held.scopeId] : []))
  const places = await placesOf(db, actor.communityId, ids)
  const columns = await columnNames(db, actor.communityId)
  const topics = topicsWith(await displayTermsOf(db, actor.communityId))
  return roles.map((held) => ({
    ...held,
    scopeLabel: places.get(held.scopeId ?? '')?.label ?? '',
    kinds: [...kindsOf(held.role)],
    columns: columns.filter((column) => isColumnOpen(held, column)).map(({ id, code, name }) => ({ id, code, name })),
    topics: kindsOf(held.role).includes('disclosure') ? topics : [],
  }))
}
