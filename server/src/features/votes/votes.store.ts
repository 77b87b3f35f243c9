import { and, eq, sql } from 'drizzle-orm'
import { columnsOf } from '../../platform/db/columns.ts'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import { voteDecision } from './votes.tables.ts'

export type DecisionRow = typeof voteDecision.$inferSelect

export const insertDecision = (db: Db, row: typeof voteDecision.$inferInsert) => db.orm.insert(voteDecision).values(row)

const at = (communityId: string, id: string) => and(eq(voteDecision.communityId, communityId), eq(voteDecision.id, id))

const readText = `SELECT ${columnsOf(voteDecision)} FROM vote_decision WHERE community_id = $1 AND id = $2`
const readStatement: Hot = { name: 'vote_decision_read', text: readText }
const lockStatement: Hot = { name: 'vote_decision_lock', text: `${readText} FOR NO KEY UPDATE` }

/** A decision, or null. */
export async function readDecision(db: Db, communityId: string, id: string): Promise<DecisionRow | null> {
  const [row] = await db.hot<DecisionRow>(readStatement, [communityId, id])
  return row ?? null
}

/** A decision, held until the transaction ends: steps and ballots come one after the other. */
export async function lockDecision(db: Db, communityId: string, id: string): Promise<DecisionRow | null> {
  // Whoever had to wait gets the row as it was left by whom it waited for.
  const [row] = await db.hot<DecisionRow>(lockStatement, [communityId, id])
  return row ?? null
}

/** Changes a locked decision; every change is another version. */
export async function updateDecision(
  db: Db,
  communityId: string,
  id: string,
  set: Partial<typeof voteDecision.$inferInsert>,
): Promise<void> {
  await db.orm
    .update(voteDecision)
    .set({ ...set, version: sql`${voteDecision.version} + 1` })
    .where(at(communityId, id))
}

const closeStatement: Hot = {
  name: 'vote_decision_close',
  text: `UPDATE vote_decision SET state = 'CLOSED' WHERE community_id = $1 AND id = $2`,
}

/**
 * Writes down that a decision's time is over. Everybody saw it closed before, and nobody edited it: it stays the version
 * that whoever counts it next is looking at.
 */
export const closeDecision = (db: Db, communityId: string, id: string) => db.hot(closeStatement, [communityId, id])

const listStatement: Hot = {
  name: 'vote_decision_list',
  text: `SELECT d.id, d.estate_id AS "estateId", s.name AS "estateName", d.title, d.state,
      d.policy ->> 'legalMode' AS "legalMode", d.opens_at AS "opensAt", d.closes_at AS "closesAt",
      d.created_at AS "createdAt",
      (SELECT count(*)::int FROM vote_motion m WHERE m.community_id = d.community_id AND m.decision_id = d.id)
        AS "motionCount",
      (SELECT json_build_object('all', count(*), 'voted', count(e.seq)) FROM (
        SELECT DISTINCT u.head_id FROM vote_head_unit u
        WHERE u.community_id = d.community_id AND u.decision_id = d.id AND u.freeze_no = d.freeze_no AND u.unit_id = ANY($4)
      ) mine LEFT JOIN effective_ballot e
        ON e.community_id = d.community_id AND e.decision_id = d.id AND e.head_id = mine.head_id) AS "myHeads"
    FROM vote_decision d JOIN estate s ON s.community_id = d.community_id AND s.id = d.estate_id
    WHERE d.community_id = $1 AND (d.estate_id = ANY($2) OR $3)
      AND (d.state NOT IN ('DRAFT', 'REVIEW') OR concat_ws(' ', d.estate_id, d.organiser_kind, d.group_id) = ANY($5) OR ($6 AND d.state = 'REVIEW'))
      AND ${olderThan('d.created_at, d.id', '$7', '$8')}
    ORDER BY d.created_at DESC, d.id DESC LIMIT $9`,
}

export interface ListedDecision {
  id: string
  estateId: string
  estateName: string
  title: string
  state: DecisionRow['state']
  legalMode: DecisionRow['policy']['legalMode']
  opensAt: Date | null
  closesAt: Date | null
  createdAt: Date
  motionCount: number
  myHeads: { all: number; voted: number }
}

export interface Reader {
  /** Of estates the person belongs to. */
  estateIds: readonly string[]
  /** Whoever holds an office here sees all estates. */
  serves: boolean
  /** Units whose heads the person may vote for. */
  unitIds: readonly string[]
  /** Whose drafts the person prepares: estate, kind of organiser and group, as `hatKey` writes them. */
  organises: readonly string[]
  /** Whether the person sees what is in review. */
  reviews: boolean
}

/** An organiser of an estate in one word, as the list of decisions compares them. */
export const hatKey = ({ estateId, kind, groupId }: { estateId: string; kind: string; groupId: string | null }) =>
  groupId === null ? `${estateId} ${kind}` : `${estateId} ${kind} ${groupId}`

/** Decisions a person may see, newest first. */
export const listDecisions = (
  db: Db,
  communityId: string,
  reader: Reader,
  after: readonly [Date, string] | null,
  limit: number,
): Promise<ListedDecision[]> =>
  db.hot<ListedDecision>(listStatement, [
    communityId,
    reader.estateIds,
    reader.serves,
    reader.unitIds,
    reader.organises,
    reader.reviews,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])

const dueStatement: Hot = {
  name: 'vote_decision_due',
  text: `SELECT id FROM vote_decision WHERE community_id = $1 AND state IN ('OPEN', 'EXTENDED') AND closes_at <= app.now()
    ORDER BY closes_at, id`,
}

/** Decisions whose time is over and whose log does not say so yet. */
export async function decisionsDue(db: Db, communityId: string): Promise<string[]> {
  return (await db.hot<{ id: string }>(dueStatement, [communityId])).map(({ id }) => id)
}

const runOffStatement: Hot = {
  name: 'vote_run_off_of',
  text: `SELECT id AS "decisionId", title, state FROM vote_decision WHERE community_id = $1 AND run_off_of = $2`,
}

/** The decision that breaks the tie of another one, or null. */
export async function runOffOf(
  db: Db,
  communityId: string,
  decisionId: string,
): Promise<{ decisionId: string; title: string; state: DecisionRow['state'] } | null> {
  const [row] = await db.hot<{ decisionId: string; title: string; state: DecisionRow['state'] }>(runOffStatement, [
    communityId,
    decisionId,
  ])
  return row ?? null
}
