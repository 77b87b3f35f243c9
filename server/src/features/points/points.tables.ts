import type { GrantRule, JournalKind, PointsTerms } from '@liren/shared/points'
import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
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
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'
import type { AccountKind, Currency } from './points.moves.rules.ts'

/** An amount of points or minutes: whole, and far below where JavaScript's numbers end. */
const amount = () => bigint({ mode: 'number' })

/** What a community has settled about points; without a row it is as usual. */
export const pointsSetting = pgTable(
  'points_setting',
  {
    communityId: uuid().notNull(),
    terms: jsonb().$type<PointsTerms>().notNull(),
    version: integer().notNull(),
    changedBy: uuid().notNull(),
    changedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'points_setting_pk', columns: [t.communityId] }),
    foreignKey({ name: 'points_setting_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('points_setting_version_check', sql`${t.version} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/**
 * Where points or minutes lie: of a member, of a merchant, or the community's own (whose owner is the community). Balance
 * and number of movements stand here for speed and for the floor; the movements prove them.
 */
export const pointsAccount = pgTable(
  'points_account',
  {
    ...tenantKey(),
    currency: text().$type<Currency>().notNull(),
    kind: text().$type<AccountKind>().notNull(),
    ownerId: uuid().notNull(),
    balance: amount().notNull(),
    seq: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_account_pk', columns: [t.communityId, t.id] }),
    unique('points_account_owner_key').on(t.communityId, t.currency, t.kind, t.ownerId),
    unique('points_account_currency_key').on(t.communityId, t.id, t.currency),
    foreignKey({ name: 'points_account_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('points_account_currency_check', sql`${t.currency} IN ('POINT', 'TIME')`),
    check(
      'points_account_kind_check',
      sql`${t.kind} IN ('member', 'debt', 'issuance', 'opening', 'expired', 'escrow', 'merchant')`,
    ),
    check('points_account_floor_check', sql`${t.balance} >= 0 OR ${t.kind} IN ('issuance', 'opening', 'debt')`),
    check('points_account_debt_check', sql`${t.kind} <> 'debt' OR ${t.balance} <= 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** What happened, to whom, by whom and why; its movements are below. The app may insert and read, no more. */
export const pointsJournal = pgTable(
  'points_journal',
  {
    ...tenantKey(),
    kind: text().$type<JournalKind>().notNull(),
    accountId: uuid().notNull(),
    /** What it was for, such as an attendance or an order; with the kind it comes once. */
    sourceId: uuid(),
    /** By which rule it was granted, or what such a grant is taken back by. A vote is none. */
    rule: text().$type<GrantRule>(),
    reversesId: uuid(),
    /** Null when time did it. */
    actorId: uuid(),
    secondId: uuid(),
    note: text(),
    /** The day served, in China; caps count by it. */
    servedOn: date({ mode: 'string' }),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_journal_pk', columns: [t.communityId, t.id] }),
    unique('points_journal_source_key').on(t.communityId, t.kind, t.sourceId, t.accountId),
    unique('points_journal_reverses_key').on(t.communityId, t.reversesId),
    uniqueIndex('points_journal_opening_key')
      .on(t.communityId, t.accountId)
      .where(sql`kind = 'opening'`),
    index('points_journal_day_idx').on(t.communityId, t.accountId, t.servedOn),
    foreignKey({
      name: 'points_journal_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'points_journal_reverses_fk',
      columns: [t.communityId, t.reversesId],
      foreignColumns: [t.communityId, t.id],
    }),
    check(
      'points_journal_kind_check',
      sql`${t.kind} IN ('service', 'manual', 'opening', 'rule', 'reversal', 'expiry', 'order', 'refund', 'handover')`,
    ),
    check('points_journal_reversal_check', sql`(${t.kind} = 'reversal') = (${t.reversesId} IS NOT NULL)`),
    check('points_journal_rule_check', sql`${t.rule} IS NULL OR ${t.rule} IN ('suggestion', 'snap', 'meeting')`),
    check(
      'points_journal_granted_check',
      sql`CASE ${t.kind} WHEN 'rule' THEN ${t.rule} IS NOT NULL WHEN 'reversal' THEN true ELSE ${t.rule} IS NULL END`,
    ),
    // By hand it takes two, and neither of them credits themselves. A rule grants what was settled for what one person
    // has found to be so of another.
    check(
      'points_journal_hands_check',
      sql`CASE WHEN ${t.rule} IS NOT NULL THEN ${t.actorId} IS NOT NULL AND ${t.actorId} <> ${t.accountId} ELSE ${t.kind} NOT IN ('manual', 'opening', 'reversal') OR (${t.actorId} IS NOT NULL AND ${t.secondId} IS NOT NULL AND ${t.note} IS NOT NULL AND ${t.actorId} <> ${t.secondId} AND ${t.actorId} <> ${t.accountId} AND ${t.secondId} <> ${t.accountId}) END`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/**
 * One amount from one account to another, with what each had after it. The number of the movement in each account is a
 * key: two that were reckoned from the same balance cannot both be. The app may insert and read, no more.
 */
export const pointsMovement = pgTable(
  'points_movement',
  {
    communityId: uuid().notNull(),
    journalId: uuid().notNull(),
    ordinal: integer().notNull(),
    currency: text().$type<Currency>().notNull(),
    fromId: uuid().notNull(),
    toId: uuid().notNull(),
    amount: amount().notNull(),
    fromSeq: integer().notNull(),
    toSeq: integer().notNull(),
    fromBalance: amount().notNull(),
    toBalance: amount().notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_movement_pk', columns: [t.communityId, t.journalId, t.ordinal] }),
    unique('points_movement_from_key').on(t.communityId, t.fromId, t.fromSeq),
    unique('points_movement_to_key').on(t.communityId, t.toId, t.toSeq),
    foreignKey({
      name: 'points_movement_journal_fk',
      columns: [t.communityId, t.journalId],
      foreignColumns: [pointsJournal.communityId, pointsJournal.id],
    }),
    // With the currency, so that points never become minutes.
    foreignKey({
      name: 'points_movement_from_fk',
      columns: [t.communityId, t.fromId, t.currency],
      foreignColumns: [pointsAccount.communityId, pointsAccount.id, pointsAccount.currency],
    }),
    foreignKey({
      name: 'points_movement_to_fk',
      columns: [t.communityId, t.toId, t.currency],
      foreignColumns: [pointsAccount.communityId, pointsAccount.id, pointsAccount.currency],
    }),
    check('points_movement_amount_check', sql`${t.amount} > 0`),
    check('points_movement_apart_check', sql`${t.fromId} <> ${t.toId}`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Points of one grant, and when they end. What is left of it is proved by its uses. */
export const pointsLot = pgTable(
  'points_lot',
  {
    ...tenantKey(),
    accountId: uuid().notNull(),
    journalId: uuid().notNull(),
    granted: amount().notNull(),
    remaining: amount().notNull(),
    expiresAt: instant().notNull(),
    /** How often its owner was reminded that it ends. */
    reminders: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'points_lot_pk', columns: [t.communityId, t.id] }),
    index('points_lot_left_idx')
      .on(t.communityId, t.accountId, t.expiresAt, t.id)
      .where(sql`remaining > 0`),
    index('points_lot_due_idx')
      .on(t.communityId, t.expiresAt)
      .where(sql`remaining > 0`),
    index('points_lot_journal_idx').on(t.communityId, t.journalId),
    foreignKey({
      name: 'points_lot_journal_fk',
      columns: [t.communityId, t.journalId],
      foreignColumns: [pointsJournal.communityId, pointsJournal.id],
    }),
    foreignKey({
      name: 'points_lot_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('points_lot_remaining_check', sql`${t.remaining} BETWEEN 0 AND ${t.granted} AND ${t.granted} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** How much a journal took of a lot (below zero) or gave back to it. The app may insert and read, no more. */
export const pointsLotUse = pgTable(
  'points_lot_use',
  {
    communityId: uuid().notNull(),
    journalId: uuid().notNull(),
    lotId: uuid().notNull(),
    amount: amount().notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_lot_use_pk', columns: [t.communityId, t.journalId, t.lotId] }),
    index('points_lot_use_lot_idx').on(t.communityId, t.lotId),
    foreignKey({
      name: 'points_lot_use_journal_fk',
      columns: [t.communityId, t.journalId],
      foreignColumns: [pointsJournal.communityId, pointsJournal.id],
    }),
    foreignKey({
      name: 'points_lot_use_lot_fk',
      columns: [t.communityId, t.lotId],
      foreignColumns: [pointsLot.communityId, pointsLot.id],
    }),
    check('points_lot_use_amount_check', sql`${t.amount} <> 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
