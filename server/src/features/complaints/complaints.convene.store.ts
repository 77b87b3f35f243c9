import type { meetingStates } from '@liren/shared/complaints.whistle'
import { and, asc, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { complaintMeeting, complaintMeetingMatter } from './complaints.convene.tables.ts'
import type { ComplaintAt } from './complaints.parts.store.ts'
import { columnsOf, type OfficeKey } from './complaints.whistle.store.ts'

/** Who looks at meetings: as whom, in which offices, and whether at all that are not private. */
export interface MeetingViewer {
  accountId: string
  offices: OfficeKey[]
  seesAll: boolean
}

export type MeetingRow = typeof complaintMeeting.$inferSelect
type MeetingState = (typeof meetingStates)[number]

/** Plans a meeting on matters. */
export async function insertMeeting(
  db: Db,
  row: typeof complaintMeeting.$inferInsert,
  complaintIds: readonly string[],
): Promise<void> {
  const { communityId, id: meetingId } = row
  await db.orm.insert(complaintMeeting).values(row)
  await db.orm
    .insert(complaintMeetingMatter)
    .values(complaintIds.map((complaintId) => ({ communityId, meetingId, complaintId })))
}

const isOne = (communityId: string, id: string) =>
  and(eq(complaintMeeting.communityId, communityId), eq(complaintMeeting.id, id))

/** Holds a meeting until the transaction ends; null when there is none. */
export async function lockMeeting(db: Db, communityId: string, id: string): Promise<MeetingRow | null> {
  const [row] = await db.orm.select().from(complaintMeeting).where(isOne(communityId, id)).for('no key update')
  return row ?? null
}

/** Ends a meeting that the caller holds. */
export async function endMeeting(
  db: Db,
  { communityId, id }: MeetingRow,
  end: Pick<MeetingRow, 'state' | 'endedAt'> & Partial<Pick<MeetingRow, 'minutes' | 'cancelledFor'>>,
): Promise<void> {
  await db.orm.update(complaintMeeting).set(end).where(isOne(communityId, id))
}

/** On which matters a meeting is, in the order of their ids: so they are locked. */
export async function mattersOf(db: Db, communityId: string, meetingId: string): Promise<string[]> {
  const rows = await db.orm
    .select({ id: complaintMeetingMatter.complaintId })
    .from(complaintMeetingMatter)
    .where(and(eq(complaintMeetingMatter.communityId, communityId), eq(complaintMeetingMatter.meetingId, meetingId)))
    .orderBy(asc(complaintMeetingMatter.complaintId))
    .limit(100)
  return rows.map(({ id }) => id)
}

// Whoever called it, whoever is invited, and who sees all that are not private.
const isSeen = `(m.called_by = $2 OR ($3::boolean AND NOT m.is_private) OR EXISTS (SELECT FROM complaint_call c
    JOIN unnest($4::text[], $5::uuid[], $6::text[]) AS o(role, scope_id, department)
      ON o.role = c.role AND o.scope_id = c.scope_id AND o.department = c.department
    WHERE c.community_id = $1 AND c.meeting_id = m.id AND c.kind = 'invitation'))`
const viewer = ({ accountId, seesAll, offices }: MeetingViewer) => [accountId, seesAll, ...columnsOf(offices)]

const oneStatement: Hot = {
  name: 'complaint_meeting_one',
  text: `SELECT m.community_id AS "communityId", m.id, m.title, m.place, m.starts_at AS "startsAt", m.state,
      m.is_private AS "isPrivate", m.caller_role AS "callerRole", m.caller_scope_id AS "callerScopeId",
      m.called_by AS "calledBy", m.minutes, m.cancelled_for AS "cancelledFor", m.created_at AS "createdAt",
      m.ended_at AS "endedAt"
    FROM complaint_meeting m WHERE m.community_id = $1 AND m.id = $7 AND ${isSeen}`,
}

/** A meeting that somebody may see; null when there is none. */
export async function readMeeting(db: Db, communityId: string, who: MeetingViewer, id: string) {
  const [row] = await db.hot<MeetingRow>(oneStatement, [communityId, ...viewer(who), id])
  return row ?? null
}

const onStatement: Hot = {
  name: 'complaint_meetings_on',
  text: `SELECT m.id, m.title, m.starts_at AS "startsAt", m.state FROM complaint_meeting_matter a
    JOIN complaint_meeting m ON m.community_id = $1 AND m.id = a.meeting_id
    WHERE a.community_id = $1 AND a.complaint_id = $7 AND ${isSeen} ORDER BY m.starts_at, m.id LIMIT 50`,
}

/** Meetings on a matter that somebody may see, the first first. */
export const listMeetingsOn = (db: Db, { communityId, complaintId }: ComplaintAt, who: MeetingViewer) =>
  db.hot<{ id: string; title: string; startsAt: Date; state: MeetingState }>(onStatement, [
    communityId,
    ...viewer(who),
    complaintId,
  ])

/** A meeting as a list shows it. */
export interface ListedMeeting {
  id: string
  title: string
  place: string
  startsAt: Date
  state: MeetingState
  isLate: boolean
  matters: number
  invited: number
  open: number
  done: number
  overdue: number
}

const listStatement: Hot = {
  name: 'complaint_meetings',
  text: `SELECT m.id, m.title, m.place, m.starts_at AS "startsAt", m.state,
      m.state = 'PLANNED' AND m.starts_at < app.now() - interval '1 day' AS "isLate",
      (SELECT count(*)::int FROM complaint_meeting_matter a WHERE a.community_id = $1 AND a.meeting_id = m.id) AS matters,
      k.invited, k.open, k.done, k.overdue
    FROM (SELECT * FROM complaint_meeting m WHERE m.community_id = $1 AND ${isSeen}
      AND ($7::timestamptz IS NULL OR (m.starts_at, m.id) < ($7, $8::uuid))
      ORDER BY m.starts_at DESC, m.id DESC LIMIT $9) m
    CROSS JOIN LATERAL (SELECT (count(*) FILTER (WHERE c.kind = 'invitation'))::int AS invited,
        (count(*) FILTER (WHERE c.kind = 'resolution' AND c.ended_at IS NULL))::int AS open,
        (count(*) FILTER (WHERE c.kind = 'resolution' AND c.state = 'DONE'))::int AS done,
        (count(*) FILTER (WHERE c.kind = 'resolution' AND c.due_at < app.now()))::int AS overdue
      FROM complaint_call c WHERE c.community_id = $1 AND c.meeting_id = m.id) k
    ORDER BY m.starts_at DESC, m.id DESC`,
}

/** Meetings that somebody may see, newest first. */
export const listMeetings = (
  db: Db,
  communityId: string,
  who: MeetingViewer,
  after: readonly [Date, string] | null,
  limit: number,
): Promise<ListedMeeting[]> =>
  db.hot<ListedMeeting>(listStatement, [communityId, ...viewer(who), after?.[0] ?? null, after?.[1] ?? null, limit])
