import { messages } from '@liren/shared/messages'
import type { Routes } from '../../platform/http/routes.ts'
import { mayReadInbox } from './messages.policy.ts'
import { inboxOf, readUpTo } from './messages.service.ts'

export function messagesRoutes(routes: Routes): void {
  routes.community(messages.inbox, mayReadInbox, ({ db, actor, call }) => inboxOf(db, actor, call.query))
  routes.community(messages.markAllRead, mayReadInbox, ({ db, actor, call }) =>
    readUpTo(db, actor, call.body.upToMessageId),
  )
}
