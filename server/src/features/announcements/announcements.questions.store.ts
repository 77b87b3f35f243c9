import type { QuestionStatus } from '@liren/shared/announcements.questions'
import type { Role } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'
import { laterThan, olderThan } from '../../platform/db/keyset.ts'
import type { Verdict } from './announcements.questions.rules.ts'

export interface QuestionRow {
  communityId: string
  id: string
  announcementId: string
  announcementTitle: string
  authorRole: Role
  authorScopeId: string
  authorScopeLabel: string
  /** Whether anybody holds the office that published. */
  isHeld: boolean
  askerId: string
  askerName: string | null
  text: string
  status: QuestionStatus
  verdict: Verdict | null
  refusal: string | null
  appealedAt: Date | null
  createdAt: Date
  replyDueAt: Date
  isOverdue: boolean
  answer: string | null
  answerNickname: string | null
  answerRole: Role | null
  answerScopeLabel: string | null
  answeredAt: Date | null
}

// An office that nobody holds any more answers nothing.
const isHeld = `EXISTS (SELECT FROM role_grant g WHERE g.community_id = $1 AND g.role = a.author_role
    AND g.scope_id = a.author_scope_id AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > app.now()))`
const columns = `q.community_id AS "communityId", q.id, q.announcement_id AS "announcementId", a.title AS "announcementTitle", a.author_role AS "authorRole",
  a.author_scope_id AS "authorScopeId", a.author_scope_label AS "authorScopeLabel", q.asker_id AS "askerId",
  ${isHeld} AS "isHeld", q.asker_name AS "askerName", q.text, q.status, q.verdict, q.refusal,
  q.appealed_at AS "appealedAt", q.answer_role AS "answerRole", q.answer_scope_label AS "answerScopeLabel", q.created_at AS "createdAt",
  q.reply_due_at AS "replyDueAt", q.answered_at IS NULL AND q.reply_due_at < app.now() AS "isOverdue", q.answer,
  q.answer_nickname AS "answerNickname", q.answered_at AS "answeredAt"`
const withNotice = 'JOIN announcement a ON a.community_id = $1 AND a.id = q.announcement_id'

const insertStatement: Hot = {
  name: 'question_insert',
  text: `INSERT INTO question (community_id, id, announcement_id, asker_id, asker_name, text, reply_due_at)
    SELECT $1, $2, $3, $4, $5, $6, app.now() + make_interval(mins => $7::int)
    WHERE EXISTS (SELECT FROM question_setting WHERE community_id = $1 AND is_on)
      AND NOT EXISTS (SELECT FROM question_closing WHERE community_id = $1 AND announcement_id = $3)
      AND EXISTS (SELECT FROM announcement WHERE community_id = $1 AND id = $3 AND withdrawn_at IS NULL)
    RETURNING id`,
}

export interface NewQuestion {
  communityId: string
  id: string
  announcementId: string
  askerId: string
  askerName: string | null
  text: string
  replyMinutes: number
}

/** Writes a question down; false where none is taken. */
export async function insertQuestion(db: Db, one: NewQuestion): Promise<boolean> {
  const { communityId, id, announcementId, askerId, askerName, text, replyMinutes } = one
  const values = [communityId, id, announcementId, askerId, askerName, text, replyMinutes]
  return (await db.hot(insertStatement, values)).length === 1
}

const oneStatement: Hot = {
  name: 'question_one',
  text: `SELECT ${columns} FROM question q ${withNotice} WHERE q.community_id = $1 AND q.id = $2`,
}

export async function readQuestion(db: Db, communityId: string, id: string): Promise<QuestionRow | null> {
  const [row] = await db.hot<QuestionRow>(oneStatement, [communityId, id])
  return row ?? null
}

const before = olderThan('created_at, id', '$4', '$5')

// The shown ones and the reader's own, each along its index; what is both is there once.
const underStatement: Hot = {
  name: 'question_under_notice',
  text: `SELECT ${columns} FROM (
      (SELECT * FROM question WHERE community_id = $1 AND announcement_id = $2 AND status = 'shown' AND ${before}
        ORDER BY created_at DESC, id DESC LIMIT $6)
      UNION ALL
      (SELECT * FROM question WHERE community_id = $1 AND asker_id = $3 AND announcement_id = $2
        AND status IN ('pending', 'refused') AND ${before} ORDER BY created_at DESC, id DESC LIMIT $6)
      ORDER BY created_at DESC, id DESC LIMIT $6) q ${withNotice}
    ORDER BY q.created_at DESC, q.id DESC`,
}

/** What a reader may see under a notice, newest first. */
export const listUnder = (
  db: Db,
  at: { communityId: string; announcementId: string; readerId: string },
  after: readonly [Date, string] | null,
  limit: number,
) =>
  db.hot<QuestionRow>(underStatement, [
    at.communityId,
    at.announcementId,
    at.readerId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])

const queueStatement: Hot = {
  name: 'question_queue',
  text: `SELECT ${columns} FROM question q ${withNotice}
    WHERE q.community_id = $1 AND (q.status = 'pending' OR (q.status = 'shown' AND q.answered_at IS NULL))
      AND (a.author_role || ':' || a.author_scope_id = ANY($2) OR ($3 AND (q.status = 'pending' OR NOT ${isHeld})))
      AND ${laterThan('q.reply_due_at, q.id', '$4', '$5')}
    ORDER BY q.reply_due_at, q.id LIMIT $6`,
}

/**
 * What waits for these offices, and if `reviewsAll` all that waits to be looked at, or waits for an office that nobody
 * holds; due first is first.
 */
export const listWaiting = (
  db: Db,
  at: { communityId: string; offices: string[]; reviewsAll: boolean },
  after: readonly [Date, string] | null,
  limit: number,
) =>
  db.hot<QuestionRow>(queueStatement, [
    at.communityId,
    at.offices,
    at.reviewsAll,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])
