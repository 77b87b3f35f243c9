import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  ownAllPolicy,
  ownPolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { account, member } from '../identity/identity.tables.ts'

/**
 * That somebody looked at personal data unmasked, and why. `account_id` is whom it was about, or `owner_id` which owner
 * of the register, or `estate_id` whose whole register. Written once and never changed.
 */
export const dataRead = pgTable(
  'data_read',
  {
    ...tenantKey(),
    accountId: uuid(),
    ownerId: uuid(),
    estateId: uuid(),
    what: text().notNull(),
    purpose: text().notNull(),
    readerId: uuid().notNull(),
    readerRole: text(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'data_read_pk', columns: [t.communityId, t.id] }),
    index('data_read_account_idx').on(t.communityId, t.accountId, t.createdAt, t.id),
    index('data_read_owner_idx').on(t.communityId, t.ownerId, t.createdAt, t.id),
    index('data_read_estate_idx').on(t.communityId, t.estateId, t.createdAt, t.id),
    foreignKey({
      name: 'data_read_member_fk',
      columns: [t.communityId, t.readerId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('data_read_what_check', sql`${t.what} IN ('phone', 'owner', 'register_export')`),
    check('data_read_subject_check', sql`num_nonnulls(${t.accountId}, ${t.ownerId}, ${t.estateId}) > 0`),
    communityPolicy(),
    ownPolicy(),
    maintenancePolicy(),
  ],
)

/** One saying of yes or no to a purpose; the last one counts, and every one stays as proof. */
export const consent = pgTable(
  'consent',
  {
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    purpose: text().notNull(),
    version: text().notNull(),
    isGranted: boolean().notNull(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'consent_pk', columns: [t.id] }),
    index('consent_account_idx').on(t.accountId, t.purpose, t.createdAt, t.id),
    foreignKey({ name: 'consent_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    check(
      'consent_purpose_check',
      sql`${t.purpose} IN ('service', 'public_name', 'wechat_messages', 'location_check', 'id_document')`,
    ),
    ownAllPolicy(),
    maintenancePolicy(),
  ],
)
