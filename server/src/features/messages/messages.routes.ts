import { messages } from '@liren/shared/messages'
import { officeMessages } from '@liren/shared/messages.office'
import { wechatMessages } from '@liren/shared/messages.wechat'
import type { AccountActor } from '../../platform/http/actor.ts'
import type { Routes } from '../../platform/http/routes.ts'
import type { MessageTemplates } from '../../platform/wechat/wechat.templates.ts'
import { creditsOf, noteAnswers } from './messages.credits.service.ts'
import { officeInboxOf, readOfficeOne, readOfficeUpTo } from './messages.office.service.ts'
import { mayReadInbox, mayReadOfficeInbox } from './messages.policy.ts'
import { inboxOf, readOne, readUpTo } from './messages.service.ts'

/** What concerns only the caller needs no more than being signed in. */
const everybody = (_actor: AccountActor): boolean => true

export function messagesRoutes(routes: Routes, templates: MessageTemplates | null): void {
  routes.community(messages.inbox, mayReadInbox, ({ db, actor, call }) => inboxOf(db, actor, call.query))
  routes.community(messages.markAllRead, mayReadInbox, ({ db, actor, call }) =>
    readUpTo(db, actor, call.body.upToMessageId),
  )
  routes.community(messages.markRead, mayReadInbox, ({ db, actor, call }) => readOne(db, actor, call.params.messageId))
  routes.account(officeMessages.inbox, mayReadOfficeInbox, ({ db, actor, call }) =>
    officeInboxOf(db, actor, call.query),
  )
  routes.account(officeMessages.markAllRead, mayReadOfficeInbox, ({ db, actor, call }) =>
    readOfficeUpTo(db, actor, call.body.upToMessageId),
  )
  routes.account(officeMessages.markRead, mayReadOfficeInbox, ({ db, actor, call }) =>
    readOfficeOne(db, actor, call.params.messageId),
  )
  routes.account(wechatMessages.credits, everybody, ({ db, actor }) => creditsOf(db, templates, actor))
  routes.account(wechatMessages.reportAnswers, everybody, ({ db, actor, call }) =>
    noteAnswers(db, templates, actor, call.body.answers),
  )
}
