import type { Audience } from '@liren/shared/announcements'
import type { StructuredText } from '@liren/shared/structured.text'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'

export const announcement = pgTable(
  'announcement',
  {
    ...tenantKey(),
    authorId: uuid().notNull(),
    /** The author's name and office as signed; a later change of either does not rewrite it. */
    authorNickname: text().notNull(),
    authorRole: text().notNull(),
    authorScopeId: uuid().notNull(),
    authorScopeLabel: text().notNull(),
    title: text().notNull(),
    excerpt: text().notNull(),
    body: jsonb().$type<StructuredText>().notNull(),
    audience: jsonb().$type<Audience>().notNull(),
    audienceLabels: jsonb().$type<string[]>().notNull(),
    version: integer().notNull(),
    createdAt: instant().notNull().default(now),
    updatedAt: instant().notNull().default(now),
    publishedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'announcement_pk', columns: [t.communityId, t.id] }),
    index('announcement_author_idx').on(t.communityId, t.authorId, t.updatedAt, t.id),
    foreignKey({
      name: 'announcement_author_fk',
      columns: [t.communityId, t.authorId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('announcement_version_check', sql`${t.version} >= 1`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** To whom a published notice is addressed, one key per target (`announcements.rules`); the feed reads along it. */
export const announcementTarget = pgTable(
  'announcement_target',
  {
    communityId: uuid().notNull(),
    announcementId: uuid().notNull(),
    audienceKey: text().notNull(),
    publishedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'announcement_target_pk', columns: [t.communityId, t.announcementId, t.audienceKey] }),
    index('announcement_target_feed_idx').on(t.communityId, t.audienceKey, t.publishedAt, t.announcementId),
    foreignKey({
      name: 'announcement_target_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

export const announcementRead = pgTable(
  'announcement_read',
  {
    communityId: uuid().notNull(),
    announcementId: uuid().notNull(),
    accountId: uuid().notNull(),
    readAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'announcement_read_pk', columns: [t.communityId, t.announcementId, t.accountId] }),
    foreignKey({
      name: 'announcement_read_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
