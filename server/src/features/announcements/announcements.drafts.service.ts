import type { Announcement, AnnouncementDraft } from '@liren/shared/announcements'
import type { Attachment, AttachmentUse } from '@liren/shared/announcements.attachments'
import { excerptOf } from '@liren/shared/structured.text'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { columnNames } from '../columns/columns.names.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { dropAttachments } from './announcements.attachments.service.ts'
import { coverOf, expectUses } from './announcements.attachments.rules.ts'
import { filesOf } from './announcements.attachments.store.ts'
import { checkAudience, labelsOf } from './announcements.audience.service.ts'
import type { DetailRow } from './announcements.detail.store.ts'
import { displayTermsOf } from './announcements.display.service.ts'
import { isColumnOpen, kindsOf } from './announcements.kinds.rules.ts'
import { checkDisplay } from './announcements.life.rules.ts'
import { heldSignature, isOfOffice, mayTouchDraft } from './announcements.policy.ts'
import { present } from './announcements.present.service.ts'
import * as store from './announcements.store.ts'
import { expectVisible } from './announcements.visible.service.ts'

export type Draft = Omit<AnnouncementDraft, 'attachments'>

const when = (at: string | null): Date | null => (at === null ? null : new Date(at))

/** The column a notice stands in: the one chosen, or a host's own; throws `column_not_open`. */
async function columnFor(db: Db, actor: CommunityActor, draft: Draft): Promise<string | null> {
  const { role, scopeId } = draft.signature
  const columnId = draft.columnId ?? (role === 'column_host' ? scopeId : null)
  if (columnId === null) return null
  const column = (await columnNames(db, actor.communityId)).find(({ id }) => id === columnId)
  if (!column || !isColumnOpen({ role, scopeId }, column)) throw new DomainError('column_not_open')
  return columnId
}

/** Everything a draft is made of but its files, checked against what the actor may sign, address and publish. */
export async function prepare(db: Db, actor: CommunityActor, draft: Draft) {
  const held = heldSignature(actor, draft.signature)
  if (!held) throw new DomainError('forbidden')
  const { matter } = draft
  if (!kindsOf(held.role).includes(matter.kind)) throw new DomainError('announcement_kind_not_yours')
  checkDisplay(matter, await displayTermsOf(db, actor.communityId))
  const places = await checkAudience(db, actor.communityId, held, draft.audience)
  return {
    kind: matter.kind,
    matter,
    title: draft.title,
    excerpt: excerptOf(draft.body, 80),
    body: draft.body,
    audience: draft.audience,
    audienceLabels: labelsOf(draft.audience, places),
    columnId: await columnFor(db, actor, draft),
    confirm: draft.confirm,
    pinnedUntil: when(draft.pinnedUntil),
    expiresAt: when(draft.expiresAt),
    authorRole: draft.signature.role,
    authorScopeId: draft.signature.scopeId,
    authorScopeLabel: places.get(draft.signature.scopeId)?.label ?? '',
  }
}

/** The actor's notice once more, as it stands now. */
export const presentAgain = async (db: Db, actor: CommunityActor, id: string): Promise<Announcement> =>
  present(db, actor, await expectVisible(db, actor, id))

/** Saves a new draft. Files come once it is there. */
export async function createDraft(db: Db, actor: CommunityActor, draft: AnnouncementDraft): Promise<Announcement> {
  expectUses(draft.attachments, [])
  const fields = await prepare(db, actor, draft)
  const { communityId, accountId: authorId } = actor
  const id = uuidv7()
  const authorNickname = await nicknameOf(db, communityId, authorId)
  await store.insertDraft(db, { ...fields, communityId, id, authorId, authorNickname, version: 1 })
  return presentAgain(db, actor, id)
}

/** Locks a notice of the actor's office that is not published, or says why it can no longer be touched. */
export async function expectDraft(db: Db, actor: CommunityActor, id: string): Promise<DetailRow> {
  await store.lockOne(db, actor.communityId, id)
  const row = await expectVisible(db, actor, id)
  if (!isOfOffice(actor, row)) throw new DomainError('forbidden')
  if (row.publishedAt) throw new DomainError('announcement_already_published')
  return row
}

/** The files a notice is to show, of those it shows and those uploaded to it. */
export async function usesFor(
  db: Db,
  row: DetailRow,
  uses: readonly AttachmentUse[],
): Promise<{ attachments: AttachmentUse[]; coverId: string | null; dropped: Attachment['id'][] }> {
  const files = await filesOf(db, row.communityId, row.id)
  expectUses(uses, files)
  const dropped = row.attachments.map(({ id }) => id).filter((id) => uses.every((use) => use.id !== id))
  return { attachments: [...uses], coverId: coverOf(uses, files), dropped }
}

/** Replaces a draft unless it was edited elsewhere since `version`; a scheduled one stays scheduled. */
export async function editDraft(
  db: Db,
  actor: CommunityActor,
  id: string,
  draft: AnnouncementDraft & { version: number },
): Promise<Announcement> {
  const found = await expectDraft(db, actor, id)
  if (!mayTouchDraft(actor, found)) throw new DomainError('forbidden')
  if (found.version !== draft.version) throw new DomainError('edited_elsewhere')
  const fields = await prepare(db, actor, draft)
  const { dropped, ...files } = await usesFor(db, found, draft.attachments)
  const { communityId, accountId: editedBy } = actor
  const row = { ...fields, ...files, communityId, id, editedBy, version: draft.version }
  if (!(await store.replaceDraft(db, row))) throw new DomainError('edited_elsewhere')
  await dropAttachments(db, communityId, dropped)
  return presentAgain(db, actor, id)
}

/** Throws a draft away, with its files. */
export async function discardDraft(db: Db, actor: CommunityActor, id: string): Promise<void> {
  const { communityId } = actor
  await expectDraft(db, actor, id)
  const files = await filesOf(db, communityId, id)
  await dropAttachments(
    db,
    communityId,
    files.map((file) => file.id),
  )
  if (!(await store.deleteDraft(db, communityId, id))) throw new DomainError('announcement_already_published')
}
