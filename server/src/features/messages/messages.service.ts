import type { MessageTemplate } from '@liren/shared/messages.wechat'
import type { PageQuery } from '@liren/shared/page'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { callOff, queueDeliveries } from './messages.delivery.store.ts'
import { dueAt } from './messages.rules.ts'
import * as store from './messages.store.ts'

export type { MessageKind } from './messages.store.ts'

/** The actor's inbox, newest first. */
export async function inboxOf(db: Db, actor: CommunityActor, query: PageQuery) {
  const rows = await store.listMessages(db, actor.communityId, actor.accountId, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    (row) => ({
      id: row.id,
      kind: row.kind as store.MessageKind,
      subjectId: row.subjectId,
      aboutId: row.aboutId,
      title: row.title,
      sender: row.sender,
      createdAt: row.createdAt.toISOString(),
      isRead: row.readAt !== null,
    }),
  )
}

/** Marks the actor's messages up to one of them as read; says how many unread ones remain. */
export async function readUpTo(db: Db, actor: CommunityActor, messageId: string): Promise<{ unreadMessages: number }> {
  await store.markReadUpTo(db, actor.communityId, actor.accountId, messageId)
  return { unreadMessages: await store.countUnread(db, actor.communityId, actor.accountId) }
}

/** Marks one of the actor's messages as read; says how many unread ones remain. */
export async function readOne(db: Db, actor: CommunityActor, messageId: string): Promise<{ unreadMessages: number }> {
  await store.markOneRead(db, actor.communityId, actor.accountId, messageId)
  return { unreadMessages: await store.countUnread(db, actor.communityId, actor.accountId) }
}

/** Marks the actor's messages about a matter as read: whoever has seen the matter needs no telling. */
export const settle = (db: Db, actor: CommunityActor, kinds: store.MessageKind[], subjectId: string): Promise<void> =>
  store.markSubjectRead(db, actor, kinds, subjectId)

export const unreadOf = store.countUnread

/** Lays one message about a matter in each person's inbox: exactly once, however often it is called. */
export async function tell(
  db: Db,
  matter: Omit<store.MessageBatch, 'people'>,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return
  const people = accountIds.map((accountId) => ({ id: uuidv7(), accountId }))
  await store.insertMessages(db, { ...matter, people })
}

/** How a matter is told in WeChat, too: to people in the order of an audience, the first of whom is `from`. */
export interface Telling {
  template: MessageTemplate
  isUrgent: boolean
  since: Date
  from: number
}

/**
 * The same for a part of an audience that may be large; those with credit are told in WeChat too, in waves. Both are
 * written at once, so that nobody gets a second of either. Needs purpose `delivery`.
 */
export async function tellWidely(
  db: Db,
  matter: Omit<store.MessageBatch, 'people'>,
  accountIds: readonly string[],
  { template, isUrgent, since, from }: Telling,
): Promise<void> {
  const people = accountIds.map((accountId, at) => ({
    id: uuidv7(),
    accountId,
    dueAt: dueAt(since, from + at, isUrgent),
  }))
  const fresh = await store.insertMessages(db, { ...matter, people })
  const tellings = people.filter(({ id }) => fresh.has(id)).map(({ id, ...one }) => ({ messageId: id, ...one }))
  await queueDeliveries(db, matter.communityId, { template, isUrgent }, tellings)
}

/** The same for those concerned by what has just been done, in its own transaction and whatever that is for. */
export async function tellNow(
  db: Db,
  matter: Omit<store.MessageBatch, 'people'>,
  accountIds: readonly string[],
  telling: Omit<Telling, 'from'>,
): Promise<void> {
  if (accountIds.length > 0)
    await db.under('delivery', () => tellWidely(db, matter, accountIds, { ...telling, from: 0 }))
}

/** Calls off what WeChat has not been asked to tell yet about a matter. */
export const callOffTelling = callOff

/** What became of telling a matter in WeChat: to whom, and how often in all. */
export { countStates as countTellings, statesOf as tellingsOf } from './messages.delivery.store.ts'
