import { announcementQuestions as questions } from '@liren/shared/announcements.questions'
import type { Routes } from '../../platform/http/routes.ts'
import { mayReadFeed } from './announcements.policy.ts'
import { maySeeQueue, maySetQuestions } from './announcements.questions.policy.ts'
import * as service from './announcements.questions.service.ts'
import { setClosed, settingsFor, settle } from './announcements.questions.settings.service.ts'

export function announcementQuestionsRoutes(routes: Routes): void {
  routes.community(questions.settings, mayReadFeed, ({ db, actor }) => settingsFor(db, actor))
  routes.community(questions.setSettings, maySetQuestions, ({ db, actor, call }) => settle(db, actor, call.body))
  routes.community(questions.list, mayReadFeed, ({ db, actor, call }) =>
    service.questionsUnder(db, actor, call.params.announcementId, call.query),
  )
  routes.community(questions.ask, mayReadFeed, ({ db, actor, call }) =>
    service.ask(db, actor, call.params.announcementId, call.body),
  )
  routes.community(questions.setClosed, mayReadFeed, ({ db, actor, call }) =>
    setClosed(db, actor, call.params.announcementId, call.body.isClosed),
  )
  routes.community(questions.queue, maySeeQueue, ({ db, actor, call }) => service.waitingFor(db, actor, call.query))
  routes.community(questions.review, mayReadFeed, ({ db, actor, call }) =>
    service.review(db, actor, call.params.questionId, call.body.refusal),
  )
  routes.community(questions.appeal, mayReadFeed, ({ db, actor, call }) =>
    service.appeal(db, actor, call.params.questionId),
  )
  routes.community(questions.answer, mayReadFeed, ({ db, actor, call }) =>
    service.reply(db, actor, call.params.questionId, call.body.text),
  )
  routes.community(questions.withdraw, mayReadFeed, async ({ db, actor, call }) => {
    await service.withdraw(db, actor, call.params.questionId)
    return {}
  })
}
