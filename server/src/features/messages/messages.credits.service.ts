import {
  messageTemplates,
  type MessageCredit,
  type MessageCredits,
  type MessageTemplate,
  type SubscribeAnswer,
} from '@liren/shared/messages.wechat'
import { consentTerms } from '@liren/shared/privacy'
import type { Db } from '../../platform/db/context.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import type { MessageTemplates } from '../../platform/wechat/wechat.templates.ts'
import { hasWechat } from '../identity/identity.accounts.service.ts'
import { sayConsent } from '../privacy/privacy.consents.service.ts'
import * as store from './messages.credits.store.ts'

/** How many WeChat messages may still be sent to the actor. */
export async function creditsOf(
  db: Db,
  templates: MessageTemplates | null,
  { accountId }: AccountActor,
): Promise<MessageCredits> {
  const rows = new Map((await store.listCredits(db, accountId)).map((row) => [row.template, row]))
  const items = messageTemplates.map((template): MessageCredit => {
    const row = rows.get(template)
    return {
      template,
      templateId: templates?.[template]?.id ?? null,
      count: row?.count ?? 0,
      lastAnswer: (row?.lastAnswer ?? null) as SubscribeAnswer | null,
      answeredAt: row?.answeredAt.toISOString() ?? null,
    }
  })
  const isOn = items.some(({ templateId }) => templateId !== null)
  return { isOn, hasWechat: await hasWechat(db, accountId), items }
}

/** Notes what the actor answered WeChat, for the templates there are; whoever accepts agrees to be told. */
export async function noteAnswers(
  db: Db,
  templates: MessageTemplates | null,
  actor: AccountActor,
  answers: { [template in MessageTemplate]?: SubscribeAnswer | undefined },
): Promise<MessageCredits> {
  const given = messageTemplates.flatMap((template) => {
    const answer = templates?.[template] ? answers[template] : undefined
    return answer === undefined ? [] : [{ template, answer }]
  })
  for (const { template, answer } of given) await store.addAnswer(db, actor.accountId, template, answer)
  if (given.some(({ answer }) => answer === 'accept')) {
    const { version } = consentTerms.wechat_messages
    await sayConsent(db, actor, { purpose: 'wechat_messages', version, isGranted: true })
  }
  return creditsOf(db, templates, actor)
}

/** Whoever is no longer to be told in WeChat has no credit left, whatever they once accepted. */
export const forgetCredits = store.deleteCredits

export const moveCredits = store.moveAll
