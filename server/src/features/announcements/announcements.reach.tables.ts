import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, purposeReadPolicy } from '../../platform/db/tables.ts'
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

/**
 * That an audience is being told of a notice, batch by batch. A row that nobody touches any more is one whose process
 * died; a sweep finds it and has the rest told.
 */
export const announcementTelling = pgTable(
  'announcement_telling',
  {
    communityId: uuid().notNull(),
    announcementId: uuid().notNull(),
    kind: text().$type<'published' | 'reminded'>().notNull(),
    touchedAt: instant().notNull().default(now),
    finishedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'announcement_telling_pk', columns: [t.communityId, t.announcementId, t.kind] }),
    index('announcement_telling_open_idx')
      .on(t.touchedAt)
      .where(sql`finished_at IS NULL`),
    foreignKey({
      name: 'announcement_telling_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    check('announcement_telling_kind_check', sql`${t.kind} IN ('published', 'reminded')`),
    communityPolicy(),
    purposeReadPolicy('sweep'),
    maintenancePolicy(),
  ],
)
