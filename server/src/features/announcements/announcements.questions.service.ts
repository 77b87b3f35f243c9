import type { Question, questionDraft, QueuedQuestion } from '@liren/shared/announcements.questions'
import type { PageQuery } from '@liren/shared/page'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { promiseOfColumn } from '../columns/columns.names.service.ts'
import { countInside } from '../identity/identity.limits.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { nicknameOf } from '../roles/roles.service.ts'
import { mayAnswer, mayReply, mayReview, officesOf, reviewsAll } from './announcements.questions.policy.ts'
import { askLimits, mayAppeal, promisedMinutes } from './announcements.questions.rules.ts'
import * as settings from './announcements.questions.settings.store.ts'
import * as steps from './announcements.questions.steps.store.ts'
import * as store from './announcements.questions.store.ts'
import { tellAsker } from './announcements.questions.telling.service.ts'
import { expectVisible } from './announcements.visible.service.ts'

function present(actor: CommunityActor, row: store.QuestionRow): Question {
  const isMine = row.askerId === actor.accountId
  const { answer, answerNickname, answeredAt, status } = row
  return {
    id: row.id,
    announcementId: row.announcementId,
    text: row.text,
    askerName: row.askerName,
    isMine,
    status,
    refusal: isMine ? row.refusal : null,
    isRisky: status === 'refused' && row.verdict === 'risky' && row.refusal === null,
    askedAt: row.createdAt.toISOString(),
    replyDueAt: row.replyDueAt.toISOString(),
    isOverdue: row.isOverdue && (status === 'pending' || status === 'shown'),
    answer:
      answer === null || answerNickname === null || answeredAt === null
        ? null
        : {
            text: answer,
            nickname: answerNickname,
            role: row.answerRole ?? row.authorRole,
            scopeLabel: row.answerScopeLabel ?? row.authorScopeLabel,
            answeredAt: answeredAt.toISOString(),
          },
    abilities: {
      answer: status === 'shown' && answeredAt === null && mayReply(actor, row),
      review: status === 'pending' && mayReview(actor, row),
      withdraw: isMine && status !== 'withdrawn',
      appeal: isMine && mayAppeal(row),
    },
  }
}

/** What may be asked and read under a notice; a community that has not let neighbours ask shows nothing. */
export async function questionsUnder(db: Db, actor: CommunityActor, announcementId: string, query: PageQuery) {
  const { communityId, accountId: readerId } = actor
  const notice = await expectVisible(db, actor, announcementId)
  const setting = await settings.readSetting(db, communityId)
  const isOn = setting?.isOn === true
  const isClosed = notice.withdrawnAt !== null || (await settings.isClosed(db, communityId, announcementId))
  const at = { communityId, announcementId, readerId }
  const rows = isOn && !notice.withdrawnAt ? await store.listUnder(db, at, positionOf(query), query.limit + 1) : []
  const page = pageFrom(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    (row) => present(actor, row),
  )
  return {
    ...page,
    isOn,
    isClosed,
    promisedReplyMinutes: promisedMinutes(
      await promiseOfColumn(db, communityId, notice.columnId),
      setting?.promisedReplyMinutes ?? null,
    ),
    abilities: {
      ask: isOn && !isClosed && notice.isAddressed && notice.publishedAt !== null,
      close: isOn && mayAnswer(actor, notice),
    },
  }
}

/** The question and what the actor may do; `not_found` unless the actor asked it or looks after it. */
async function expectQuestion(db: Db, actor: CommunityActor, id: string): Promise<store.QuestionRow> {
  const row = await store.readQuestion(db, actor.communityId, id)
  if (!row || (row.askerId !== actor.accountId && !mayReview(actor, row))) throw new DomainError('not_found')
  return row
}

const presentAgain = async (db: Db, actor: CommunityActor, id: string): Promise<Question> =>
  present(actor, await expectQuestion(db, actor, id))

/** Asks under a notice addressed to the actor. The content check sees it after commit; neighbours after that. */
export async function ask(
  db: Db,
  actor: CommunityActor,
  announcementId: string,
  { text, isNamed }: z.output<typeof questionDraft>,
): Promise<Question> {
  const { communityId, accountId: askerId } = actor
  const notice = await expectVisible(db, actor, announcementId)
  if (!notice.isAddressed || !notice.publishedAt) throw new DomainError('forbidden')
  for (const limit of askLimits) await countInside(db, actor, limit, `${communityId}:${askerId}`)
  await db.enter({ accountId: askerId, communityId })
  const setting = await settings.readSetting(db, communityId)
  const id = uuidv7()
  const askerName = isNamed ? await nicknameOf(db, communityId, askerId) : null
  const ofColumn = await promiseOfColumn(db, communityId, notice.columnId)
  const replyMinutes = promisedMinutes(ofColumn, setting?.promisedReplyMinutes ?? null)
  const one = { communityId, id, announcementId, askerId, askerName, text, replyMinutes }
  if (!(await store.insertQuestion(db, one))) throw new DomainError('questions_closed')
  await enqueue(db, 'check_question', id, { communityId, questionId: id })
  return presentAgain(db, actor, id)
}

/** Takes the actor's own question back. */
export async function withdraw(db: Db, actor: CommunityActor, id: string): Promise<void> {
  const row = await expectQuestion(db, actor, id)
  if (row.askerId !== actor.accountId) throw new DomainError('forbidden')
  const at = { communityId: actor.communityId, id }
  if (!(await steps.withdrawOwn(db, at, actor.accountId))) throw new DomainError('question_settled')
}

/** Lets a waiting question be seen, or (with a reason) refuses it. */
export async function review(db: Db, actor: CommunityActor, id: string, refusal: string | null): Promise<Question> {
  const row = await expectQuestion(db, actor, id)
  if (!mayReview(actor, row)) throw new DomainError('forbidden')
  const at = { communityId: actor.communityId, id }
  if (!(await steps.decide(db, at, actor.accountId, refusal))) throw new DomainError('question_settled')
  if (refusal !== null) await tellAsker(db, row, 'question_refused', row.authorScopeLabel)
  return presentAgain(db, actor, id)
}

/** Has a person look at the actor's own question that the content check refused. */
export async function appeal(db: Db, actor: CommunityActor, id: string): Promise<Question> {
  const row = await expectQuestion(db, actor, id)
  if (row.askerId !== actor.accountId) throw new DomainError('forbidden')
  if (!(await steps.appealOwn(db, { communityId: actor.communityId, id }, actor.accountId)))
    throw new DomainError('question_settled')
  return presentAgain(db, actor, id)
}

/** The office somebody answers in for one that nobody holds: the committee's. Null for the one that published. */
async function officeInstead(db: Db, actor: CommunityActor, row: store.QuestionRow) {
  if (mayAnswer(actor, row)) return null
  const { communityId } = actor
  const scopeLabel = (await placesOf(db, communityId, [communityId])).get(communityId)?.label ?? ''
  return { role: 'committee', scopeLabel }
}

/** Answers a shown question in the office that published the notice, or for one that nobody holds; the asker is told. */
export async function reply(db: Db, actor: CommunityActor, id: string, text: string): Promise<Question> {
  const row = await expectQuestion(db, actor, id)
  if (!mayReply(actor, row)) throw new DomainError('forbidden')
  const { communityId, accountId: by } = actor
  const nickname = await nicknameOf(db, communityId, by)
  const office = await officeInstead(db, actor, row)
  if (!(await steps.writeAnswer(db, { communityId, id }, { text, by, nickname, office })))
    throw new DomainError('question_settled')
  await tellAsker(db, row, 'question_answered', office?.scopeLabel ?? row.authorScopeLabel)
  return presentAgain(db, actor, id)
}

/** Questions that wait for the actor, the one due first first. */
export async function waitingFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const { communityId } = actor
  const isOn = (await settings.readSetting(db, communityId))?.isOn === true
  const at = { communityId, offices: officesOf(actor), reviewsAll: reviewsAll(actor) }
  const rows = isOn ? await store.listWaiting(db, at, positionOf(query), query.limit + 1) : []
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.replyDueAt, row.id],
    (row): QueuedQuestion => ({
      ...present(actor, row),
      announcementTitle: row.announcementTitle,
      wasFlagged: row.verdict === 'review' || row.verdict === 'risky',
      isAppeal: row.appealedAt !== null,
    }),
  )
}
