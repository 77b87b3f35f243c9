import type { Announcement } from '@liren/shared/announcements'
import type { CorrectionDraft } from '@liren/shared/announcements.life'
import type { Matter } from '@liren/shared/announcements.matter'
import { excerptOf } from '@liren/shared/structured.text'
import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { callOffTelling, settle } from '../messages/messages.service.ts'
import { releaseSlots } from './announcements.attachments.store.ts'
import type { DetailRow } from './announcements.detail.store.ts'
import { presentAgain, usesFor } from './announcements.drafts.service.ts'
import { noticeHidden, noticeShown } from './announcements.index.service.ts'
import { checkWithdrawal } from './announcements.life.rules.ts'
import * as life from './announcements.life.store.ts'
import { abilitiesOf, isOfOffice, mayTouchPublished } from './announcements.policy.ts'
import { touchNotices } from './announcements.stamp.store.ts'
import * as store from './announcements.store.ts'
import { expectVisible } from './announcements.visible.service.ts'

/** The messages that speak of a notice. */
const messageKinds = ['announcement_published' as const, 'announcement_reminded' as const]

/** Locks a notice that is out and that the actor's office answers for, or says why nothing can be done about it. */
async function expectOut(db: Db, actor: CommunityActor, id: string): Promise<DetailRow> {
  await store.lockOne(db, actor.communityId, id)
  const row = await expectVisible(db, actor, id)
  if (!isOfOffice(actor, row)) throw new DomainError('forbidden')
  if (!row.publishedAt) throw new DomainError('announcement_not_published')
  if (row.withdrawnAt) throw new DomainError('announcement_withdrawn')
  if (!mayTouchPublished(actor, row)) throw new DomainError('forbidden')
  return row
}

/** Keeps a notice above the feed until a time, or lets it go. */
export async function pin(db: Db, actor: CommunityActor, id: string, until: string | null): Promise<Announcement> {
  const row = await expectOut(db, actor, id)
  const pinnedUntil = until === null ? null : new Date(until)
  if (pinnedUntil && pinnedUntil <= row.now) throw new DomainError('announcement_times_past')
  await life.pinNotice(db, row, pinnedUntil)
  await touchNotices(db, row.communityId)
  return presentAgain(db, actor, id)
}

/** Of an event, when and where may be corrected, too. */
const corrected = (matter: Matter, { event }: CorrectionDraft): Matter =>
  matter.kind === 'event' && event ? { kind: 'event', event } : matter

/** Lets a notice say something else; what it said, when, and why it changed stay readable. */
export async function correct(
  db: Db,
  actor: CommunityActor,
  id: string,
  draft: CorrectionDraft,
): Promise<Announcement> {
  const row = await expectOut(db, actor, id)
  if (row.version !== draft.version) throw new DomainError('edited_elsewhere')
  const { dropped, ...files } = await usesFor(db, row, draft.attachments)
  const { title, body } = draft
  const set = { title, body, matter: corrected(row.matter, draft), ...files }
  const said = { title: row.title, body: row.body, matter: row.matter, attachments: row.attachments }
  if (isDeepStrictEqual(said, { title, body, matter: set.matter, attachments: files.attachments }))
    throw new DomainError('correction_empty')
  const before = {
    communityId: row.communityId,
    announcementId: id,
    version: row.version,
    title: row.title,
    body: row.body,
    event: row.matter.kind === 'event' ? row.matter.event : null,
    attachments: row.attachments,
    saidFrom: row.correctedAt ?? row.publishedAt ?? row.now,
    correctedAt: row.now,
    correctedBy: actor.accountId,
    reason: draft.reason,
  }
  const isDone = await life.correctNotice(db, before, { ...set, excerpt: excerptOf(body, 80), correctedAt: row.now })
  if (!isDone) throw new DomainError('edited_elsewhere')
  await releaseSlots(db, row.communityId, dropped)
  await noticeShown(db, { communityId: row.communityId, id, title, body, publishedAt: row.publishedAt ?? row.now })
  return presentAgain(db, actor, id)
}

/** Withdraws a notice: the line that it was stays, with the reason; a disclosure not before its time is over. */
export async function withdraw(db: Db, actor: CommunityActor, id: string, reason: string): Promise<Announcement> {
  const row = await expectOut(db, actor, id)
  checkWithdrawal(row, row.now)
  const set = { withdrawnAt: row.now, withdrawnBy: actor.accountId, withdrawalReason: reason }
  if (!(await life.withdrawNotice(db, row, set))) throw new DomainError('announcement_withdrawn')
  await callOffTelling(db, actor.communityId, id, messageKinds)
  await noticeHidden(db, row.communityId, id)
  return presentAgain(db, actor, id)
}

/** Notes that the actor confirms having read what the notice says in this version; so it is read, too. */
export async function confirm(
  db: Db,
  actor: CommunityActor,
  id: string,
  version: number,
): Promise<{ confirmedAt: string }> {
  const { communityId, accountId } = actor
  // A withdrawal under way decides whether there is anything left to confirm.
  await store.shareOne(db, communityId, id)
  const row = await expectVisible(db, actor, id)
  if (!abilitiesOf(actor, row).markRead) throw new DomainError('not_found')
  if (row.withdrawnAt) throw new DomainError('announcement_withdrawn')
  if (!row.confirm || version > row.version) throw new DomainError('confirmation_not_asked')
  if (row.confirmedAt) return { confirmedAt: row.confirmedAt.toISOString() }
  await life.insertConfirmation(db, { communityId, announcementId: id, accountId, version, confirmedAt: row.now })
  await markReadNow(db, actor, id)
  const again = await expectVisible(db, actor, id)
  return { confirmedAt: (again.confirmedAt ?? row.now).toISOString() }
}

async function markReadNow(db: Db, actor: CommunityActor, id: string): Promise<void> {
  await store.insertRead(db, actor.communityId, id, actor.accountId)
  await settle(db, actor, messageKinds, id)
}

/** Notes that the actor has read a notice addressed to them; the message that spoke of it is settled with it. */
export async function markRead(db: Db, actor: CommunityActor, id: string): Promise<void> {
  const found = await expectVisible(db, actor, id)
  if (!abilitiesOf(actor, found).markRead) throw new DomainError('not_found')
  await markReadNow(db, actor, id)
}
