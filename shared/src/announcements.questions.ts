import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, paragraph, settledVersion } from './primitives.ts'
import { role } from './roles.ts'

/** A question waits to be seen by a person or a machine, stands under the notice, was refused, or was taken back. */
export const questionStatuses = ['pending', 'shown', 'refused', 'withdrawn'] as const
export const questionStatus = z.enum(questionStatuses)
export type QuestionStatus = z.infer<typeof questionStatus>

/** How long a first reply may take where neither column nor community promises anything: two days. */
export const usualReplyMinutes = 2_880

const answer = z.object({
  text: z.string(),
  nickname: z.string(),
  role,
  scopeLabel: z.string().meta({ description: 'Where the office is held that answers' }),
  answeredAt: instant,
})

export const question = z
  .object({
    id,
    announcementId: id,
    text: z.string(),
    askerName: z.string().nullable().meta({ description: 'Null for who asked without a name' }),
    isMine: z.boolean(),
    status: questionStatus,
    refusal: z.string().nullable().meta({ description: 'Why it was refused; only for the asker' }),
    isRisky: z
      .boolean()
      .meta({ description: 'Refused by the content check, not by a person; its asker may have a person look' }),
    askedAt: instant,
    replyDueAt: instant.meta({ description: 'A first reply is promised until then' }),
    isOverdue: z.boolean(),
    answer: answer.nullable(),
    abilities: z.object({ answer: z.boolean(), review: z.boolean(), withdraw: z.boolean(), appeal: z.boolean() }),
  })
  .meta({ id: 'Question' })
export type Question = z.infer<typeof question>

/** A question as it stands in the list of whoever answers, with the notice it is about. */
export const queuedQuestion = question
  .extend({ announcementTitle: z.string(), wasFlagged: z.boolean(), isAppeal: z.boolean() })
  .meta({ id: 'QueuedQuestion' })
export type QueuedQuestion = z.infer<typeof queuedQuestion>

export const questionSettings = z
  .object({
    isOn: z.boolean(),
    promisedReplyMinutes: z.number().int(),
    version: z.number().int(),
    abilities: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'QuestionSettings' })
export type QuestionSettings = z.infer<typeof questionSettings>

export const questionDraft = z.strictObject({
  text: paragraph(500),
  isNamed: z.boolean().meta({ description: 'Whether neighbours see my nickname; never my flat' }),
})

const underNotice = inCommunity.extend({ announcementId: id })
const oneQuestion = inCommunity.extend({ questionId: id })

export const announcementQuestions = {
  settings: endpoint({
    id: 'announcements.questionSettings',
    method: 'GET',
    path: '/communities/:communityId/question-settings',
    summary: 'Whether neighbours may ask under notices here, and when a reply is promised',
    access: 'account',
    params: inCommunity,
    reply: questionSettings,
    cached: true,
  }),
  setSettings: endpoint({
    id: 'announcements.setQuestionSettings',
    method: 'PUT',
    path: '/communities/:communityId/question-settings',
    summary: "Lets neighbours ask under notices, or no longer (residents' committee)",
    access: 'account',
    params: inCommunity,
    body: z.strictObject({
      version: settledVersion,
      isOn: z.boolean(),
      promisedReplyMinutes: z.number().int().min(30).max(20_160),
    }),
    reply: questionSettings,
    errors: ['edited_elsewhere'],
  }),
  list: endpoint({
    id: 'announcements.questions',
    method: 'GET',
    path: '/communities/:communityId/announcements/:announcementId/questions',
    summary: 'Questions under a notice that may be seen, and my own, newest first',
    access: 'account',
    params: underNotice,
    query: pageQuery,
    reply: pageOf(question).extend({
      isOn: z.boolean(),
      isClosed: z.boolean(),
      promisedReplyMinutes: z.number().int(),
      abilities: z.object({ ask: z.boolean(), close: z.boolean() }),
    }),
    cached: true,
  }),
  ask: endpoint({
    id: 'announcements.ask',
    method: 'POST',
    path: '/communities/:communityId/announcements/:announcementId/questions',
    summary: 'Asks under a notice addressed to me; neighbours see it once it was looked at',
    access: 'account',
    params: underNotice,
    body: questionDraft,
    reply: question,
    status: 201,
    errors: ['questions_closed'],
  }),
  setClosed: endpoint({
    id: 'announcements.setQuestionsClosed',
    method: 'PUT',
    path: '/communities/:communityId/announcements/:announcementId/questions-closed',
    summary: 'Closes a notice to further questions, or opens it again (whoever answers for it)',
    access: 'account',
    params: underNotice,
    body: z.strictObject({ isClosed: z.boolean() }),
    reply: z.object({ isClosed: z.boolean() }),
  }),
  queue: endpoint({
    id: 'announcements.questionQueue',
    method: 'GET',
    path: '/communities/:communityId/questions',
    summary: 'Questions that wait for me: to be looked at, or to be answered; the one due first is first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(queuedQuestion),
  }),
  review: endpoint({
    id: 'announcements.reviewQuestion',
    method: 'POST',
    path: '/communities/:communityId/questions/:questionId/review',
    summary: 'Lets a waiting question be seen, or refuses it with a reason',
    access: 'account',
    params: oneQuestion,
    body: z.strictObject({
      refusal: line(200).nullable().meta({ description: 'Why it is refused; null lets it be seen' }),
    }),
    reply: question,
    errors: ['question_settled'],
  }),
  appeal: endpoint({
    id: 'announcements.appealQuestion',
    method: 'POST',
    path: '/communities/:communityId/questions/:questionId/appeal',
    summary: 'Has a person look at my question that the content check refused; once',
    access: 'account',
    params: oneQuestion,
    reply: question,
    errors: ['question_settled'],
  }),
  answer: endpoint({
    id: 'announcements.answerQuestion',
    method: 'POST',
    path: '/communities/:communityId/questions/:questionId/answer',
    summary:
      'Answers a question that neighbours see, once, in the office that published; for one that nobody holds, the committee',
    access: 'account',
    params: oneQuestion,
    body: z.strictObject({ text: paragraph(1000) }),
    reply: question,
    errors: ['question_settled'],
  }),
  withdraw: endpoint({
    id: 'announcements.withdrawQuestion',
    method: 'POST',
    path: '/communities/:communityId/questions/:questionId/withdrawal',
    summary: 'Takes my own question back, with its answer',
    access: 'account',
    params: oneQuestion,
    reply: z.object({}),
    errors: ['question_settled'],
  }),
}
