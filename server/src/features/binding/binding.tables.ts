import type { RequestStatus } from '@liren/shared/binding.views'
import type { ResidenceRelation } from '@liren/shared/roles'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  ownPolicy,
  purposeReadPolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { account, member } from '../identity/identity.tables.ts'
import { unit } from '../neighbourhood/neighbourhood.tables.ts'

/** A slip printed for a flat. Only the keyed digest of its code is kept; whoever brings the code finds the row. */
export const invitation = pgTable(
  'invitation',
  {
    ...tenantKey(),
    unitId: uuid().notNull(),
    codeDigest: text().notNull(),
    createdAt: instant().notNull().default(now),
    createdBy: uuid().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    usedBy: uuid(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'invitation_pk', columns: [t.communityId, t.id] }),
    unique('invitation_code_key').on(t.communityId, t.codeDigest),
    // Whoever brings a code does not say of which community.
    index('invitation_code_idx').on(t.codeDigest),
    index('invitation_unit_idx').on(t.communityId, t.unitId),
    foreignKey({
      name: 'invitation_unit_fk',
      columns: [t.communityId, t.unitId],
      foreignColumns: [unit.communityId, unit.id],
    }),
    foreignKey({
      name: 'invitation_member_fk',
      columns: [t.communityId, t.createdBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('invitation_used_check', sql`(${t.usedAt} IS NULL) = (${t.usedBy} IS NULL)`),
    communityPolicy(),
    purposeReadPolicy('binding'),
    maintenancePolicy(),
  ],
)

/** Somebody asks the committee to be bound to a flat. What they wrote is sealed. */
export const bindingRequest = pgTable(
  'binding_request',
  {
    ...tenantKey(),
    unitId: uuid().notNull(),
    accountId: uuid().notNull(),
    relation: text().$type<ResidenceRelation>().notNull(),
    nickname: text().notNull(),
    phoneMasked: text().notNull(),
    /** Blind; to compare with the register's. Null when the account has no phone. */
    phoneIndex: text(),
    noteSealed: text(),
    isUnder14: boolean().notNull(),
    status: text().$type<RequestStatus>().notNull(),
    reason: text(),
    createdAt: instant().notNull().default(now),
    decidedAt: instant(),
    decidedBy: uuid(),
  },
  (t) => [
    primaryKey({ name: 'binding_request_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('binding_request_open_key')
      .on(t.communityId, t.accountId, t.unitId)
      .where(sql`status = 'pending'`),
    index('binding_request_list_idx').on(t.communityId, t.status, t.createdAt, t.id),
    index('binding_request_account_idx').on(t.accountId, t.createdAt, t.id),
    foreignKey({
      name: 'binding_request_unit_fk',
      columns: [t.communityId, t.unitId],
      foreignColumns: [unit.communityId, unit.id],
    }),
    foreignKey({ name: 'binding_request_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    check('binding_request_status_check', sql`${t.status} IN ('pending', 'approved', 'refused', 'withdrawn')`),
    check('binding_request_decided_check', sql`(${t.status} = 'pending') = (${t.decidedAt} IS NULL)`),
    communityPolicy(),
    ownPolicy(),
    maintenancePolicy(),
  ],
)
