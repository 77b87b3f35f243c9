import type { Db, Hot } from '../../platform/db/context.ts'
import { textBehind } from '../../platform/db/keyset.ts'
import type { LogAt } from './votes.log.store.ts'
import type { RollAt } from './votes.roll.store.ts'

export interface VotedRow {
  headId: string
  seq: number
  castBy: string
  at: Date
  body: { pseudonym: string; commitment: string; channel: 'ELECTRONIC' | 'PAPER'; grant: number | null }
  leaf: string
  head: string
}

const votedStatement: Hot = {
  name: 'effective_ballots_of_heads',
  text: `SELECT e.head_id AS "headId", e.seq, e.cast_by AS "castBy", l.at, l.body, l.leaf, l.head
    FROM effective_ballot e
    JOIN vote_log l ON l.community_id = e.community_id AND l.decision_id = e.decision_id AND l.seq = e.seq
    WHERE e.community_id = $1 AND e.decision_id = $2 AND e.head_id = ANY($3)`,
}

/** The ballots that count for these heads so far. */
export const ballotsOfHeads = (db: Db, at: LogAt, headIds: readonly string[]): Promise<VotedRow[]> =>
  db.hot<VotedRow>(votedStatement, [at.communityId, at.decisionId, headIds])

const insertStatement: Hot = {
  name: 'effective_ballot_insert',
  text: `INSERT INTO effective_ballot (community_id, decision_id, head_id, seq, cast_by) VALUES ($1, $2, $3, $4, $5)`,
}

/** Makes a ballot the one that counts for its head; a second one is `already_voted`, by the key. */
export const insertEffective = (db: Db, at: LogAt, row: { headId: string; seq: number; castBy: string }) =>
  db.hot(insertStatement, [at.communityId, at.decisionId, row.headId, row.seq, row.castBy])

const supersedeStatement: Hot = {
  name: 'effective_ballot_supersede',
  text: `UPDATE effective_ballot SET seq = $4, cast_by = $5 WHERE community_id = $1 AND decision_id = $2 AND head_id = $3`,
}

/** Lets a newer ballot of the head count; both stay in the log. */
export const supersede = (db: Db, at: LogAt, row: { headId: string; seq: number; castBy: string }) =>
  db.hot(supersedeStatement, [at.communityId, at.decisionId, row.headId, row.seq, row.castBy])

/** Heads that have voted by phone, or whose paper came back sealed. */
const turnedOut = `(SELECT head_id FROM effective_ballot WHERE community_id = $1 AND decision_id = $2
  UNION SELECT head_id FROM vote_paper
    WHERE community_id = $1 AND decision_id = $2 AND status IN ('received', 'opened'))`

const turnoutStatement: Hot = {
  name: 'vote_turnout',
  text: `WITH voted AS ${turnedOut}
    SELECT NULL::uuid AS "buildingId", '' AS name, 0 AS ordinal, count(*)::int AS heads,
      sum(h.area_centiares)::float8 AS area, count(v.head_id)::int AS "votedHeads",
      coalesce(sum(h.area_centiares) FILTER (WHERE v.head_id IS NOT NULL), 0)::float8 AS "votedArea"
    FROM vote_head h LEFT JOIN voted v ON v.head_id = h.id
    WHERE h.community_id = $1 AND h.decision_id = $2 AND h.freeze_no = $3
    UNION ALL SELECT u.building_id, b.name, b.ordinal, count(DISTINCT u.head_id)::int, sum(u.area_centiares)::float8,
      count(DISTINCT v.head_id)::int, coalesce(sum(u.area_centiares) FILTER (WHERE v.head_id IS NOT NULL), 0)::float8
    FROM vote_head_unit u JOIN building b ON b.community_id = u.community_id AND b.id = u.building_id
    LEFT JOIN voted v ON v.head_id = u.head_id
    WHERE u.community_id = $1 AND u.decision_id = $2 AND u.freeze_no = $3 GROUP BY 1, 2, 3 ORDER BY 1 NULLS FIRST`,
}

export interface TurnoutRow {
  /** Null in the row of all. */
  buildingId: string | null
  name: string
  ordinal: number
  heads: number
  area: number
  votedHeads: number
  votedArea: number
}

/** How many have voted, in all and by building. */
export const readTurnout = (db: Db, at: RollAt): Promise<TurnoutRow[]> =>
  db.hot<TurnoutRow>(turnoutStatement, [at.communityId, at.decisionId, at.freeze])

const doorsStatement: Hot = {
  name: 'vote_doors',
  text: `WITH voted AS ${turnedOut}
    SELECT h.unit_id AS "unitId", e.name || ' ' || u.label AS label, EXISTS (SELECT FROM residence r
        WHERE r.community_id = h.community_id AND r.unit_id = h.unit_id AND r.ended_at IS NULL
          AND r.verified_at IS NOT NULL) AS "isReachable"
    FROM vote_head_unit h
    JOIN unit u ON u.community_id = h.community_id AND u.id = h.unit_id
    JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
    WHERE h.community_id = $1 AND h.decision_id = $2 AND h.freeze_no = $3 AND h.building_id = $4
      AND h.head_id NOT IN (SELECT head_id FROM voted)
      AND ${textBehind(`e.name || ' ' || u.label, h.unit_id`, '$5', '$6')}
    ORDER BY 2, 1 LIMIT $7`,
}

export interface DoorRow {
  unitId: string
  label: string
  isReachable: boolean
}

/** Units of a building whose head has not voted yet, by label. */
export const readDoors = (
  db: Db,
  at: RollAt,
  buildingId: string,
  after: readonly [string, string] | null,
  limit: number,
): Promise<DoorRow[]> =>
  db.hot<DoorRow>(doorsStatement, [
    at.communityId,
    at.decisionId,
    at.freeze,
    buildingId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])
