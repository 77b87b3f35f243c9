import type { PageQuery } from '@liren/shared/page'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import * as store from './messages.store.ts'

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

/** Marks the actor's message about a matter as read: whoever has seen the matter needs no telling. */
export const settle = (db: Db, actor: CommunityActor, kind: store.MessageKind, subjectId: string): Promise<void> =>
  store.markSubjectRead(db, actor, kind, subjectId)

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
