import type { RegisterMapping, RegisterTotals } from '@liren/shared/register.findings'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
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
  purposePolicy,
  purposeReadPolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { estate, unit } from '../neighbourhood/neighbourhood.tables.ts'
import type { ImportCounts } from './register.drawing.rules.ts'

/**
 * A buyer as the register of one estate knows them. `identity_key` is the keyed digest of what makes entries the same
 * buyer (`register.owners.rules`); what is personal is sealed, `masked` may be shown, `index` can only be compared.
 */
export const owner = pgTable(
  'owner',
  {
    ...tenantKey(),
    estateId: uuid().notNull(),
    kind: text().notNull(),
    identityKey: text().notNull(),
    nameSealed: text().notNull(),
    nameMasked: text().notNull(),
    phoneSealed: text(),
    phoneMasked: text(),
    phoneIndex: text(),
    /** The whole number of the certificate, or its last four characters when the register holds only those. */
    numberSealed: text(),
    numberMasked: text(),
    createdAt: instant().notNull().default(now),
    updatedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'owner_pk', columns: [t.communityId, t.id] }),
    unique('owner_identity_key').on(t.communityId, t.estateId, t.identityKey),
    foreignKey({
      name: 'owner_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    check('owner_kind_check', sql`${t.kind} IN ('person', 'company')`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** That a buyer owns a unit, alone or with others. Ended ones stay: who owned it when is part of the register. */
export const ownership = pgTable(
  'ownership',
  {
    ...tenantKey(),
    /** Of unit and owner both; here so that an estate's register is one range of an index. */
    estateId: uuid().notNull(),
    unitId: uuid().notNull(),
    ownerId: uuid().notNull(),
    /** The order in which the register names the owners of the unit, from 1. */
    ordinal: integer().notNull(),
    createdAt: instant().notNull().default(now),
    createdBy: uuid().notNull(),
    endedAt: instant(),
    endedBy: uuid(),
  },
  (t) => [
    primaryKey({ name: 'ownership_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('ownership_held_key')
      .on(t.communityId, t.unitId, t.ownerId)
      .where(sql`ended_at IS NULL`),
    index('ownership_estate_idx')
      .on(t.communityId, t.estateId, t.unitId)
      .where(sql`ended_at IS NULL`),
    index('ownership_owner_idx').on(t.communityId, t.ownerId),
    foreignKey({
      name: 'ownership_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    foreignKey({
      name: 'ownership_unit_fk',
      columns: [t.communityId, t.unitId],
      foreignColumns: [unit.communityId, unit.id],
    }),
    foreignKey({
      name: 'ownership_owner_fk',
      columns: [t.communityId, t.ownerId],
      foreignColumns: [owner.communityId, owner.id],
    }),
    check('ownership_ordinal_check', sql`${t.ordinal} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A file on its way into the register of an estate. The file and its findings go when it ends. */
export const registerImport = pgTable(
  'register_import',
  {
    ...tenantKey(),
    estateId: uuid().notNull(),
    status: text().notNull(),
    /** Percent of the present step. */
    progress: integer().notNull().default(0),
    failure: text(),
    /** The register was changed between check and writing: nothing was written, the findings are new. */
    movedOn: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    fileName: text().notNull(),
    fileKey: text().notNull(),
    /** The first rows of each sheet, sealed. */
    peekSealed: text(),
    mapping: jsonb().$type<RegisterMapping>(),
    /** What a person answered, by question; sealed. */
    answersSealed: text(),
    skippedRows: jsonb().$type<{ sheet: string; row: number }[]>().notNull().default([]),
    counts: jsonb().$type<ImportCounts>(),
    totals: jsonb().$type<RegisterTotals>(),
    /** Digest of everything the import would do: what is applied is what was shown. */
    planDigest: text(),
    createdBy: uuid().notNull(),
    /** Who took the last step: had it checked, written or given up. */
    handledBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
    updatedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'register_import_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('register_import_open_key')
      .on(t.communityId, t.estateId)
      .where(sql`status IN ('reading', 'mapping', 'checking', 'checked', 'applying')`),
    index('register_import_list_idx').on(t.communityId, t.createdAt, t.id),
    index('register_import_stale_idx')
      .on(t.updatedAt)
      .where(sql`status IN ('reading', 'mapping', 'checking', 'checked', 'applying')`),
    foreignKey({
      name: 'register_import_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    foreignKey({
      name: 'register_import_member_fk',
      columns: [t.communityId, t.createdBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'register_import_handler_fk',
      columns: [t.communityId, t.handledBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check(
      'register_import_status_check',
      sql`${t.status} IN ('reading', 'mapping', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed')`,
    ),
    communityPolicy(),
    purposeReadPolicy('sweep'),
    maintenancePolicy(),
  ],
)

/** One finding of a check: a fault, a question or a change, in the order of the file; sealed, for it quotes the file. */
export const registerFinding = pgTable(
  'register_finding',
  {
    communityId: uuid().notNull(),
    importId: uuid().notNull(),
    kind: text().notNull(),
    ordinal: integer().notNull(),
    sealed: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'register_finding_pk', columns: [t.communityId, t.importId, t.ordinal] }),
    index('register_finding_kind_idx').on(t.communityId, t.importId, t.kind, t.ordinal),
    foreignKey({
      name: 'register_finding_import_fk',
      columns: [t.communityId, t.importId],
      foreignColumns: [registerImport.communityId, registerImport.id],
    }),
    check(
      'register_finding_kind_check',
      sql`${t.kind} IN ('fault', 'question', 'created', 'changed', 'left', 'absent')`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** That somebody took the register out, why, and where the sealed file waits until it is fetched once. */
export const registerExport = pgTable(
  'register_export',
  {
    ...tenantKey(),
    estateId: uuid().notNull(),
    reason: text().notNull(),
    status: text().notNull(),
    fileKey: text(),
    createdBy: uuid().notNull(),
    sessionId: uuid().notNull(),
    createdAt: instant().notNull().default(now),
    expiresAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'register_export_pk', columns: [t.communityId, t.id] }),
    index('register_export_due_idx')
      .on(t.expiresAt)
      .where(sql`status IN ('making', 'ready')`),
    foreignKey({
      name: 'register_export_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    foreignKey({
      name: 'register_export_member_fk',
      columns: [t.communityId, t.createdBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('register_export_status_check', sql`${t.status} IN ('making', 'ready', 'expired')`),
    communityPolicy(),
    purposePolicy('sweep'),
    maintenancePolicy(),
  ],
)
