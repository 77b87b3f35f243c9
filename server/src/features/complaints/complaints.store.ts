import type {
  ComplaintCategory,
  ComplaintOutcome,
  ComplaintPlaceKind,
  ComplaintState,
  FeeWaiver,
  Hazard,
  Urgency,
} from '@liren/shared/complaints'
import type { Role } from '@liren/shared/roles'
import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { Clocks } from './complaints.clock.rules.ts'
import { complaint } from './complaints.tables.ts'

export interface Refusal {
  reason: string
  note: string
  name: string
  contact: string
}

export interface ComplaintRow {
  communityId: string
  id: string
  category: ComplaintCategory
  hazard: Hazard | null
  urgency: Urgency
  placeKind: ComplaintPlaceKind
  placeId: string
  placeLabel: string
  spot: string | null
  estateId: string | null
  buildingId: string | null
  text: string
  isVisible: boolean
  shownAt: Date | null
  isHidden: boolean
  reporterId: string
  reporterName: string
  reporterPhoneMasked: string
  enteredBy: string | null
  enteredName: string | null
  channel: string | null
  consent: string | null
  state: ComplaintState
  outcome: ComplaintOutcome | null
  deskRole: Role | null
  deskScopeId: string | null
  officeRole: Role | null
  officeScopeId: string | null
  officeLabel: string | null
  rule: string | null
  handlerId: string | null
  handlerName: string | null
  seq: number
  clocks: Clocks
  dueAt: Date | null
  alarmAt: Date | null
  pausedAt: Date | null
  pausedUntil: Date | null
  pausedState: ComplaintState | null
  askedUntil: Date | null
  round: number
  rung: number
  urgedAt: Date | null
  urges: number
  waiver: FeeWaiver | null
  mergedInto: string | null
  columnId: string | null
  /** Whether who is in charge still serves in its office. */
  isHandled: boolean
  isObjected: boolean
  reopenings: number
  ringsLeft: number
  refusal: Refusal | null
  createdAt: Date
  acceptedAt: Date | null
  contactedAt: Date | null
  begunAt: Date | null
  resolvedAt: Date | null
  remindedAt: Date | null
  closedAt: Date | null
  isOverdue: boolean
  coverId: string | null
}

/** What is read of a matter `c`, with the names of its people. */
export const complaintColumns = `c.community_id AS "communityId", c.id, c.category, c.hazard, c.urgency,
  c.place_kind AS "placeKind", c.place_id AS "placeId", c.place_label AS "placeLabel", c.spot, c.estate_id AS "estateId",
  c.building_id AS "buildingId", c.text, c.is_visible AS "isVisible", c.shown_at AS "shownAt", c.is_hidden AS "isHidden",
  c.reporter_id AS "reporterId", r.nickname AS "reporterName", r.phone_masked AS "reporterPhoneMasked",
  c.entered_by AS "enteredBy", c.channel, c.consent, c.state, c.outcome, c.desk_role AS "deskRole",
  c.desk_scope_id AS "deskScopeId", c.office_role AS "officeRole", c.office_scope_id AS "officeScopeId",
  c.office_label AS "officeLabel", c.rule, c.handler_id AS "handlerId", c.seq, c.clocks, c.due_at AS "dueAt",
  c.alarm_at AS "alarmAt", c.paused_at AS "pausedAt", c.paused_until AS "pausedUntil", c.paused_state AS "pausedState", c.asked_until AS "askedUntil", c.round, c.rung,
  c.urged_at AS "urgedAt", c.urges, c.waiver, c.merged_into AS "mergedInto", c.column_id AS "columnId",
  c.handler_id IS NOT NULL AND EXISTS (SELECT FROM role_grant g WHERE g.community_id = $1 AND g.account_id = c.handler_id
    AND g.role = c.office_role AND g.scope_id = c.office_scope_id AND g.ended_at IS NULL
    AND (g.expires_at IS NULL OR g.expires_at > app.now())) AS "isHandled",
  c.is_objected AS "isObjected", c.reopenings, c.rings_left AS "ringsLeft", c.refusal,
  c.created_at AS "createdAt", c.accepted_at AS "acceptedAt",
  c.contacted_at AS "contactedAt", c.begun_at AS "begunAt", c.resolved_at AS "resolvedAt",
  c.reminded_at AS "remindedAt", c.closed_at AS "closedAt",
  c.due_at < app.now() AND c.paused_at IS NULL AS "isOverdue",
  (SELECT nickname FROM member WHERE community_id = $1 AND account_id = c.handler_id) AS "handlerName",
  (SELECT nickname FROM member WHERE community_id = $1 AND account_id = c.entered_by) AS "enteredName",
  (SELECT id FROM complaint_picture p WHERE p.community_id = $1 AND p.complaint_id = c.id AND p.call_id IS NULL AND p.seq = 1 AND p.slot = 1)
    AS "coverId"`
export const withReporter = 'JOIN member r ON r.community_id = $1 AND r.account_id = c.reporter_id'

const oneStatement: Hot = {
  name: 'complaint_one',
  text: `SELECT ${complaintColumns} FROM complaint c ${withReporter} WHERE c.community_id = $1 AND c.id = $2`,
}

export async function readComplaint(db: Db, communityId: string, id: string): Promise<ComplaintRow | null> {
  const [row] = await db.hot<StoredComplaint>(oneStatement, [communityId, id])
  return row ? withClocks(row) : null
}

interface StoredClock {
  span: Clocks['response']['span']
  startedAt: string
  dueAt: string
}

/** A row as the database gives it: instants of the clocks are text in JSON. */
export type StoredComplaint = Omit<ComplaintRow, 'clocks'> & {
  clocks: { response: StoredClock; arrival: StoredClock | null; solution: StoredClock }
}

const clockOf = ({ span, startedAt, dueAt }: StoredClock) => ({
  span,
  startedAt: new Date(startedAt),
  dueAt: new Date(dueAt),
})

/** A row as it was read, its clocks with instants. */
export function withClocks(row: StoredComplaint): ComplaintRow {
  const { response, arrival, solution } = row.clocks
  const clocks = { response: clockOf(response), arrival: arrival && clockOf(arrival), solution: clockOf(solution) }
  return { ...row, clocks }
}

const lockText = 'SELECT FROM complaint WHERE community_id = $1 AND id = $2 FOR NO KEY UPDATE'
const lockStatements: Record<'wait' | 'skip', Hot> = {
  wait: { name: 'complaint_lock', text: lockText },
  skip: { name: 'complaint_lock_free', text: `${lockText} SKIP LOCKED` },
}

/**
 * Holds a matter until the transaction ends; whoever holds it reads the clock after that. False when there is none, or,
 * where it is not waited for, when somebody else holds it.
 */
export const lockComplaint = async (db: Db, communityId: string, id: string, how: 'wait' | 'skip' = 'wait') =>
  (await db.hot(lockStatements[how], [communityId, id])).length === 1

export type NewComplaint = typeof complaint.$inferInsert

export async function insertComplaint(db: Db, row: NewComplaint): Promise<void> {
  await db.orm.insert(complaint).values(row)
}

export type ComplaintChange = Partial<Omit<NewComplaint, 'communityId' | 'id' | 'reporterId' | 'createdAt'>>

/** Changes a matter that the caller holds. */
export async function updateComplaint(
  db: Db,
  { communityId, id }: { communityId: string; id: string },
  change: ComplaintChange,
): Promise<void> {
  await db.orm
    .update(complaint)
    .set(change)
    .where(and(eq(complaint.communityId, communityId), eq(complaint.id, id)))
}

const dueStatement: Hot = {
  name: 'complaint_alarms',
  text: `SELECT id FROM complaint WHERE community_id = $1 AND alarm_at <= (SELECT app.now()) ORDER BY alarm_at LIMIT $2`,
}

/** Matters with which time has something to do. */
export async function alarmsDue(db: Db, communityId: string, limit: number): Promise<string[]> {
  return (await db.hot<{ id: string }>(dueStatement, [communityId, limit])).map(({ id }) => id)
}
