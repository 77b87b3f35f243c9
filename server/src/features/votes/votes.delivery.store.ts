import type { DeliveryRecord } from '@liren/shared/votes.delivery'
import type { Db, Hot } from '../../platform/db/context.ts'
import { textBehind } from '../../platform/db/keyset.ts'
import type { LogAt } from './votes.log.store.ts'
import type { RollAt } from './votes.roll.store.ts'

export interface NewDelivery {
  headId: string
  kind: DeliveryRecord
  seq: number
  at: Date
  recordedBy: string | null
  number: string | null
  place: string | null
  fileId: string | null
}

const insertStatement: Hot = {
  name: 'vote_delivery_insert',
  text: `INSERT INTO vote_delivery (community_id, decision_id, head_id, kind, seq, at, recorded_by, number, place, file_id)
    SELECT $1, $2, r."headId", r.kind, r.seq, r.at, r."recordedBy", r.number, r.place, r."fileId"
    FROM json_to_recordset($3::json) AS r("headId" uuid, kind text, seq int, at timestamptz, "recordedBy" uuid,
      number text, place text, "fileId" uuid)`,
}

/** Writes records down; a second one of a kind for a head is refused by the key. */
export const insertDeliveries = (db: Db, at: LogAt, rows: readonly NewDelivery[]): Promise<unknown> =>
  db.hot(insertStatement, [at.communityId, at.decisionId, JSON.stringify(rows)])

const knownStatement: Hot = {
  name: 'vote_delivery_known',
  text: `SELECT head_id AS id FROM vote_delivery
    WHERE community_id = $1 AND decision_id = $2 AND head_id = ANY($3) AND kind = $4`,
}

/** Those of these heads that have a record of a kind. */
export async function headsOnRecord(
  db: Db,
  at: LogAt,
  headIds: readonly string[],
  kind: DeliveryRecord,
): Promise<Set<string>> {
  const rows = await db.hot<{ id: string }>(knownStatement, [at.communityId, at.decisionId, headIds, kind])
  return new Set(rows.map(({ id }) => id))
}

const isProof = `d.kind <> 'PUBLIC_NOTICE'`

const progressStatement: Hot = {
  name: 'vote_delivery_progress',
  text: `WITH told AS (SELECT head_id, array_agg(d.kind) AS kinds, bool_or(${isProof}) AS reached FROM vote_delivery d
      WHERE community_id = $1 AND decision_id = $2 GROUP BY head_id),
    placed AS (SELECT NULL::uuid AS building_id, id AS head_id FROM vote_head
        WHERE community_id = $1 AND decision_id = $2 AND freeze_no = $3
      UNION ALL SELECT DISTINCT building_id, head_id FROM vote_head_unit
        WHERE community_id = $1 AND decision_id = $2 AND freeze_no = $3)
    SELECT p.building_id AS "buildingId", coalesce(b.name, '') AS name, count(*)::int AS heads,
      count(*) FILTER (WHERE t.reached)::int AS delivered, count(*) FILTER (WHERE NOT t.reached)::int AS noticed,
      count(*) FILTER (WHERE 'SIGNED_RECEIPT' = ANY(t.kinds))::int AS "SIGNED_RECEIPT",
      count(*) FILTER (WHERE 'APP_OPENED' = ANY(t.kinds))::int AS "APP_OPENED",
      count(*) FILTER (WHERE 'REGISTERED_MAIL' = ANY(t.kinds))::int AS "REGISTERED_MAIL",
      count(*) FILTER (WHERE 'PUBLIC_NOTICE' = ANY(t.kinds))::int AS "PUBLIC_NOTICE"
    FROM placed p LEFT JOIN told t ON t.head_id = p.head_id
    LEFT JOIN building b ON b.community_id = $1 AND b.id = p.building_id
    GROUP BY p.building_id, b.name, b.ordinal ORDER BY p.building_id IS NOT NULL, b.ordinal, p.building_id`,
}

export type ProgressRow = Record<DeliveryRecord, number> & {
  /** Null in the row of all, which is the first. */
  buildingId: string | null
  name: string
  heads: number
  delivered: number
  noticed: number
}

/** How many heads were reached, in all and by building. */
export const readProgress = (db: Db, at: RollAt): Promise<ProgressRow[]> =>
  db.hot<ProgressRow>(progressStatement, [at.communityId, at.decisionId, at.freeze])

const listStatement: Hot = {
  name: 'vote_deliveries',
  text: `SELECT h.unit_id AS "unitId", e.name || ' ' || u.label AS label, coalesce(t.reached, false) AS "isDelivered",
      EXISTS (SELECT FROM effective_ballot v WHERE v.community_id = $1 AND v.decision_id = $2 AND v.head_id = h.head_id)
        OR EXISTS (SELECT FROM vote_paper p WHERE p.community_id = $1 AND p.decision_id = $2 AND p.head_id = h.head_id
          AND p.status IN ('received', 'opened')) AS "hasVoted",
      coalesce(t.records, '[]') AS records
    FROM vote_head_unit h
    JOIN unit u ON u.community_id = h.community_id AND u.id = h.unit_id
    JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
    LEFT JOIN LATERAL (SELECT bool_or(${isProof}) AS reached,
        json_agg(json_build_object('kind', d.kind, 'at', d.at, 'by', coalesce(m.nickname, ''), 'number', d.number,
          'place', d.place, 'fileId', f.id, 'fileKind', f.kind) ORDER BY d.seq) AS records
      FROM vote_delivery d
      LEFT JOIN member m ON m.community_id = d.community_id AND m.account_id = d.recorded_by
      LEFT JOIN vote_file f ON f.community_id = d.community_id AND f.id = d.file_id
      WHERE d.community_id = $1 AND d.decision_id = $2 AND d.head_id = h.head_id) t ON true
    WHERE h.community_id = $1 AND h.decision_id = $2 AND h.freeze_no = $3 AND h.building_id = $4
      AND ($8 = 'all' OR coalesce(t.reached, false) = ($8 = 'delivered'))
      AND ${textBehind(`e.name || ' ' || u.label, h.unit_id`, '$5', '$6')}
    ORDER BY 2, 1 LIMIT $7`,
}

export interface DeliveredUnit {
  unitId: string
  label: string
  isDelivered: boolean
  hasVoted: boolean
  records: {
    kind: DeliveryRecord
    /** As JSON tells an instant. */
    at: string
    by: string
    number: string | null
    place: string | null
    fileId: string | null
    fileKind: 'picture' | 'pdf' | null
  }[]
}

/** Flats of a building by label, with what is on record for their heads. */
export const listDeliveries = (
  db: Db,
  at: RollAt,
  { buildingId, show }: { buildingId: string; show: 'all' | 'undelivered' | 'delivered' },
  after: readonly [string, string] | null,
  limit: number,
): Promise<DeliveredUnit[]> =>
  db.hot<DeliveredUnit>(listStatement, [
    ...[at.communityId, at.decisionId, at.freeze, buildingId],
    ...[after?.[0] ?? null, after?.[1] ?? null, limit, show],
  ])

const logStatement: Hot = {
  name: 'vote_log_deliveries',
  text: `SELECT body ->> 'pseudonym' AS pseudonym, body ->> 'proof' AS proof FROM vote_log
    WHERE community_id = $1 AND decision_id = $2 AND kind = 'delivery' ORDER BY seq`,
}

/** Every delivery in the log, as the count takes it from there. */
export const deliveriesInLog = (db: Db, at: LogAt): Promise<{ pseudonym: string; proof: string }[]> =>
  db.hot(logStatement, [at.communityId, at.decisionId])
