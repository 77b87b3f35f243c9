import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, ownAllPolicy, purposePolicy } from '../db/tables.ts'

/** What a POST with an Idempotency-Key answered, written in the effect's own transaction. */
export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    communityId: uuid().notNull(),
    accountId: uuid().notNull(),
    key: text().notNull(),
    requestDigest: text().notNull(),
    status: integer().notNull(),
    reply: text().notNull(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'idempotency_key_pk', columns: [t.communityId, t.accountId, t.key] }),
    index('idempotency_key_created_idx').on(t.communityId, t.createdAt),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** The same for calls above communities. */
export const accountIdempotencyKey = pgTable(
  'account_idempotency_key',
  {
    accountId: uuid().notNull(),
    key: text().notNull(),
    requestDigest: text().notNull(),
    status: integer().notNull(),
    reply: text().notNull(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'account_idempotency_key_pk', columns: [t.accountId, t.key] }),
    index('account_idempotency_key_created_idx').on(t.createdAt),
    ownAllPolicy(),
    purposePolicy('sweep'),
    maintenancePolicy(),
  ],
)
