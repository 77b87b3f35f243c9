import type { CandidacyStatus } from '@liren/shared/votes.candidacies'
import type { CandidacyBar } from '@liren/shared/votes.policy'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { voteCandidacy, voteCandidacyCheck, voteCandidacyObjection, voteElection } from './votes.candidacies.tables.ts'
import type { LogAt } from './votes.log.store.ts'

export type ElectionRow = typeof voteElection.$inferSelect
export type CandidacyRow = typeof voteCandidacy.$inferSelect
export type CandidacyCheckRow = typeof voteCandidacyCheck.$inferSelect
export type CandidacyObjectionRow = typeof voteCandidacyObjection.$inferSelect

/** The election of a decision; null before anybody was asked to stand and before anything was displayed. */
export async function readElection(db: Db, { communityId, decisionId }: LogAt): Promise<ElectionRow | null> {
  const [row] = await db.orm
    .select()
    .from(voteElection)
    .where(and(eq(voteElection.communityId, communityId), eq(voteElection.decisionId, decisionId)))
  return row ?? null
}

/** Writes what is new of the election of a decision. */
export async function saveElection(
  db: Db,
  { communityId, decisionId }: LogAt,
  set: Pick<ElectionRow, 'nominateUntil'> | Pick<ElectionRow, 'displayedAt' | 'displayNumber' | 'listHash'>,
): Promise<void> {
  await db.orm
    .insert(voteElection)
    .values({ communityId, decisionId, ...set })
    .onConflictDoUpdate({ target: [voteElection.communityId, voteElection.decisionId], set })
}

/** Everybody who stood or was to stand, in the order they came. */
export const readCandidacies = (db: Db, { communityId, decisionId }: LogAt): Promise<CandidacyRow[]> =>
  db.orm
    .select()
    .from(voteCandidacy)
    .where(and(eq(voteCandidacy.communityId, communityId), eq(voteCandidacy.decisionId, decisionId)))
    .orderBy(asc(voteCandidacy.createdAt), asc(voteCandidacy.id))

export const insertCandidacies = (db: Db, rows: (typeof voteCandidacy.$inferInsert)[]) =>
  db.orm.insert(voteCandidacy).values(rows)

/** Changes a candidacy that still has this status; false when it has another by now. */
export async function updateCandidacy(
  db: Db,
  communityId: string,
  id: string,
  from: readonly CandidacyStatus[],
  set: Partial<typeof voteCandidacy.$inferInsert>,
): Promise<boolean> {
  const rows = await db.orm
    .update(voteCandidacy)
    .set(set)
    .where(
      and(
        eq(voteCandidacy.communityId, communityId),
        eq(voteCandidacy.id, id),
        inArray(voteCandidacy.status, [...from]),
      ),
    )
    .returning({ id: voteCandidacy.id })
  return rows.length === 1
}

/** What was recorded about these candidacies. */
export const readChecks = async (db: Db, communityId: string, ids: readonly string[]): Promise<CandidacyCheckRow[]> =>
  ids.length === 0
    ? []
    : db.orm
        .select()
        .from(voteCandidacyCheck)
        .where(and(eq(voteCandidacyCheck.communityId, communityId), inArray(voteCandidacyCheck.candidacyId, [...ids])))

/** Records bars of a candidacy; what was recorded of the same ones before is replaced. */
export async function saveChecks(
  db: Db,
  at: { communityId: string; candidacyId: string; checkedBy: string; checkedAt: Date },
  checks: readonly { bar: CandidacyBar; holds: boolean; reason: string | null }[],
): Promise<void> {
  await db.orm
    .insert(voteCandidacyCheck)
    .values(checks.map((one) => ({ ...at, ...one })))
    .onConflictDoUpdate({
      target: [voteCandidacyCheck.communityId, voteCandidacyCheck.candidacyId, voteCandidacyCheck.bar],
      set: {
        holds: sql`excluded.holds`,
        reason: sql`excluded.reason`,
        checkedBy: sql`excluded.checked_by`,
        checkedAt: sql`excluded.checked_at`,
      },
    })
}

/** Forgets what was held against a candidate who was found right: it is looked at anew. */
export async function liftBars(db: Db, communityId: string, candidacyId: string): Promise<void> {
  await db.orm
    .delete(voteCandidacyCheck)
    .where(
      and(
        eq(voteCandidacyCheck.communityId, communityId),
        eq(voteCandidacyCheck.candidacyId, candidacyId),
        eq(voteCandidacyCheck.holds, true),
      ),
    )
}

/** Objections to these candidacies, oldest first. */
export const readObjections = async (
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<CandidacyObjectionRow[]> =>
  ids.length === 0
    ? []
    : db.orm
        .select()
        .from(voteCandidacyObjection)
        .where(
          and(
            eq(voteCandidacyObjection.communityId, communityId),
            inArray(voteCandidacyObjection.candidacyId, [...ids]),
          ),
        )
        .orderBy(asc(voteCandidacyObjection.createdAt), asc(voteCandidacyObjection.id))

export const insertObjection = (db: Db, row: typeof voteCandidacyObjection.$inferInsert) =>
  db.orm.insert(voteCandidacyObjection).values(row)

/** Answers an objection; false when it has been answered. */
export async function answerObjection(
  db: Db,
  communityId: string,
  id: string,
  answer: { answer: string; isUpheld: boolean; answeredBy: string; answeredAt: Date },
): Promise<boolean> {
  const rows = await db.orm
    .update(voteCandidacyObjection)
    .set(answer)
    .where(
      and(
        eq(voteCandidacyObjection.communityId, communityId),
        eq(voteCandidacyObjection.id, id),
        sql`answered_at IS NULL`,
      ),
    )
    .returning({ id: voteCandidacyObjection.id })
  return rows.length === 1
}

const runningStatement: Hot = {
  name: 'vote_elections_running',
  text: `SELECT d.id FROM vote_decision d
      JOIN vote_election e ON e.community_id = d.community_id AND e.decision_id = d.id
    WHERE d.community_id = $1 AND (d.estate_id = ANY($2) OR $3) AND d.state IN ('DRAFT', 'REVIEW')
    ORDER BY d.created_at DESC, d.id DESC LIMIT 20`,
}

/** Decisions before their notice that ask for candidates or display them, newest first. */
export async function electionsRunning(
  db: Db,
  communityId: string,
  estateIds: readonly string[],
  serves: boolean,
): Promise<string[]> {
  return (await db.hot<{ id: string }>(runningStatement, [communityId, estateIds, serves])).map(({ id }) => id)
}

const placeStatement: Hot = {
  name: 'vote_unit_place',
  text: `SELECT b.estate_id AS "estateId", e.building_id AS "buildingId", u.entrance_id AS "entranceId"
    FROM unit u JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
    JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
    WHERE u.community_id = $1 AND u.id = $2 AND u.ended_at IS NULL`,
}

/** Where a unit stands; null for one that is none, or no longer. */
export async function placeOfUnit(
  db: Db,
  communityId: string,
  unitId: string,
): Promise<{ estateId: string; buildingId: string; entranceId: string } | null> {
  const [row] = await db.hot<{ estateId: string; buildingId: string; entranceId: string }>(placeStatement, [
    communityId,
    unitId,
  ])
  return row ?? null
}

const labelledStatement: Hot = {
  name: 'vote_unit_labelled',
  text: `SELECT id FROM unit WHERE community_id = $1 AND entrance_id = $2 AND label = $3 AND ended_at IS NULL`,
}

/** The unit behind an entrance that has this label on its door; null where there is none. */
export async function unitLabelled(
  db: Db,
  communityId: string,
  { entranceId, label }: { entranceId: string; label: string },
): Promise<string | null> {
  const [row] = await db.hot<{ id: string }>(labelledStatement, [communityId, entranceId, label])
  return row?.id ?? null
}
