import type { Db, Hot } from '../../platform/db/context.ts'

const waitingStatement: Hot = {
  name: 'question_forget_waiting',
  text: `UPDATE question SET status = 'withdrawn', text = '', refusal = NULL
    WHERE community_id = $1 AND asker_id = $2 AND status IN ('pending', 'refused')`,
}
const askedStatement: Hot = {
  name: 'question_rename_asker',
  text: `UPDATE question SET asker_name = CASE WHEN status = 'shown' AND asker_name IS NOT NULL THEN $3 END
    WHERE community_id = $1 AND asker_id = $2`,
}
const answeredStatement: Hot = {
  name: 'question_rename_answerer',
  text: `UPDATE question SET answer_nickname = $3 WHERE community_id = $1 AND answered_by = $2`,
}

/** Takes back what the person asked and nobody else has seen; what neighbours have read stays under another name. */
export async function forgetQuestions(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  pseudonym: string,
): Promise<void> {
  await db.hot(waitingStatement, [communityId, accountId])
  await db.hot(askedStatement, [communityId, accountId, pseudonym])
  await db.hot(answeredStatement, [communityId, accountId, pseudonym])
}

const moveStatement: Hot = {
  name: 'question_move',
  text: `UPDATE question SET asker_id = $3 WHERE community_id = $1 AND asker_id = $2
    AND EXISTS (SELECT FROM member WHERE community_id = $1 AND account_id = $3)`,
}

/** Gives one account's questions to another one of the same person, where that one is known. */
export async function moveQuestions(db: Db, communityId: string, from: string, to: string): Promise<void> {
  await db.hot(moveStatement, [communityId, from, to])
}

const askedListStatement: Hot = {
  name: 'question_traces_asked',
  text: `SELECT a.title AS "under", q.text, q.asker_name AS "askedAs", q.status, q.refusal, q.answer,
      q.created_at AS "createdAt", q.answered_at AS "answeredAt"
    FROM question q JOIN announcement a ON a.community_id = $1 AND a.id = q.announcement_id
    WHERE q.community_id = $1 AND q.asker_id = $2 ORDER BY q.created_at, q.id`,
}
const answersListStatement: Hot = {
  name: 'question_traces_answered',
  text: `SELECT a.title AS "under", q.answer, q.answered_at AS "answeredAt"
    FROM question q JOIN announcement a ON a.community_id = $1 AND a.id = q.announcement_id
    WHERE q.community_id = $1 AND q.answered_by = $2 ORDER BY q.answered_at, q.id`,
}

/** Everything a person asked and answered here, for the copy of their data. */
export async function tracesOfQuestions(db: Db, communityId: string, accountId: string) {
  return {
    asked: await db.hot<object>(askedListStatement, [communityId, accountId]),
    answered: await db.hot<object>(answersListStatement, [communityId, accountId]),
  }
}
