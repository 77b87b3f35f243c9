import type { OfficeMessage } from '@liren/shared/messages.office'
import type { Page, PageQuery } from '@liren/shared/page'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { mayReadOfficeInbox } from './messages.policy.ts'
import * as store from './messages.office.store.ts'

/** What the actor was told as an officer above communities, from all of them, newest first. */
export async function officeInboxOf(db: Db, actor: AccountActor, query: PageQuery): Promise<Page<OfficeMessage>> {
  const rows = await store.listOfficeMessages(db, actor.accountId, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    ({ createdAt, readAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString(), isRead: readAt !== null }),
  )
}

/** Marks what the actor was told, up to one message, as read; says how many unread ones remain. */
export async function readOfficeUpTo(db: Db, { accountId }: AccountActor, messageId: string) {
  await store.markOfficeReadUpTo(db, accountId, messageId)
  return { unreadMessages: await store.countOfficeUnread(db, accountId) }
}

/** Marks one message as read; says how many unread ones remain. */
export async function readOfficeOne(db: Db, { accountId }: AccountActor, messageId: string) {
  await store.markOfficeOneRead(db, accountId, messageId)
  return { unreadMessages: await store.countOfficeUnread(db, accountId) }
}

/** How many messages wait for the actor as an officer above communities; null for who is none. */
export const officeUnreadOf = async (db: Db, actor: AccountActor): Promise<number | null> =>
  mayReadOfficeInbox(actor) ? store.countOfficeUnread(db, actor.accountId) : null

/** Lays one message about a matter in each officer's inbox: exactly once, however often it is called. */
export async function tellOffice(db: Db, matter: store.OfficeMatter, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  const people = accountIds.map((accountId) => ({ id: uuidv7(), accountId }))
  await store.insertOfficeMessages(db, matter, people)
}

export type { OfficeMatter, OfficeMessageKind } from './messages.office.store.ts'
