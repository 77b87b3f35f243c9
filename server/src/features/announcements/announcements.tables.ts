import type { AttachmentUse } from '@liren/shared/announcements.attachments'
import type { Audience } from '@liren/shared/announcements'
import type { AnnouncementKind, Matter } from '@liren/shared/announcements.matter'
import type { ErrorCode } from '@liren/shared/problem'
import type { StructuredText } from '@liren/shared/structured.text'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  purposeReadPolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { boardColumn } from '../columns/columns.tables.ts'
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
    kind: text().$type<AnnouncementKind>().notNull().default('notice'),
    matter: jsonb().$type<Matter>().notNull().default({ kind: 'notice' }),
    attachments: jsonb().$type<AttachmentUse[]>().notNull().default([]),
    /** The first picture. */
    coverId: uuid(),
    columnId: uuid(),
    confirm: boolean().notNull().default(false),
    pinnedUntil: instant(),
    expiresAt: instant(),
    version: integer().notNull(),
    /** Who of the office wrote last, while it is a draft. */
    editedBy: uuid(),
    createdAt: instant().notNull().default(now),
    updatedAt: instant().notNull().default(now),
    /** When it is to go out, by whose order, and what kept it from going. */
    publishAt: instant(),
    scheduledBy: uuid(),
    scheduleFault: text().$type<ErrorCode>(),
    publishedAt: instant(),
    /** Of a disclosure, from when it is published. */
    displayedUntil: instant(),
    corrections: integer().notNull().default(0),
    correctedAt: instant(),
    withdrawnAt: instant(),
    withdrawnBy: uuid(),
    withdrawalReason: text(),
  },
  (t) => [
    primaryKey({ name: 'announcement_pk', columns: [t.communityId, t.id] }),
    index('announcement_author_idx').on(t.communityId, t.authorId, t.updatedAt, t.id),
    index('announcement_office_idx').on(t.communityId, t.authorRole, t.authorScopeId, t.updatedAt, t.id),
    index('announcement_due_idx')
      .on(t.publishAt)
      .where(sql`published_at IS NULL AND publish_at IS NOT NULL`),
    foreignKey({
      name: 'announcement_column_fk',
      columns: [t.communityId, t.columnId],
      foreignColumns: [boardColumn.communityId, boardColumn.id],
    }),
    foreignKey({
      name: 'announcement_author_fk',
      columns: [t.communityId, t.authorId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('announcement_version_check', sql`${t.version} >= 1`),
    check('announcement_kind_check', sql`${t.kind} IN ('notice', 'disclosure', 'event', 'urgent')`),
    check('announcement_schedule_check', sql`(${t.publishAt} IS NULL) = (${t.scheduledBy} IS NULL)`),
    check('announcement_corrections_check', sql`${t.corrections} BETWEEN 0 AND 20`),
    check(
      'announcement_displayed_check',
      sql`${t.publishedAt} IS NULL OR (${t.kind} = 'disclosure') = (${t.displayedUntil} IS NOT NULL)`,
    ),
    // Whatever the app thinks: a disclosure stays as long as was promised.
    check(
      'announcement_kept_check',
      sql`${t.withdrawnAt} IS NULL OR ${t.displayedUntil} IS NULL OR ${t.withdrawnAt} >= ${t.displayedUntil}`,
    ),
    check(
      'announcement_shown_check',
      sql`${t.expiresAt} IS NULL OR ${t.displayedUntil} IS NULL OR ${t.expiresAt} >= ${t.displayedUntil}`,
    ),
    check(
      'announcement_withdrawal_check',
      sql`(${t.withdrawnAt} IS NULL) = (${t.withdrawalReason} IS NULL) AND (${t.withdrawnAt} IS NULL OR ${t.publishedAt} IS NOT NULL)`,
    ),
    communityPolicy(),
    purposeReadPolicy('sweep'),
    maintenancePolicy(),
  ],
)

/**
 * To whom a published notice is addressed, one key per target (`announcements.rules`); the feed reads along it, so what
 * the feed chooses by is here, too. `isPast` follows the clock later; the feed looks at `expiresAt` besides.
 */
export const announcementTarget = pgTable(
  'announcement_target',
  {
    communityId: uuid().notNull(),
    announcementId: uuid().notNull(),
    audienceKey: text().notNull(),
    publishedAt: instant().notNull(),
    kind: text().$type<AnnouncementKind>().notNull().default('notice'),
    columnId: uuid(),
    pinnedUntil: instant(),
    urgentUntil: instant(),
    expiresAt: instant(),
    isPast: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ name: 'announcement_target_pk', columns: [t.communityId, t.announcementId, t.audienceKey] }),
    index('announcement_target_feed_idx')
      .on(t.communityId, t.audienceKey, t.publishedAt, t.announcementId)
      .where(sql`NOT is_past`),
    index('announcement_target_past_idx')
      .on(t.communityId, t.audienceKey, t.publishedAt, t.announcementId)
      .where(sql`expires_at IS NOT NULL`),
    index('announcement_target_kind_idx').on(t.communityId, t.audienceKey, t.kind, t.publishedAt, t.announcementId),
    index('announcement_target_column_idx')
      .on(t.communityId, t.audienceKey, t.columnId, t.publishedAt, t.announcementId)
      .where(sql`column_id IS NOT NULL`),
    index('announcement_target_pinned_idx')
      .on(t.communityId, t.audienceKey, t.pinnedUntil)
      .where(sql`pinned_until IS NOT NULL`),
    index('announcement_target_urgent_idx')
      .on(t.communityId, t.audienceKey, t.urgentUntil)
      .where(sql`urgent_until IS NOT NULL`),
    index('announcement_target_expiry_idx')
      .on(t.expiresAt)
      .where(sql`NOT is_past AND expires_at IS NOT NULL`),
    foreignKey({
      name: 'announcement_target_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    communityPolicy(),
    purposeReadPolicy('sweep'),
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
