import type { Announcement } from '@liren/shared/announcements'
import type { Role } from '@liren/shared/roles'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import type { DetailRow } from './announcements.detail.store.ts'
import { displayTermsOf } from './announcements.display.service.ts'
import { expectDraft, prepare, presentAgain } from './announcements.drafts.service.ts'
import { noticeShown } from './announcements.index.service.ts'
import { checkSchedule, checkTerms, displayedUntil } from './announcements.life.rules.ts'
import { mayTouchDraft } from './announcements.policy.ts'
import { keysOfAudience } from './announcements.rules.ts'
import * as schedule from './announcements.schedule.store.ts'
import * as store from './announcements.store.ts'
import { startTelling } from './announcements.telling.service.ts'
import { keysOf } from './announcements.visible.service.ts'

/** Checks again all that a draft claims: roles end, columns close and places go while it lies there. */
const prepareAgain = (db: Db, actor: CommunityActor, row: DetailRow) =>
  prepare(db, actor, {
    ...row,
    signature: { role: row.authorRole as Role, scopeId: row.authorScopeId },
    pinnedUntil: row.pinnedUntil?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  })

/** Publishes a draft that the caller has locked, in the name of the actor, at the time it was read. */
export async function publishLocked(db: Db, actor: CommunityActor, row: DetailRow): Promise<void> {
  const { communityId, id, matter, audience, now } = row
  const { authorScopeLabel, audienceLabels } = await prepareAgain(db, actor, row)
  const display = await displayTermsOf(db, communityId)
  checkTerms(row, now, display)
  const keys = keysOfAudience(audience)
  const { accountId: authorId } = actor
  const authorNickname = await nicknameOf(db, communityId, authorId)
  const isPublished = await store.publishDraft(
    db,
    row,
    {
      authorId,
      authorNickname,
      authorScopeLabel,
      audienceLabels,
      displayedUntil: displayedUntil(matter, now, display),
    },
    {
      publishedAt: now,
      kind: row.kind,
      columnId: row.columnId,
      pinnedUntil: row.pinnedUntil,
      urgentUntil: matter.kind === 'urgent' ? new Date(matter.until) : null,
      expiresAt: row.expiresAt,
    },
    keys,
  )
  if (!isPublished) throw new DomainError('edited_elsewhere')
  await noticeShown(db, { communityId, id, title: row.title, body: row.body, publishedAt: now })
  // Who wrote it has read it.
  if (keysOf(actor).some((key) => keys.includes(key))) await store.insertRead(db, communityId, id, authorId)
  await startTelling(db, { communityId, announcementId: id, kind: 'published' })
}

/** Publishes a draft, now or at a time. What its author may sign and address is checked then, once more. */
export async function publish(
  db: Db,
  actor: CommunityActor,
  id: string,
  { version, at }: { version: number; at: string | null },
): Promise<Announcement> {
  const row = await expectDraft(db, actor, id)
  if (!mayTouchDraft(actor, row)) throw new DomainError('forbidden')
  if (row.version !== version) throw new DomainError('edited_elsewhere')
  if (at === null) await publishLocked(db, actor, row)
  else {
    const publishAt = new Date(at)
    checkSchedule(publishAt, row.now)
    await prepareAgain(db, actor, row)
    checkTerms(row, publishAt, await displayTermsOf(db, row.communityId))
    await schedule.scheduleDraft(db, row, { publishAt, scheduledBy: actor.accountId })
  }
  return presentAgain(db, actor, id)
}

/** Makes a scheduled notice a draft again. */
export async function unschedule(db: Db, actor: CommunityActor, id: string): Promise<Announcement> {
  const row = await expectDraft(db, actor, id)
  if (!mayTouchDraft(actor, row)) throw new DomainError('forbidden')
  if (row.publishAt) await schedule.unscheduleDraft(db, row, null)
  return presentAgain(db, actor, id)
}
