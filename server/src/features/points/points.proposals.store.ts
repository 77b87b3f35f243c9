import type { ProposalKind, ProposalState } from '@liren/shared/points.proposals'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import type { Grant } from './points.moves.rules.ts'
import { pointsProposal, pointsProposalLine, pointsProposalLot } from './points.proposals.tables.ts'

/** Whom a proposal credits, and with how much. */
export interface CreditedLine {
  accountId: string
  minutes: number
  points: number
}

interface LineRow extends CreditedLine {
  nickname: string
  phoneMasked: string
}

export interface ProposalRow {
  id: string
  kind: ProposalKind
  reason: string
  journalId: string | null
  state: ProposalState
  proposedBy: string
  proposer: string
  proposedAt: Date
  decider: string | null
  decidedAt: Date | null
  decision: string | null
  lines: LineRow[]
}

export const insertProposal = (db: Db, row: typeof pointsProposal.$inferInsert) =>
  db.orm.insert(pointsProposal).values(row)

export const insertLines = (db: Db, rows: (typeof pointsProposalLine.$inferInsert)[]) =>
  db.orm.insert(pointsProposalLine).values(rows)

export const insertLots = (db: Db, rows: (typeof pointsProposalLot.$inferInsert)[]) =>
  db.orm.insert(pointsProposalLot).values(rows)

const lotsStatement: Hot = {
  name: 'points_proposal_lots',
  text: `SELECT account_id AS "accountId", expires_at AS "expiresAt", amount::int AS amount FROM points_proposal_lot
    WHERE community_id = $1 AND proposal_id = $2`,
}

/** Points of a proposal that end by a day of their own. */
export const lotsOf = (db: Db, communityId: string, proposalId: string) =>
  db.hot<Grant & { accountId: string }>(lotsStatement, [communityId, proposalId])

const columns = `p.id, p.kind, p.reason, p.journal_id AS "journalId", p.state, p.proposed_by AS "proposedBy",
  a.nickname AS proposer, p.proposed_at AS "proposedAt", d.nickname AS decider, p.decided_at AS "decidedAt", p.decision,
  (SELECT json_agg(json_build_object('accountId', l.account_id, 'nickname', m.nickname, 'phoneMasked', m.phone_masked,
      'minutes', l.minutes, 'points', l.points) ORDER BY l.ordinal)
    FROM points_proposal_line l JOIN member m ON m.community_id = l.community_id AND m.account_id = l.account_id
    WHERE l.community_id = p.community_id AND l.proposal_id = p.id) AS lines`
const joined = `points_proposal p JOIN member a ON a.community_id = p.community_id AND a.account_id = p.proposed_by
  LEFT JOIN member d ON d.community_id = p.community_id AND d.account_id = p.decided_by`

const findStatement: Hot = {
  name: 'points_proposal_find',
  text: `SELECT ${columns} FROM ${joined} WHERE p.community_id = $1 AND p.id = $2`,
}

export async function findProposal(db: Db, communityId: string, id: string): Promise<ProposalRow | null> {
  const [row] = await db.hot<ProposalRow>(findStatement, [communityId, id])
  return row ?? null
}

const listStatement: Hot = {
  name: 'points_proposal_list',
  text: `SELECT ${columns} FROM ${joined} WHERE p.community_id = $1 AND p.state = $2
      AND ${olderThan('p.proposed_at, p.id', '$3', '$4')}
    ORDER BY p.proposed_at DESC, p.id DESC LIMIT $5`,
}

/** Proposals of one state, newest first, after the cursor. */
export const listProposals = (
  db: Db,
  communityId: string,
  state: ProposalState,
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<ProposalRow>(listStatement, [communityId, state, after?.[0] ?? null, after?.[1] ?? null, limit])

const underWayStatement: Hot = {
  name: 'points_reversal_under_way',
  text: `SELECT WHERE EXISTS (SELECT FROM points_journal WHERE community_id = $1 AND reverses_id = $2)
    OR EXISTS (SELECT FROM points_proposal WHERE community_id = $1 AND state = 'open' AND journal_id = $2)`,
}

/** Whether a credit was taken back, or it is proposed. */
export const isReversalUnderWay = async (db: Db, communityId: string, journalId: string): Promise<boolean> =>
  (await db.hot(underWayStatement, [communityId, journalId])).length > 0

const decideStatement: Hot = {
  name: 'points_proposal_decide',
  text: `UPDATE points_proposal SET state = $3, decided_by = $4, decided_at = app.now(), decision = $5
    WHERE community_id = $1 AND id = $2 AND state = 'open' RETURNING id`,
}

/** Decides a proposal that is open; of many decisions at once the first stands, and the others get false. */
export async function decideProposal(
  db: Db,
  at: { communityId: string; id: string },
  verdict: { state: ProposalState; by: string; decision: string | null },
): Promise<boolean> {
  const rows = await db.hot(decideStatement, [at.communityId, at.id, verdict.state, verdict.by, verdict.decision])
  return rows.length === 1
}

const holdersStatement: Hot = {
  name: 'points_proposal_holders',
  text: `SELECT id, account_id AS "accountId" FROM residence
    WHERE community_id = $1 AND id = ANY($2::uuid[]) AND ended_at IS NULL`,
}

/** Who lives where, of residences that stand. */
export const holdersAt = (db: Db, communityId: string, residenceIds: readonly string[]) =>
  db.hot<{ id: string; accountId: string }>(holdersStatement, [communityId, residenceIds])
