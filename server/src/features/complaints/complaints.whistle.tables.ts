import type { ComplaintCategory, Rung, Urgency } from '@liren/shared/complaints'
import type { CallKind, CallParty, CallRefusal, CallState, CallStep } from '@liren/shared/complaints.whistle'
import type { Role } from '@liren/shared/roles'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  purposeReadSomePolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { complaintMeeting } from './complaints.convene.tables.ts'
import { complaint } from './complaints.tables.ts'
import type { CallClock } from './complaints.whistle.rules.ts'

// Rows of the offices that the person of the transaction holds, in whatever community. Row security lets the two
// subqueries see the person's own roles alone.
const isCalled = sql`(EXISTS (SELECT FROM role_grant_above g
    WHERE g.account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid) AND g.role = complaint_call.role
      AND g.scope_id = complaint_call.scope_id AND g.department = complaint_call.department AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > app.now()))
  OR EXISTS (SELECT FROM role_grant g
    WHERE g.account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid)
      AND g.community_id = complaint_call.community_id AND g.role = complaint_call.role
      AND g.scope_id = complaint_call.scope_id AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > app.now())))`

/** That an office was called to a matter. Of each office one call at a time is open. */
export const complaintCall = pgTable(
  'complaint_call',
  {
    ...tenantKey(),
    complaintId: uuid().notNull(),
    kind: text().$type<CallKind>().notNull().default('whistle'),
    /** To which meeting it invites, or which one resolved it. */
    meetingId: uuid(),
    /** Who is called: an office above the community or in it, its name as it was then. */
    role: text().$type<Role>().notNull(),
    scopeId: uuid().notNull(),
    department: text().notNull(),
    label: text().notNull(),
    /** What its desk shows of the matter. */
    category: text().$type<ComplaintCategory>().notNull(),
    urgency: text().$type<Urgency>().notNull(),
    placeLabel: text().notNull(),
    ask: text().notNull(),
    /** As what it was called, and by whom. */
    callerRole: text().$type<Role>().notNull(),
    callerScopeId: uuid().notNull(),
    calledBy: uuid().notNull(),
    state: text().$type<CallState>().notNull(),
    seq: integer().notNull(),
    round: integer().notNull(),
    rung: integer().notNull(),
    clockFrom: instant().notNull(),
    dueAt: instant(),
    alarmAt: instant(),
    doneBy: instant().notNull(),
    calledAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'complaint_call_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('complaint_call_open_key')
      .on(t.communityId, t.complaintId, t.role, t.scopeId, t.department)
      .where(sql`ended_at IS NULL AND kind = 'whistle'`),
    uniqueIndex('complaint_call_invited_key')
      .on(t.communityId, t.meetingId, t.role, t.scopeId, t.department)
      .where(sql`kind = 'invitation'`),
    index('complaint_call_meeting_idx')
      .on(t.communityId, t.meetingId, t.calledAt)
      .where(sql`meeting_id IS NOT NULL`),
    index('complaint_call_complaint_idx').on(t.communityId, t.complaintId, t.calledAt),
    index('complaint_call_desk_idx')
      .on(t.role, t.scopeId, t.department, t.dueAt, t.id)
      .where(sql`state IN ('CALLED', 'HERE')`),
    index('complaint_call_done_idx')
      .on(t.role, t.scopeId, t.department, t.endedAt, t.id)
      .where(sql`state = 'DONE'`),
    index('complaint_call_top_idx')
      .on(t.communityId, t.complaintId)
      .where(sql`rung = 5 AND ended_at IS NULL`),
    index('complaint_call_alarm_idx')
      .on(t.communityId, t.alarmAt)
      .where(sql`alarm_at IS NOT NULL`),
    foreignKey({
      name: 'complaint_call_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    foreignKey({
      name: 'complaint_call_member_fk',
      columns: [t.communityId, t.calledBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'complaint_call_meeting_fk',
      columns: [t.communityId, t.meetingId],
      foreignColumns: [complaintMeeting.communityId, complaintMeeting.id],
    }),
    check(
      'complaint_call_kind_check',
      sql`${t.kind} IN ('whistle', 'invitation', 'resolution') AND (${t.kind} = 'whistle') = (${t.meetingId} IS NULL)`,
    ),
    check(
      'complaint_call_state_check',
      sql`CASE WHEN ${t.state} IN ('CALLED', 'HERE', 'REFUSED') THEN ${t.dueAt} IS NOT NULL AND ${t.endedAt} IS NULL
        WHEN ${t.state} IN ('DONE', 'RELEASED', 'CALLED_OFF', 'LAPSED')
          THEN ${t.dueAt} IS NULL AND ${t.alarmAt} IS NULL AND ${t.endedAt} IS NOT NULL
        ELSE false END IS TRUE`,
    ),
    check('complaint_call_rung_check', sql`${t.rung} BETWEEN 0 AND 5 AND ${t.round} BETWEEN 0 AND 1 AND ${t.seq} > 0`),
    communityPolicy(),
    purposeReadSomePolicy('called', isCalled),
    maintenancePolicy(),
  ],
)

/** What was done with a call, by whom, when: written once. Officers above a community are no members: their name stands here. */
export const complaintCallEntry = pgTable(
  'complaint_call_entry',
  {
    communityId: uuid().notNull(),
    callId: uuid().notNull(),
    seq: integer().notNull(),
    step: text().$type<CallStep>().notNull(),
    state: text().$type<CallState>().notNull(),
    party: text().$type<CallParty>().notNull(),
    actorId: uuid(),
    actorName: text(),
    actorRole: text().$type<Role>(),
    note: text(),
    reason: text().$type<CallRefusal>(),
    rung: text().$type<Rung>(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_call_entry_pk', columns: [t.communityId, t.callId, t.seq] }),
    foreignKey({
      name: 'complaint_call_entry_call_fk',
      columns: [t.communityId, t.callId],
      foreignColumns: [complaintCall.communityId, complaintCall.id],
    }),
    index('complaint_call_entry_actor_idx').on(t.communityId, t.actorId, t.at),
    check('complaint_call_entry_actor_check', sql`(${t.party} = 'CLOCK') = (${t.actorId} IS NULL)`),
    check('complaint_call_entry_reason_check', sql`(${t.step} = 'REFUSE') = (${t.reason} IS NOT NULL)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A rung that a call has climbed, while one of its clocks ran: each of them once. */
export const complaintCallRung = pgTable(
  'complaint_call_rung',
  {
    communityId: uuid().notNull(),
    callId: uuid().notNull(),
    round: integer().notNull(),
    clock: text().$type<CallClock>().notNull(),
    rung: text().$type<Rung>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_call_rung_pk', columns: [t.communityId, t.callId, t.round, t.clock, t.rung] }),
    foreignKey({
      name: 'complaint_call_rung_call_fk',
      columns: [t.communityId, t.callId],
      foreignColumns: [complaintCall.communityId, complaintCall.id],
    }),
    check('complaint_call_rung_clock_check', sql`${t.clock} IN ('report', 'work', 'answer')`),
    check('complaint_call_rung_rung_check', sql`${t.rung} IN ('half', 'most', 'due', 'street', 'list')`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
