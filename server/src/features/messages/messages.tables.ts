import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'

/** A line in somebody's inbox; the unique key makes it exactly once per matter, whatever is retried. */
export const message = pgTable(
  'message',
  {
    ...tenantKey(),
    accountId: uuid().notNull(),
    kind: text().notNull(),
    subjectId: uuid().notNull(),
    /** Which of several of its kind about one matter, such as the second reminder; 0 where there is only one. */
    occasion: integer().notNull().default(0),
    /** What to open, where the subject itself cannot be: the notice of a question. */
    aboutId: uuid(),
    title: text().notNull(),
    sender: text().notNull(),
    createdAt: instant().notNull().default(now),
    readAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'message_pk', columns: [t.communityId, t.id] }),
    unique('message_subject_key').on(t.communityId, t.accountId, t.kind, t.subjectId, t.occasion),
    index('message_inbox_idx').on(t.communityId, t.accountId, t.createdAt, t.id),
    index('message_unread_idx')
      .on(t.communityId, t.accountId)
      .where(sql`read_at IS NULL`),
    index('message_matter_idx').on(t.communityId, t.subjectId, t.kind),
    foreignKey({
      name: 'message_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check(
      'message_kind_check',
      sql`${t.kind} IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated', 'complaint_waiting', 'complaint_moved', 'complaint_sent', 'complaint_due', 'complaint_climbed', 'task_pushed', 'activity_decided', 'shift_moved_in', 'shift_cancelled', 'attendance_entered', 'shift_reminder', 'shift_changed', 'shift_called_off', 'guardian_asked', 'guardian_noted', 'guardian_refused', 'service_rejected', 'appeal_decided', 'credit_doubted', 'objection_upheld', 'objection_dismissed', 'certificate_decided', 'help_received', 'group_proposal', 'group_activity', 'points_expiring')`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
