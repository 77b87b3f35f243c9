import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
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
    title: text().notNull(),
    sender: text().notNull(),
    createdAt: instant().notNull().default(now),
    readAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'message_pk', columns: [t.communityId, t.id] }),
    unique('message_subject_key').on(t.communityId, t.accountId, t.kind, t.subjectId),
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
      sql`${t.kind} IN ('announcement_published', 'announcement_reminded', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result')`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
