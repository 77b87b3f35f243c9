import type { AnnouncementReach, Unreached } from '@liren/shared/announcements.reach'
import type { PageQuery } from '@liren/shared/page'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import type { MessageTemplates } from '../../platform/wechat/wechat.templates.ts'
import { countTellings, tellingsOf } from '../messages/messages.service.ts'
import { mayFollow } from './announcements.reach.policy.ts'
import { maskNickname, reasonOf, reasonOfFlat, stepMsOf, timelineOf } from './announcements.reach.rules.ts'
import { readConfirmed, readReach } from './announcements.reach.store.ts'
import { findReminder, insertReminder } from './announcements.reminder.store.ts'
import { findPublished } from './announcements.store.ts'
import { startTelling } from './announcements.telling.service.ts'
import { listUnreached, readTimeline } from './announcements.unreached.store.ts'

const kinds = ['announcement_published' as const, 'announcement_reminded' as const]

/** A published notice whose way the actor may follow; to others it is not there. */
export async function expectFollowed(db: Db, actor: CommunityActor, id: string) {
  const row = await findPublished(db, actor.communityId, id)
  if (!row?.publishedAt || !mayFollow(actor, row)) throw new DomainError('not_found')
  return { ...row, publishedAt: row.publishedAt }
}

const isOn = (templates: MessageTemplates | null): boolean => Boolean(templates?.notice)

async function wechatOf(
  db: Db,
  templates: MessageTemplates | null,
  communityId: string,
  { id, people }: { id: string; people: number },
): Promise<AnnouncementReach['wechat']> {
  const { peopleTried, nextAt, ...counts } = await countTellings(db, communityId, { subjectId: id, kinds })
  return {
    isOn: isOn(templates),
    ...counts,
    nextAt: nextAt?.toISOString() ?? null,
    noCredit: Math.max(0, people - peopleTried),
  }
}

/** How far a notice has come. */
export async function reachFor(
  db: Db,
  templates: MessageTemplates | null,
  actor: CommunityActor,
  id: string,
): Promise<AnnouncementReach> {
  const { communityId } = actor
  const row = await expectFollowed(db, actor, id)
  const now = await readClock(db)
  const reach = await readReach(db, communityId, row.audience, id)
  const read = await readTimeline(db, row, stepMsOf(row.publishedAt, now) / 1000, row.publishedAt)
  const reminder = await findReminder(db, communityId, id)
  return {
    id,
    title: row.title,
    audienceLabels: row.audienceLabels,
    publishedAt: row.publishedAt.toISOString(),
    reach,
    confirmed: row.confirm ? await readConfirmed(db, row) : null,
    timeline: timelineOf(read, row.publishedAt, now),
    wechat: await wechatOf(db, templates, communityId, { id, people: reach.people }),
    reminder: reminder && { remindedAt: reminder.remindedAt.toISOString() },
    abilities: { remind: reminder === null && reach.peopleRead < reach.people, print: true },
  }
}

/** Where nobody has read a notice, and why. */
export async function unreachedBy(
  db: Db,
  templates: MessageTemplates | null,
  actor: CommunityActor,
  id: string,
  query: PageQuery,
) {
  const row = await expectFollowed(db, actor, id)
  const rows = await listUnreached(db, row, textPositionOf(query), query.limit + 1)
  const accountIds = rows.flatMap(({ people }) => people.map(({ accountId }) => accountId))
  const found = await tellingsOf(db, actor.communityId, { subjectId: id, kinds }, accountIds)
  const tellings = groupBy(found, ({ accountId }) => accountId)
  const present = ({ unitId, building, entrance, unitLabel, people }: (typeof rows)[number]): Unreached => {
    const known = people.map(({ accountId, nickname }) => {
      const states = (tellings.get(accountId) ?? []).map(({ state }) => state)
      return { name: maskNickname(nickname), reason: reasonOf(states, isOn(templates)) }
    })
    return {
      unitId,
      building,
      entrance,
      unitLabel,
      reason: reasonOfFlat(known.map(({ reason }) => reason)),
      people: known,
    }
  }
  return pageFrom(rows, query.limit, (one) => [one.key, one.id], present)
}

/** Has everyone reminded who has not read a notice. Once: the key of the row says so, whoever asks at the same time. */
export async function remind(db: Db, actor: CommunityActor, id: string): Promise<{ remindedAt: string }> {
  const { communityId, accountId } = actor
  await expectFollowed(db, actor, id)
  const row = await insertReminder(db, { communityId, announcementId: id, remindedBy: accountId })
  await startTelling(db, { communityId, announcementId: id, kind: 'reminded' })
  return { remindedAt: row.remindedAt.toISOString() }
}
