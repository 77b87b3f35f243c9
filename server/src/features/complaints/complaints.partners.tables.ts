import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'
import { complaint } from './complaints.tables.ts'

/** A body outside that uses the public API. Its key is made of its id, its number and a secret of ours: none is stored. */
export const complaintPartner = pgTable(
  'complaint_partner',
  {
    ...tenantKey(),
    name: text().notNull(),
    keyNumber: integer().notNull().default(1),
    /** Where it is told of what happens; by https, and never within our own network. */
    callbackUrl: text(),
    madeBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'complaint_partner_pk', columns: [t.communityId, t.id] }),
    foreignKey({ name: 'complaint_partner_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('complaint_partner_callback_check', sql`${t.callbackUrl} LIKE 'https://%'`),
    check('complaint_partner_key_check', sql`${t.keyNumber} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** What a partner reported, under its own number, or was handed by the committee. */
export const complaintShared = pgTable(
  'complaint_shared',
  {
    communityId: uuid().notNull(),
    partnerId: uuid().notNull(),
    complaintId: uuid().notNull(),
    externalId: text(),
    /** When the matter was reported: the order of the partner's list. */
    reportedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_shared_pk', columns: [t.communityId, t.partnerId, t.complaintId] }),
    uniqueIndex('complaint_shared_external_key').on(t.communityId, t.partnerId, t.externalId),
    index('complaint_shared_complaint_idx').on(t.communityId, t.complaintId),
    index('complaint_shared_list_idx').on(t.communityId, t.partnerId, t.reportedAt, t.complaintId),
    foreignKey({
      name: 'complaint_shared_partner_fk',
      columns: [t.communityId, t.partnerId],
      foreignColumns: [complaintPartner.communityId, complaintPartner.id],
    }),
    foreignKey({
      name: 'complaint_shared_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Words of a partner, under its own number: each of them once. */
export const complaintPartnerNote = pgTable(
  'complaint_partner_note',
  {
    communityId: uuid().notNull(),
    partnerId: uuid().notNull(),
    externalId: text().notNull(),
    complaintId: uuid().notNull(),
    seq: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_partner_note_pk', columns: [t.communityId, t.partnerId, t.externalId] }),
    foreignKey({
      name: 'complaint_partner_note_shared_fk',
      columns: [t.communityId, t.partnerId, t.complaintId],
      foreignColumns: [complaintShared.communityId, complaintShared.partnerId, complaintShared.complaintId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
