import type { AttachmentUse } from '@liren/shared/announcements.attachments'
import type { EventFacts } from '@liren/shared/announcements.matter'
import type { StructuredText } from '@liren/shared/structured.text'
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  purposeReadPolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { announcement } from './announcements.tables.ts'

/** What a notice said before a correction; never changed, never removed. */
export const announcementRevision = pgTable(
  'announcement_revision',
  {
    communityId: uuid().notNull(),
    announcementId: uuid().notNull(),
    /** The version that said it. */
    version: integer().notNull(),
    title: text().notNull(),
    body: jsonb().$type<StructuredText>().notNull(),
    event: jsonb().$type<EventFacts>(),
    attachments: jsonb().$type<AttachmentUse[]>().notNull(),
    saidFrom: instant().notNull(),
    correctedAt: instant().notNull(),
    correctedBy: uuid().notNull(),
    reason: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'announcement_revision_pk', columns: [t.communityId, t.announcementId, t.version] }),
    foreignKey({
      name: 'announcement_revision_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    foreignKey({
      name: 'announcement_revision_member_fk',
      columns: [t.communityId, t.correctedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/**
 * An uploaded file. Those that the notice may still show hold one of nine slots; one that only an earlier version
 * shows has given its slot back.
 */
export const announcementAttachment = pgTable(
  'announcement_attachment',
  {
    ...tenantKey(),
    announcementId: uuid().notNull(),
    slot: smallint(),
    kind: text().$type<'picture' | 'pdf'>().notNull(),
    name: text().notNull(),
    fileKey: text().notNull(),
    previewKey: text(),
    bytes: integer().notNull(),
    width: integer(),
    height: integer(),
    uploadedBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'announcement_attachment_pk', columns: [t.communityId, t.id] }),
    unique('announcement_attachment_slot_key').on(t.communityId, t.announcementId, t.slot),
    index('announcement_attachment_file_idx').on(t.fileKey),
    index('announcement_attachment_preview_idx').on(t.previewKey),
    foreignKey({
      name: 'announcement_attachment_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    foreignKey({
      name: 'announcement_attachment_member_fk',
      columns: [t.communityId, t.uploadedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('announcement_attachment_slot_check', sql`${t.slot} BETWEEN 1 AND 9`),
    check('announcement_attachment_kind_check', sql`${t.kind} IN ('picture', 'pdf')`),
    communityPolicy(),
    purposeReadPolicy('sweep'),
    maintenancePolicy(),
  ],
)

/** That somebody confirmed having read a notice, and in which version; once each. */
export const announcementConfirmation = pgTable(
  'announcement_confirmation',
  {
    communityId: uuid().notNull(),
    announcementId: uuid().notNull(),
    accountId: uuid().notNull(),
    version: integer().notNull(),
    confirmedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'announcement_confirmation_pk', columns: [t.communityId, t.announcementId, t.accountId] }),
    foreignKey({
      name: 'announcement_confirmation_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
