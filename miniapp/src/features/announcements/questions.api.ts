import { announcementQuestions as questions } from '@liren/shared/announcements.questions'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'

export type QuestionDraft = RequestOf<typeof questions.ask>['body']
export type SettingsEdit = RequestOf<typeof questions.setSettings>['body']
export type Review = RequestOf<typeof questions.review>['body']

export const fetchQuestions = (
  communityId: string,
  announcementId: string,
  cursor: string | null,
  signal?: AbortSignal,
) =>
  call(questions.list, { params: { communityId, announcementId }, query: { cursor: cursor ?? undefined } }, { signal })

export const askQuestion = (communityId: string, announcementId: string, body: QuestionDraft, submission: string) =>
  call(questions.ask, { params: { communityId, announcementId }, body }, { submission })

export const setQuestionsClosed = (communityId: string, announcementId: string, isClosed: boolean) =>
  call(questions.setClosed, { params: { communityId, announcementId }, body: { isClosed } })

export const withdrawQuestion = (communityId: string, questionId: string, submission: string) =>
  call(questions.withdraw, { params: { communityId, questionId } }, { submission })

/** Has a person look at my question that the content check refused. */
export const appealQuestion = (communityId: string, questionId: string, submission: string) =>
  call(questions.appeal, { params: { communityId, questionId } }, { submission })

export const reviewQuestion = (communityId: string, questionId: string, body: Review, submission: string) =>
  call(questions.review, { params: { communityId, questionId }, body }, { submission })

export const answerQuestion = (communityId: string, questionId: string, text: string, submission: string) =>
  call(questions.answer, { params: { communityId, questionId }, body: { text } }, { submission })

export const fetchQueue = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(questions.queue, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const fetchQuestionSettings = (communityId: string, signal?: AbortSignal) =>
  call(questions.settings, { params: { communityId } }, { signal })

export const setQuestionSettings = (communityId: string, body: SettingsEdit) =>
  call(questions.setSettings, { params: { communityId }, body })
