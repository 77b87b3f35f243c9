import type { Announcement, AnnouncementDraft, Audience } from '@liren/shared/announcements'
import type { PageQuery } from '@liren/shared/page'
import { excerptOf } from '@liren/shared/structured.text'
import type { Role } from '@liren/shared/roles'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { settle } from '../messages/messages.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { checkAudience, labelsOf } from './announcements.audience.service.ts'
import { readDetail } from './announcements.detail.store.ts'
import { readFeed } from './announcements.feed.store.ts'
import { abilitiesOf, heldSignature } from './announcements.policy.ts'
import { readReach } from './announcements.reach.store.ts'
import { keysOfAudience, keysOfPerson } from './announcements.rules.ts'
import * as store from './announcements.store.ts'

type Draft = Omit<AnnouncementDraft, 'audience'> & { audience: Audience }

const keysOf = (actor: CommunityActor): string[] =>
  keysOfPerson(
    actor.communityId,
    actor.homes,
    actor.roles.map((held) => held.role),
  )

const readerOf = (actor: CommunityActor) => ({
  communityId: actor.communityId,
  accountId: actor.accountId,
  keys: keysOf(actor),
})

/** Notices addressed to the actor, newest first. */
export async function feedFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const rows = await readFeed(db, readerOf(actor), positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.published_at, row.id],
    (row) => ({
      id: row.id,
      title: row.title,
      excerpt: row.excerpt,
      author: { nickname: row.author_nickname, role: row.author_role, scopeLabel: row.author_scope_label },
      audienceLabels: row.audience_labels,
      publishedAt: row.published_at.toISOString(),
      isRead: row.is_read,
    }),
  )
}

/** Drafts and notices the actor wrote. */
export async function writtenBy(db: Db, actor: CommunityActor, query: PageQuery) {
  const rows = await store.listMine(db, actor.communityId, actor.accountId, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.updatedAt, row.id],
    (row) => ({
      ...row,
      status: row.publishedAt ? ('published' as const) : ('draft' as const),
      updatedAt: row.updatedAt.toISOString(),
      publishedAt: row.publishedAt?.toISOString() ?? null,
    }),
  )
}

async function present(
  db: Db,
  actor: CommunityActor,
  row: store.AnnouncementRow,
  marks: { isAddressed: boolean; isRead: boolean },
): Promise<Announcement> {
  const isAuthor = row.authorId === actor.accountId
  return {
    id: row.id,
    status: row.publishedAt ? 'published' : 'draft',
    title: row.title,
    body: row.body,
    author: { nickname: row.authorNickname, role: row.authorRole as Role, scopeLabel: row.authorScopeLabel },
    audience: row.audience,
    audienceLabels: row.audienceLabels,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    isRead: marks.isRead,
    reach: isAuthor && row.publishedAt ? await readReach(db, actor.communityId, row.audience, row.id) : null,
    abilities: abilitiesOf(actor, row, marks.isAddressed),
  }
}

/** The notice and what the actor may do; `not_found` unless it is addressed to the actor or the actor wrote it. */
async function expectVisible(db: Db, actor: CommunityActor, id: string) {
  const found = await readDetail(db, readerOf(actor), id)
  if (!found || (found.authorId !== actor.accountId && !found.isAddressed)) throw new DomainError('not_found')
  return found
}

/** One notice as the actor may see it. */
export async function detailFor(db: Db, actor: CommunityActor, id: string): Promise<Announcement> {
  const found = await expectVisible(db, actor, id)
  return present(db, actor, found, found)
}

/** Everything a draft is made of, checked against what the actor may sign and address. */
async function prepare(db: Db, actor: CommunityActor, draft: Draft) {
  const held = heldSignature(actor, draft.signature)
  if (!held) throw new DomainError('forbidden')
  const places = await checkAudience(db, actor.communityId, held, draft.audience)
  return {
    title: draft.title,
    excerpt: excerptOf(draft.body, 80),
    body: draft.body,
    audience: draft.audience,
    audienceLabels: labelsOf(draft.audience, places),
    authorNickname: await nicknameOf(db, actor.communityId, actor.accountId),
    authorRole: draft.signature.role,
    authorScopeId: draft.signature.scopeId,
    authorScopeLabel: places.get(draft.signature.scopeId)?.label ?? '',
  }
}

const unread = { isAddressed: false, isRead: false }

/** Saves a new draft. */
export async function createDraft(db: Db, actor: CommunityActor, draft: Draft): Promise<Announcement> {
  const fields = await prepare(db, actor, draft)
  const { communityId, accountId: authorId } = actor
  const row = await store.insertDraft(db, { ...fields, communityId, id: uuidv7(), authorId, version: 1 })
  return present(db, actor, row, unread)
}

/** The actor's own draft, or why it can no longer be touched. */
async function expectDraft(db: Db, actor: CommunityActor, id: string) {
  const row = await expectVisible(db, actor, id)
  if (row.authorId !== actor.accountId) throw new DomainError('forbidden')
  if (row.publishedAt) throw new DomainError('announcement_already_published')
  return row
}

/** Replaces a draft unless it was edited elsewhere since `version`. */
export async function editDraft(
  db: Db,
  actor: CommunityActor,
  id: string,
  draft: Draft & { version: number },
): Promise<Announcement> {
  const { authorId } = await expectDraft(db, actor, id)
  const fields = await prepare(db, actor, draft)
  const row = await store.replaceDraft(db, {
    ...fields,
    communityId: actor.communityId,
    id,
    authorId,
    version: draft.version,
  })
  if (!row) throw new DomainError('edited_elsewhere')
  return present(db, actor, row, unread)
}

/** Throws a draft away. */
export async function discardDraft(db: Db, actor: CommunityActor, id: string): Promise<void> {
  await expectDraft(db, actor, id)
  const deleted = await store.deleteDraft(db, actor.communityId, id, actor.accountId)
  if (!deleted) throw new DomainError('announcement_already_published')
}

/** Publishes a draft; what the author may sign and address is checked again, since roles may have ended meanwhile. */
export async function publish(db: Db, actor: CommunityActor, id: string, version: number): Promise<Announcement> {
  const { communityId } = actor
  const draft = await expectDraft(db, actor, id)
  const signature = { role: draft.authorRole as Role, scopeId: draft.authorScopeId }
  const fields = await prepare(db, actor, { ...draft, signature })
  const { authorNickname, authorScopeLabel, audienceLabels } = fields
  const keys = keysOfAudience(draft.audience)
  const at = { communityId, id, version }
  const row = await store.publishDraft(db, at, { authorNickname, authorScopeLabel, audienceLabels }, keys)
  if (!row) throw new DomainError('edited_elsewhere')
  // Who wrote it has read it.
  if (keysOf(actor).some((key) => keys.includes(key))) await store.insertRead(db, communityId, id, actor.accountId)
  await enqueue(db, 'deliver_announcement', id, { communityId, announcementId: id })
  const found = await expectVisible(db, actor, id)
  return present(db, actor, found, found)
}

/** Notes that the actor has read a notice addressed to them; the message that spoke of it is settled with it. */
export async function markRead(db: Db, actor: CommunityActor, id: string): Promise<void> {
  const found = await expectVisible(db, actor, id)
  if (!abilitiesOf(actor, found, found.isAddressed).markRead) throw new DomainError('not_found')
  await store.insertRead(db, actor.communityId, id, actor.accountId)
  await settle(db, actor, 'announcement_published', id)
}
