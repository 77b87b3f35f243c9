import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, ownAllPolicy, tenantKey } from '../../platform/db/tables.ts'
import { account } from '../identity/identity.tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'

/**
 * A line in the inbox of an officer above communities, who is no member of the one it comes from and reads those of all
 * communities in one list; the unique key makes it exactly once per matter, whatever is retried.
 */
export const officeMessage = pgTable(
  'office_message',
  {
    ...tenantKey(),
    accountId: uuid().notNull(),
    kind: text().notNull(),
    subjectId: uuid().notNull(),
    /** Which of several of its kind about one matter. */
    occasion: integer().notNull(),
    /** What to open. */
    aboutId: uuid().notNull(),
    title: text().notNull(),
    createdAt: instant().notNull().default(now),
    readAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'office_message_pk', columns: [t.communityId, t.id] }),
    unique('office_message_subject_key').on(t.communityId, t.accountId, t.kind, t.subjectId, t.occasion),
    index('office_message_inbox_idx').on(t.accountId, t.createdAt, t.id),
    index('office_message_unread_idx')
      .on(t.accountId)
      .where(sql`read_at IS NULL`),
    foreignKey({ name: 'office_message_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    foreignKey({ name: 'office_message_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    check(
      'office_message_kind_check',
      sql`${t.kind} IN ('matter_climbed', 'matter_listed', 'call_waiting', 'call_due', 'call_overdue', 'call_ended', 'task_answered')`,
    ),
    communityPolicy(),
    ownAllPolicy(),
    maintenancePolicy(),
  ],
)
