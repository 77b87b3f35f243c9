import { foreignKey, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { announcement } from './announcements.tables.ts'

/** That those who had not read a notice were reminded of it. The key makes it once. */
export const announcementReminder = pgTable(
  'announcement_reminder',
  {
    communityId: uuid().notNull(),
    announcementId: uuid().notNull(),
    remindedBy: uuid().notNull(),
    remindedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'announcement_reminder_pk', columns: [t.communityId, t.announcementId] }),
    foreignKey({
      name: 'announcement_reminder_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    foreignKey({
      name: 'announcement_reminder_member_fk',
      columns: [t.communityId, t.remindedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
