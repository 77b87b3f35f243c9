import type { RemarkKind } from '@liren/shared/votes.views'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { laterThan } from '../../platform/db/keyset.ts'
import type { LogAt } from './votes.log.store.ts'
import { voteRemark } from './votes.tables.ts'

export const insertRemark = (db: Db, row: typeof voteRemark.$inferInsert) => db.orm.insert(voteRemark).values(row)

export interface RemarkRow {
  id: string
  kind: RemarkKind
  body: string
  createdBy: string
  nickname: string
  createdAt: Date
  answer: string | null
  isUpheld: boolean | null
  answeredAt: Date | null
}

const text = `SELECT r.id, r.kind, r.body, r.created_by AS "createdBy", m.nickname, r.created_at AS "createdAt", r.answer,
    r.is_upheld AS "isUpheld", r.answered_at AS "answeredAt"
  FROM vote_remark r JOIN member m ON m.community_id = r.community_id AND m.account_id = r.created_by
  WHERE r.community_id = $1 AND r.decision_id = $2`

const listStatement: Hot = {
  name: 'vote_remarks',
  text: `${text} AND ($3 OR r.created_by = $4 OR (r.kind <> 'review' AND r.answered_at IS NOT NULL))
      AND ${laterThan('r.created_at, r.id', '$5', '$6')}
    ORDER BY r.created_at, r.id LIMIT $7`,
}

/** Remarks, oldest first: all to who prepares or reviews; to others their own, and objections that were answered. */
export const listRemarks = (
  db: Db,
  at: LogAt,
  reader: { seesAll: boolean; accountId: string },
  after: readonly [Date, string] | null,
  limit: number,
): Promise<RemarkRow[]> =>
  db.hot<RemarkRow>(listStatement, [
    at.communityId,
    at.decisionId,
    reader.seesAll,
    reader.accountId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])

const oneStatement: Hot = { name: 'vote_remark_read', text: `${text} AND r.id = $3` }

/** One remark of a decision, or null. */
export async function readRemark(db: Db, at: LogAt, id: string): Promise<RemarkRow | null> {
  const [row] = await db.hot<RemarkRow>(oneStatement, [at.communityId, at.decisionId, id])
  return row ?? null
}

/** Answers a remark; false when it has been answered. */
export async function answerRemark(
  db: Db,
  at: LogAt,
  id: string,
  answer: { answer: string; isUpheld: boolean; answeredBy: string; answeredAt: Date },
): Promise<boolean> {
  const rows = await db.orm
    .update(voteRemark)
    .set(answer)
    .where(
      and(
        eq(voteRemark.communityId, at.communityId),
        eq(voteRemark.decisionId, at.decisionId),
        eq(voteRemark.id, id),
        isNull(voteRemark.answeredAt),
      ),
    )
    .returning({ id: voteRemark.id })
  return rows.length === 1
}

const countsStatement: Hot = {
  name: 'vote_remark_counts',
  text: `SELECT count(*) FILTER (WHERE answered_at IS NULL)::int AS open,
      count(*) FILTER (WHERE is_upheld AND kind = 'result')::int AS upheld
    FROM vote_remark WHERE community_id = $1 AND decision_id = $2`,
}

/** How many remarks wait for an answer, and how many objections to the result were found right. */
export async function countRemarks(db: Db, at: LogAt): Promise<{ open: number; upheld: number }> {
  const [row] = await db.hot<{ open: number; upheld: number }>(countsStatement, [at.communityId, at.decisionId])
  return row ?? { open: 0, upheld: 0 }
}
