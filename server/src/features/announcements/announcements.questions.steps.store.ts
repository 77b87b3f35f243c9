import type { QuestionStatus } from '@liren/shared/announcements.questions'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { Verdict } from './announcements.questions.rules.ts'

/** Each step is one guarded statement: of all who take it at once, one finds the question as it was. */
const took = async (db: Db, statement: Hot, values: unknown[]): Promise<boolean> =>
  (await db.hot(statement, values)).length === 1

interface At {
  communityId: string
  id: string
}

const uncheckedStatement: Hot = {
  name: 'question_unchecked',
  text: `SELECT asker_id AS "askerId", text FROM question
    WHERE community_id = $1 AND id = $2 AND status = 'pending' AND verdict IS NULL`,
}

/** A question that the content check has yet to see; null when it has, or when somebody has decided. */
export async function readUnchecked(db: Db, { communityId, id }: At) {
  const [row] = await db.hot<{ askerId: string; text: string }>(uncheckedStatement, [communityId, id])
  return row ?? null
}

const verdictStatement: Hot = {
  name: 'question_verdict',
  text: `UPDATE question SET verdict = $3, status = $4, decided_at = CASE WHEN $4 <> 'pending' THEN app.now() END
    WHERE community_id = $1 AND id = $2 AND status = 'pending' AND verdict IS NULL RETURNING id`,
}

/** Writes down what the content check said, unless a person was faster. */
export const noteVerdict = (db: Db, { communityId, id }: At, verdict: Verdict, status: QuestionStatus) =>
  took(db, verdictStatement, [communityId, id, verdict, status])

const decideStatement: Hot = {
  name: 'question_decide',
  text: `UPDATE question SET status = $3, refusal = $4, decided_by = $5, decided_at = app.now()
    WHERE community_id = $1 AND id = $2 AND status = 'pending' RETURNING id`,
}

/** Shows a waiting question, or refuses it with a reason. */
export const decide = (db: Db, { communityId, id }: At, by: string, refusal: string | null) =>
  took(db, decideStatement, [communityId, id, refusal === null ? 'shown' : 'refused', refusal, by])

const answerStatement: Hot = {
  name: 'question_answer',
  text: `UPDATE question SET answer = $3, answered_by = $4, answer_nickname = $5, answered_at = app.now(),
      answer_role = $6, answer_scope_label = $7
    WHERE community_id = $1 AND id = $2 AND status = 'shown' AND answered_at IS NULL RETURNING id`,
}

/** Answers a shown question that has no answer yet. */
export const writeAnswer = (
  db: Db,
  { communityId, id }: At,
  answer: { text: string; by: string; nickname: string; office: { role: string; scopeLabel: string } | null },
) => {
  const { text, by, nickname, office } = answer
  return took(db, answerStatement, [
    communityId,
    id,
    text,
    by,
    nickname,
    office?.role ?? null,
    office?.scopeLabel ?? null,
  ])
}

const appealStatement: Hot = {
  name: 'question_appeal',
  text: `UPDATE question SET status = 'pending', appealed_at = app.now(), decided_at = NULL,
      reply_due_at = app.now() + (reply_due_at - created_at)
    WHERE community_id = $1 AND id = $2 AND asker_id = $3 AND status = 'refused' AND verdict = 'risky'
      AND appealed_at IS NULL RETURNING id`,
}

/** Has a person look at what the content check refused, once; the promised time begins anew. */
export const appealOwn = (db: Db, { communityId, id }: At, askerId: string) =>
  took(db, appealStatement, [communityId, id, askerId])

const withdrawStatement: Hot = {
  name: 'question_withdraw',
  text: `UPDATE question SET status = 'withdrawn', text = '', asker_name = NULL, refusal = NULL, answer = NULL,
      answered_by = NULL, answer_nickname = NULL, answered_at = NULL, answer_role = NULL, answer_scope_label = NULL
    WHERE community_id = $1 AND id = $2 AND asker_id = $3 AND status <> 'withdrawn' RETURNING id`,
}

/** Takes a question of this asker back; nothing of what was said is kept. */
export const withdrawOwn = (db: Db, { communityId, id }: At, askerId: string) =>
  took(db, withdrawStatement, [communityId, id, askerId])
