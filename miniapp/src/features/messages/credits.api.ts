import { wechatMessages, type MessageTemplate, type SubscribeAnswer } from '@liren/shared/messages.wechat'
import { call } from '../../lib/api-client.ts'

export type Answers = { [template in MessageTemplate]?: SubscribeAnswer }

export const fetchCredits = (signal?: AbortSignal) => call(wechatMessages.credits, {}, { signal })

/** Tells what somebody answered WeChat; named, so that one tap counts once. */
export const reportAnswers = (answers: Answers, submission: string) =>
  call(wechatMessages.reportAnswers, { body: { answers } }, { submission })
