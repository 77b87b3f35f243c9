import type { Announcement } from '@liren/shared/announcements'
import type { Role } from '@liren/shared/roles'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import type { DetailRow } from './announcements.detail.store.ts'
import { notBefore, statusOf } from './announcements.life.rules.ts'
import { abilitiesOf, isOfOffice } from './announcements.policy.ts'
import { mayFollow } from './announcements.reach.policy.ts'
import { readReach } from './announcements.reach.store.ts'
import { expectVisible } from './announcements.visible.service.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** What every reader learns of a notice, with an account or without; of a withdrawn one the line that it was. */
export function contentsOf(row: DetailRow, withBody: boolean) {
  return {
    id: row.id,
    matter: row.matter,
    title: row.title,
    body: withBody ? row.body : [],
    attachments: withBody ? row.files : [],
    column:
      row.columnId && row.columnCode ? { id: row.columnId, code: row.columnCode, name: row.columnName ?? '' } : null,
    expiresAt: iso(row.expiresAt),
    displayedUntil: iso(row.displayedUntil),
    version: row.version,
    corrections: row.corrections,
    correctedAt: iso(row.correctedAt),
    withdrawal: row.withdrawnAt && {
      at: row.withdrawnAt.toISOString(),
      reason: row.withdrawalReason ?? '',
      by: row.withdrawnByName,
    },
  }
}

/** A notice as the actor may see it. */
export async function present(db: Db, actor: CommunityActor, row: DetailRow): Promise<Announcement> {
  const isOurs = isOfOffice(actor, row)
  return {
    ...contentsOf(row, isOurs || !row.withdrawnAt),
    status: statusOf(row, row.now),
    author: { nickname: row.authorNickname, role: row.authorRole as Role, scopeLabel: row.authorScopeLabel },
    signature: isOurs ? { role: row.authorRole as Role, scopeId: row.authorScopeId } : null,
    audience: row.audience,
    audienceLabels: row.audienceLabels,
    confirm: row.confirm,
    pinnedUntil: iso(row.pinnedUntil),
    notBefore: iso(notBefore(row.matter, row.displayedUntil, row.now)),
    publishAt: iso(row.publishAt),
    scheduleFault: isOurs ? row.scheduleFault : null,
    updatedAt: row.updatedAt.toISOString(),
    editedBy: isOurs && !row.publishedAt ? row.editedByName : null,
    publishedAt: iso(row.publishedAt),
    isRead: row.isRead,
    confirmedAt: iso(row.confirmedAt),
    reach: isOurs && row.publishedAt ? await readReach(db, actor.communityId, row.audience, row.id) : null,
    abilities: { ...abilitiesOf(actor, row), followReach: mayFollow(actor, row) },
  }
}

/** One notice as the actor may see it. */
export async function detailFor(db: Db, actor: CommunityActor, id: string): Promise<Announcement> {
  return present(db, actor, await expectVisible(db, actor, id))
}
