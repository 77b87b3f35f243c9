import type { ResidenceRelation, Verification } from '@liren/shared/roles'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  ownPolicy,
  purposePolicy,
  purposeReadSomePolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { account, member } from '../identity/identity.tables.ts'
import { unit } from '../neighbourhood/neighbourhood.tables.ts'
import { owner } from '../register/register.tables.ts'

/** An office held at a place inside a community. Ended grants stay for the record. */
export const roleGrant = pgTable(
  'role_grant',
  {
    ...tenantKey(),
    accountId: uuid().notNull(),
    role: text().notNull(),
    scopeKind: text().notNull(),
    scopeId: uuid().notNull(),
    /** Of a grid worker: 网格长, 网格员 or 辅助员. */
    post: text(),
    grantedBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
    expiresAt: instant(),
    endedAt: instant(),
    endedBy: uuid(),
    endReason: text(),
  },
  (t) => [
    primaryKey({ name: 'role_grant_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('role_grant_held_key')
      .on(t.communityId, t.accountId, t.role, t.scopeId)
      .where(sql`ended_at IS NULL`),
    index('role_grant_account_idx').on(t.accountId),
    index('role_grant_role_idx').on(t.communityId, t.role),
    index('role_grant_list_idx')
      .on(t.communityId, t.createdAt, t.id)
      .where(sql`ended_at IS NULL`),
    index('role_grant_record_idx').on(t.communityId, t.createdAt, t.id),
    index('role_grant_scope_idx').on(t.communityId, t.scopeId),
    foreignKey({
      name: 'role_grant_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check(
      'role_grant_scope_kind_check',
      sql`${t.scopeKind} IN ('community', 'estate', 'grid', 'building', 'entrance', 'unit', 'column')`,
    ),
    check(
      'role_grant_post_check',
      sql`(${t.role} = 'grid_worker') = (${t.post} IS NOT NULL) AND ${t.post} IN ('chief', 'worker', 'assistant')`,
    ),
    communityPolicy(),
    ownPolicy(),
    maintenancePolicy(),
  ],
)

/** Roles above communities: the platform's operators, street and department officers. */
export const roleGrantAbove = pgTable(
  'role_grant_above',
  {
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    role: text().notNull(),
    scopeKind: text(),
    scopeId: uuid(),
    /** Of a department officer: which department; empty where it was not said, and for other offices. */
    department: text().notNull().default(''),
    grantedBy: uuid(),
    createdAt: instant().notNull().default(now),
    expiresAt: instant(),
    endedAt: instant(),
    endedBy: uuid(),
    endReason: text(),
  },
  (t) => [
    primaryKey({ name: 'role_grant_above_pk', columns: [t.id] }),
    uniqueIndex('role_grant_above_held_key')
      .on(t.accountId, t.role, sql`coalesce(scope_id, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`ended_at IS NULL`),
    index('role_grant_above_list_idx').on(t.createdAt, t.id),
    index('role_grant_above_scope_idx')
      .on(t.scopeId)
      .where(sql`ended_at IS NULL`),
    foreignKey({ name: 'role_grant_above_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    check('role_grant_above_role_check', sql`${t.role} IN ('operator', 'street', 'department')`),
    check('role_grant_above_scope_check', sql`(${t.role} = 'operator') = (${t.scopeId} IS NULL)`),
    check('role_grant_above_department_check', sql`${t.department} = '' OR ${t.role} = 'department'`),
    ownPolicy(),
    purposePolicy('grant'),
    // A community sees which offices above it there are to be called.
    purposeReadSomePolicy('whistle', sql`role IN ('street', 'department')`),
    maintenancePolicy(),
  ],
)

/** That a person lives in, or owns, a unit. Ended ones stay for the record. */
export const residence = pgTable(
  'residence',
  {
    ...tenantKey(),
    unitId: uuid().notNull(),
    accountId: uuid().notNull(),
    relation: text().$type<ResidenceRelation>().notNull(),
    createdAt: instant().notNull().default(now),
    createdBy: uuid().notNull(),
    /** When an owner was checked; null again once the phone may have changed hands. */
    verifiedAt: instant(),
    /** Who of the committee checked; null when the phone did. */
    verifiedBy: uuid(),
    verification: text().$type<Verification>(),
    /** Which owner of the register the person is. */
    ownerId: uuid(),
    isUnder14: boolean().notNull().default(false),
    /** The adult of the flat who consented; until then somebody under 14 takes no part. */
    guardianId: uuid(),
    guardianAt: instant(),
    endedAt: instant(),
    endedBy: uuid(),
    endReason: text(),
  },
  (t) => [
    primaryKey({ name: 'residence_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('residence_held_key')
      .on(t.communityId, t.unitId, t.accountId)
      .where(sql`ended_at IS NULL`),
    index('residence_account_idx').on(t.communityId, t.accountId),
    foreignKey({
      name: 'residence_unit_fk',
      columns: [t.communityId, t.unitId],
      foreignColumns: [unit.communityId, unit.id],
    }),
    foreignKey({
      name: 'residence_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'residence_owner_fk',
      columns: [t.communityId, t.ownerId],
      foreignColumns: [owner.communityId, owner.id],
    }),
    check(
      'residence_relation_check',
      sql`${t.relation} IN ('owner', 'co_owner', 'representative', 'guardian', 'heir', 'tenant', 'family')`,
    ),
    check('residence_verification_check', sql`${t.verification} IN ('phone', 'deed', 'id_check')`),
    check(
      'residence_verified_check',
      sql`${t.verifiedAt} IS NULL OR (${t.verification} IS NOT NULL AND ${t.relation} NOT IN ('tenant', 'family'))`,
    ),
    check('residence_guardian_check', sql`(${t.guardianAt} IS NULL) = (${t.guardianId} IS NULL)`),
    communityPolicy(),
    ownPolicy(),
    maintenancePolicy(),
  ],
)
