import type { ComplaintCategory } from '@liren/shared/complaints'
import type { Role } from '@liren/shared/roles'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { Load, Tally } from './complaints.board.rules.ts'

/** By what a row is counted: all, an office, a category, a building or a month. */
export type By = 'all' | 'office' | 'category' | 'building' | 'month'

/** The key of a row; what it is not counted by is null. */
export interface Key {
  by: By
  role: Role | null
  scopeId: string | null
  label: string | null
  category: ComplaintCategory | null
  buildingId: string | null
  month: string | null
}

const key = `CASE WHEN grouping(c.category) = 0 THEN 'category' WHEN grouping(c.office_role) = 0 THEN 'office'
      WHEN grouping(c.building_id) = 0 THEN 'building' ELSE 'all' END`
const keys = `c.office_role AS role, c.office_scope_id AS "scopeId", c.office_label AS label, c.category,
    c.building_id AS "buildingId"`
const sets = `(), (c.category), (c.office_role, c.office_scope_id, c.office_label), (c.building_id)`

/** What was sent to an office and is contacted, or out of time, can be judged. */
export const isAnswerable = `c.rule IS NOT NULL AND (c.contacted_at IS NOT NULL OR c.response_due_at < (SELECT app.now()))`
/**
 * By its key for each matter of the period: joined as a whole, all ratings there ever were would be read. What was set
 * aside counts for nothing.
 */
export const withRating = `LEFT JOIN LATERAL (SELECT complaint_id, is_solved, satisfaction FROM complaint_rating
      WHERE community_id = $1 AND complaint_id = c.id AND round = c.round AND set_aside_at IS NULL LIMIT 1) g ON true`
const month = `to_char(c.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`

const tallyStatement: Hot = {
  name: 'complaint_tally',
  text: `SELECT CASE WHEN grouping(c.month) = 0 THEN 'month' ELSE ${key} END AS by, ${keys}, c.month,
      count(*)::int AS reported,
      (count(*) FILTER (WHERE c.is_answerable AND c.contacted_at <= c.response_due_at))::int AS "inTime",
      (count(*) FILTER (WHERE c.is_answerable))::int AS answerable,
      (count(*) FILTER (WHERE g.is_solved))::int AS solved,
      (count(*) FILTER (WHERE g.satisfaction = 'satisfied'))::int AS satisfied,
      count(g.complaint_id)::int AS answered
    FROM (SELECT c.id, c.category, c.office_role, c.office_scope_id, c.office_label, c.building_id, c.contacted_at,
        c.response_due_at, c.round, ${isAnswerable} AS is_answerable, ${month} AS month
      FROM complaint c WHERE c.community_id = $1 AND c.created_at >= $2 AND c.created_at < $3
        AND c.state <> 'MERGED') c
    ${withRating}
    GROUP BY GROUPING SETS (${sets}, (c.month))`,
}

/** What was counted of matters reported in a period, in all and by each key. */
export const readTallies = (db: Db, communityId: string, { from, to }: { from: Date; to: Date }) =>
  db.hot<Key & Tally>(tallyStatement, [communityId, from, to])

const loadStatement: Hot = {
  name: 'complaint_load',
  text: `SELECT ${key} AS by, ${keys}, NULL AS month, count(*)::int AS open,
      (count(*) FILTER (WHERE c.paused_at IS NULL AND c.due_at < (SELECT app.now())))::int AS overdue,
      (count(*) FILTER (WHERE c.paused_at IS NULL AND c.due_at >= (SELECT app.now())
        AND c.due_at < (SELECT app.now()) + interval '1 day'))::int AS "dueSoon"
    FROM complaint c WHERE c.community_id = $1 AND c.desk_role IS NOT NULL
    GROUP BY GROUPING SETS (${sets})`,
}

/** What lies on desks now, in all and by each key. */
export const readLoads = (db: Db, communityId: string) => db.hot<Key & Load>(loadStatement, [communityId])

const clustersStatement: Hot = {
  name: 'complaint_clusters',
  text: `SELECT category, building_id AS "buildingId", count(*)::int AS count FROM complaint
    WHERE community_id = $1 AND created_at > (SELECT app.now()) - interval '30 days' AND building_id IS NOT NULL
      AND category NOT IN ('dispute', 'consultation', 'suggestion') AND state NOT IN ('REFUSED', 'WITHDRAWN')
    GROUP BY 1, 2 HAVING count(*) >= $2 ORDER BY count(*) DESC, 1, 2 LIMIT 100`,
}

/** So many matters of a category in a building within thirty days, most first. */
export const readClusters = (db: Db, communityId: string, least: number) =>
  db.hot<{ category: ComplaintCategory; buildingId: string; count: number }>(clustersStatement, [communityId, least])

const sheetStatement: Hot = {
  name: 'complaint_sheet',
  text: `SELECT c.id, c.created_at AS "reportedAt", c.category, c.urgency,
      concat_ws(' ', c.place_label, c.spot) AS place, CASE WHEN c.category = 'dispute' THEN NULL ELSE c.text END AS text,
      c.state, c.outcome, c.office_label AS office, c.response_due_at AS "responseDueAt", c.contacted_at AS "contactedAt",
      CASE WHEN c.state <> 'MERGED' AND ${isAnswerable} THEN coalesce(c.contacted_at <= c.response_due_at, false) END AS "isInTime",
      c.solution_due_at AS "solutionDueAt", c.resolved_at AS "resolvedAt", c.closed_at AS "closedAt", c.reopenings,
      CASE WHEN c.state <> 'MERGED' THEN g.is_solved END AS "isSolved",
      CASE WHEN c.state <> 'MERGED' THEN g.satisfaction END AS satisfaction,
      (SELECT string_agg(s.external_id, ' ' ORDER BY s.external_id) FROM complaint_shared s
        WHERE s.community_id = $1 AND s.complaint_id = c.id AND ($5::uuid IS NULL OR s.partner_id = $5)) AS number,
      CASE WHEN c.category <> 'dispute' THEN (SELECT t.note FROM complaint_step t WHERE t.community_id = $1
        AND t.complaint_id = c.id AND t.step IN ('RESOLVE', 'REFUSE') ORDER BY t.seq DESC LIMIT 1) END AS reply
    FROM complaint c ${withRating}
    WHERE c.community_id = $1 AND c.created_at >= $2 AND c.created_at < $3 AND ($5::uuid IS NULL OR EXISTS (
      SELECT FROM complaint_shared s WHERE s.community_id = $1 AND s.partner_id = $5 AND s.complaint_id = c.id))
    ORDER BY c.created_at, c.id LIMIT $4`,
}

/** A matter as a sheet shows it. */
export interface SheetRow {
  id: string
  reportedAt: Date
  category: string
  urgency: string
  place: string
  text: string | null
  state: string
  outcome: string | null
  office: string | null
  responseDueAt: Date
  contactedAt: Date | null
  isInTime: boolean | null
  solutionDueAt: Date
  resolvedAt: Date | null
  closedAt: Date | null
  reopenings: number
  isSolved: boolean | null
  satisfaction: string | null
  /** Under which number bodies outside know it. */
  number: string | null
  /** What was done last, or why it was not taken in. */
  reply: string | null
}

/** Matters reported in a period, the first first; all of them, or what one partner reported or was handed. */
export const readSheet = (
  db: Db,
  communityId: string,
  { from, to, partnerId }: { from: Date; to: Date; partnerId: string | null },
  most: number,
) => db.hot<SheetRow>(sheetStatement, [communityId, from, to, most, partnerId])
