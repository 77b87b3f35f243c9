import type { meetingStates } from '@liren/shared/complaints.whistle'
import type { Role } from '@liren/shared/roles'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { complaint } from './complaints.tables.ts'

/** A meeting on matters. Minutes are written once; who is invited, and what was resolved, are calls. */
export const complaintMeeting = pgTable(
  'complaint_meeting',
  {
    ...tenantKey(),
    title: text().notNull(),
    place: text().notNull(),
    startsAt: instant().notNull(),
    state: text().$type<(typeof meetingStates)[number]>().notNull(),
    /** On a dispute: for whoever called it and those invited alone. */
    isPrivate: boolean().notNull(),
    callerRole: text().$type<Role>().notNull(),
    callerScopeId: uuid().notNull(),
    calledBy: uuid().notNull(),
    minutes: text(),
    cancelledFor: text(),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'complaint_meeting_pk', columns: [t.communityId, t.id] }),
    index('complaint_meeting_list_idx').on(t.communityId, t.startsAt, t.id),
    foreignKey({
      name: 'complaint_meeting_member_fk',
      columns: [t.communityId, t.calledBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check(
      'complaint_meeting_state_check',
      sql`CASE ${t.state} WHEN 'PLANNED' THEN num_nonnulls(${t.minutes}, ${t.cancelledFor}, ${t.endedAt}) = 0
        WHEN 'HELD' THEN num_nonnulls(${t.minutes}, ${t.endedAt}) = 2 AND ${t.cancelledFor} IS NULL
        WHEN 'CANCELLED' THEN num_nonnulls(${t.cancelledFor}, ${t.endedAt}) = 2 AND ${t.minutes} IS NULL
        ELSE false END IS TRUE`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** On which matters a meeting is. */
export const complaintMeetingMatter = pgTable(
  'complaint_meeting_matter',
  { communityId: uuid().notNull(), meetingId: uuid().notNull(), complaintId: uuid().notNull() },
  (t) => [
    primaryKey({ name: 'complaint_meeting_matter_pk', columns: [t.communityId, t.meetingId, t.complaintId] }),
    index('complaint_meeting_matter_complaint_idx').on(t.communityId, t.complaintId),
    foreignKey({
      name: 'complaint_meeting_matter_meeting_fk',
      columns: [t.communityId, t.meetingId],
      foreignColumns: [complaintMeeting.communityId, complaintMeeting.id],
    }),
    foreignKey({
      name: 'complaint_meeting_matter_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
