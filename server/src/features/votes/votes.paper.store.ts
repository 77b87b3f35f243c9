import type { Db, Hot } from '../../platform/db/context.ts'
import type { LogAt } from './votes.log.store.ts'

const unreadStatement: Hot = {
  name: 'vote_papers_unread',
  text: `SELECT count(*)::int AS n FROM vote_paper WHERE community_id = $1 AND decision_id = $2 AND status = 'received'`,
}

/** How many papers came back and have not been opened and entered yet. */
export async function papersUnread(db: Db, at: LogAt): Promise<number> {
  const [row] = await db.hot<{ n: number }>(unreadStatement, [at.communityId, at.decisionId])
  return row?.n ?? 0
}

const withPaperStatement: Hot = {
  name: 'vote_heads_with_paper',
  text: `SELECT head_id AS id FROM vote_paper
    WHERE community_id = $1 AND decision_id = $2 AND head_id = ANY($3) AND status IN ('received', 'opened')`,
}

/** Which of these heads have sent a paper back. */
export async function headsWithPaper(db: Db, at: LogAt, headIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.hot<{ id: string }>(withPaperStatement, [at.communityId, at.decisionId, headIds])
  return new Set(rows.map(({ id }) => id))
}
