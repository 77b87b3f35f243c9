import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant } from './primitives.ts'

/** What WeChat may tell a person of; each is a template that the platform's operator has registered. */
export const messageTemplates = ['notice', 'reminder'] as const
export type MessageTemplate = (typeof messageTemplates)[number]

/** What `wx.requestSubscribeMessage` says of a template; one accept is one message. */
export const subscribeAnswers = ['accept', 'reject', 'ban', 'filter'] as const
const answer = z.enum(subscribeAnswers)
export type SubscribeAnswer = z.infer<typeof answer>

/** How many messages of a template may still be sent to me. */
export const messageCredit = z
  .object({
    template: z.enum(messageTemplates),
    templateId: z.string().nullable().meta({ description: "WeChat's id of the template; null where it is off" }),
    count: z.number().int(),
    lastAnswer: answer.nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'MessageCredit' })
export type MessageCredit = z.infer<typeof messageCredit>

const credits = z
  .object({
    isOn: z.boolean().meta({ description: 'Whether this platform can send WeChat messages at all' }),
    hasWechat: z.boolean().meta({ description: 'Whether I sign in with WeChat, so that it knows whom to tell' }),
    items: z.array(messageCredit),
  })
  .meta({ id: 'MessageCredits' })
export type MessageCredits = z.infer<typeof credits>

export const wechatMessages = {
  credits: endpoint({
    id: 'messages.credits',
    method: 'GET',
    path: '/me/message-credits',
    summary: 'How many WeChat messages may still be sent to me',
    access: 'account',
    reply: credits,
  }),
  reportAnswers: endpoint({
    id: 'messages.reportAnswers',
    method: 'POST',
    path: '/me/message-answers',
    summary: 'What I answered when WeChat asked me; each accept is one more message, and my consent to it',
    access: 'account',
    body: z.strictObject({ answers: z.strictObject({ notice: answer.optional(), reminder: answer.optional() }) }),
    reply: credits,
  }),
}
