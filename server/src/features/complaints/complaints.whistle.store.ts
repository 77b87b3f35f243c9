import type { ComplaintCategory, Urgency } from '@liren/shared/complaints'
import type { CalledState, CallKind, CallState } from '@liren/shared/complaints.whistle'
import type { Role } from '@liren/shared/roles'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { laterThan, olderThan } from '../../platform/db/keyset.ts'
import type { ComplaintAt } from './complaints.parts.store.ts'
import { complaintCall, complaintCallEntry, complaintCallRung } from './complaints.whistle.tables.ts'

export type CallRow = typeof complaintCall.$inferSelect

/** An office by its address. */
export interface OfficeKey {
  role: Role
  scopeId: string
  department: string
}

export const insertCall = (db: Db, row: typeof complaintCall.$inferInsert) => db.orm.insert(complaintCall).values(row)

/** Writes down what was done with a call; of two that follow the same step the second is refused by its key. */
export const insertEntry = (db: Db, row: typeof complaintCallEntry.$inferInsert) =>
  db.orm.insert(complaintCallEntry).values(row)

/** Writes down that a rung was climbed: once, whoever tries; false when it was before. */
export async function insertCallRung(db: Db, row: typeof complaintCallRung.$inferInsert): Promise<boolean> {
  const rows = await db.orm
    .insert(complaintCallRung)
    .values(row)
    .onConflictDoNothing()
    .returning({ at: complaintCallRung.at })
  return rows.length === 1
}

/** Changes a call of a matter that the caller holds. */
export async function updateCall(
  db: Db,
  { communityId, id }: { communityId: string; id: string },
  change: Partial<typeof complaintCall.$inferInsert>,
): Promise<void> {
  await db.orm
    .update(complaintCall)
    .set(change)
    .where(and(eq(complaintCall.communityId, communityId), eq(complaintCall.id, id)))
}

/** More calls than any matter will have. */
const mostCalls = 100

const ofMatter = ({ communityId, complaintId }: ComplaintAt) =>
  and(eq(complaintCall.communityId, communityId), eq(complaintCall.complaintId, complaintId))

/** The calls to a matter, the first first. */
export const callsOf = (db: Db, at: ComplaintAt): Promise<CallRow[]> =>
  db.orm
    .select()
    .from(complaintCall)
    .where(ofMatter(at))
    .orderBy(asc(complaintCall.calledAt), asc(complaintCall.id))
    .limit(mostCalls)

/** The calls of a meeting: invitations, and what it resolved. */
export const callsOfMeeting = (db: Db, communityId: string, meetingId: string): Promise<CallRow[]> =>
  db.orm
    .select()
    .from(complaintCall)
    .where(and(eq(complaintCall.communityId, communityId), eq(complaintCall.meetingId, meetingId)))
    .orderBy(asc(complaintCall.calledAt), asc(complaintCall.id))
    .limit(mostCalls)

/** One call to a matter; null when there is none. */
export async function readCall(db: Db, at: ComplaintAt, id: string): Promise<CallRow | null> {
  const [row] = await db.orm
    .select()
    .from(complaintCall)
    .where(and(ofMatter(at), eq(complaintCall.id, id)))
  return row ?? null
}

/** Every entry of these calls, in order. */
export const entriesOf = (db: Db, communityId: string, callIds: string[]) =>
  db.orm
    .select()
    .from(complaintCallEntry)
    .where(and(eq(complaintCallEntry.communityId, communityId), inArray(complaintCallEntry.callId, callIds)))
    .orderBy(asc(complaintCallEntry.callId), asc(complaintCallEntry.seq))
    .limit(mostCalls * 50)

const namesStatement: Hot = {
  name: 'complaint_call_names',
  text: 'SELECT account_id AS id, nickname FROM member WHERE community_id = $1 AND account_id = ANY($2)',
}

/** Names of those among these people who are known in the community. */
export async function namesOf(db: Db, communityId: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.hot<{ id: string; nickname: string }>(namesStatement, [communityId, ids])
  return new Map(rows.map(({ id, nickname }) => [id, nickname]))
}

const stays = `c.state IN ('CALLED', 'HERE', 'REFUSED', 'DONE')`

const calledStatement: Hot = {
  name: 'complaint_call_has',
  text: `SELECT EXISTS (SELECT FROM complaint_call c
      JOIN unnest($3::text[], $4::uuid[], $5::text[]) AS o(role, scope_id, department)
        ON o.role = c.role AND o.scope_id = c.scope_id AND o.department = c.department
      WHERE c.community_id = $1 AND c.complaint_id = $2 AND ${stays})
    OR EXISTS (SELECT FROM complaint_meeting_matter m
      JOIN complaint_call c ON c.community_id = $1 AND c.meeting_id = m.meeting_id AND c.kind = 'invitation' AND ${stays}
      JOIN unnest($3::text[], $4::uuid[], $5::text[]) AS o(role, scope_id, department)
        ON o.role = c.role AND o.scope_id = c.scope_id AND o.department = c.department
      WHERE m.community_id = $1 AND m.complaint_id = $2) AS "isCalled"`,
}

/** Offices as columns of a statement. */
export const columnsOf = (offices: readonly OfficeKey[]) => [
  offices.map(({ role }) => role),
  offices.map(({ scopeId }) => scopeId),
  offices.map(({ department }) => department),
]

/** Whether one of these offices was called to a matter, or to a meeting on it, and neither was let go nor called off. */
export async function isCalled(db: Db, { communityId, complaintId }: ComplaintAt, offices: readonly OfficeKey[]) {
  if (offices.length === 0) return false
  const [row] = await db.hot<{ isCalled: boolean }>(calledStatement, [communityId, complaintId, ...columnsOf(offices)])
  return row?.isCalled ?? false
}

/** A call as a desk shows it. */
export interface DeskRow extends OfficeKey {
  id: string
  communityId: string
  communityName: string
  complaintId: string
  kind: CallKind
  meetingId: string | null
  label: string
  category: ComplaintCategory
  urgency: Urgency
  placeLabel: string
  ask: string
  state: CallState
  round: number
  rung: number
  /** Null once it has ended. */
  dueAt: Date | null
  endedAt: Date | null
  isOverdue: boolean
  calledAt: Date
}

const deskText = (
  lateral: string,
  order: string,
) => `SELECT c.id, c.community_id AS "communityId", m.name AS "communityName",
      c.complaint_id AS "complaintId", c.kind, c.meeting_id AS "meetingId", c.role, c.scope_id AS "scopeId", c.department,
      c.label, c.category, c.urgency, c.place_label AS "placeLabel", c.ask, c.state, c.round, c.rung, c.due_at AS "dueAt",
      c.ended_at AS "endedAt", coalesce(c.due_at < app.now(), false) AS "isOverdue", c.called_at AS "calledAt"
    FROM unnest($1::text[], $2::uuid[], $3::text[]) AS o(role, scope_id, department)
    CROSS JOIN LATERAL (SELECT * FROM complaint_call c WHERE c.role = o.role AND c.scope_id = o.scope_id
      AND c.department = o.department AND ${lateral} ORDER BY ${order} LIMIT $6) c
    JOIN community m ON m.id = c.community_id ORDER BY ${order} LIMIT $6`

const deskStatements: Record<CalledState, Hot> = {
  open: {
    name: 'complaint_call_desk',
    text: deskText(`c.state IN ('CALLED', 'HERE') AND ${laterThan('c.due_at, c.id', '$4', '$5')}`, 'c.due_at, c.id'),
  },
  done: {
    name: 'complaint_call_desk_done',
    text: deskText(`c.state = 'DONE' AND ${olderThan('c.ended_at, c.id', '$4', '$5')}`, 'c.ended_at DESC, c.id DESC'),
  },
}

/** To what these offices are called, due first first, or what they have done, last first; in the purpose `called`. */
export const listCalled = (
  db: Db,
  offices: readonly OfficeKey[],
  state: CalledState,
  after: readonly [Date, string] | null,
  limit: number,
): Promise<DeskRow[]> =>
  db.hot<DeskRow>(deskStatements[state], [...columnsOf(offices), after?.[0] ?? null, after?.[1] ?? null, limit])

const alarmsStatement: Hot = {
  name: 'complaint_call_alarms',
  text: `SELECT complaint_id AS "complaintId", id FROM complaint_call
    WHERE community_id = $1 AND alarm_at <= (SELECT app.now()) ORDER BY alarm_at LIMIT $2`,
}

/** Calls with which time has something to do. */
export const callAlarms = (db: Db, communityId: string, limit: number) =>
  db.hot<{ complaintId: string; id: string }>(alarmsStatement, [communityId, limit])
