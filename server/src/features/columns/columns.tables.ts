import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'

/** The eight columns of a community. They are edited together, so their versions are one. */
export const boardColumn = pgTable(
  'board_column',
  {
    ...tenantKey(),
    code: text().notNull(),
    name: text().notNull(),
    isOn: boolean().notNull().default(true),
    ordinal: smallint().notNull(),
    blurb: text(),
    promisedReplyMinutes: integer(),
    version: integer().notNull().default(1),
    rosterVersion: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'board_column_pk', columns: [t.communityId, t.id] }),
    unique('board_column_code_key').on(t.communityId, t.code),
    foreignKey({ name: 'board_column_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check(
      'board_column_code_check',
      sql`${t.code} IN ('notices', 'party', 'police', 'family_doctor', 'property', 'owners_committee', 'neighbours', 'services')`,
    ),
    check('board_column_reply_check', sql`${t.promisedReplyMinutes} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A shift: each week on a weekday (1 is Monday), or once on a date; in minutes of the local day. */
export const columnDuty = pgTable(
  'column_duty',
  {
    ...tenantKey(),
    columnId: uuid().notNull(),
    accountId: uuid().notNull(),
    weekday: smallint(),
    onDate: date({ mode: 'string' }),
    fromMinutes: smallint().notNull(),
    toMinutes: smallint().notNull(),
  },
  (t) => [
    primaryKey({ name: 'column_duty_pk', columns: [t.communityId, t.id] }),
    index('column_duty_column_idx').on(t.communityId, t.columnId),
    foreignKey({
      name: 'column_duty_column_fk',
      columns: [t.communityId, t.columnId],
      foreignColumns: [boardColumn.communityId, boardColumn.id],
    }),
    foreignKey({
      name: 'column_duty_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('column_duty_day_check', sql`(${t.weekday} IS NULL) <> (${t.onDate} IS NULL)`),
    check('column_duty_weekday_check', sql`${t.weekday} BETWEEN 1 AND 7`),
    check('column_duty_minutes_check', sql`${t.fromMinutes} BETWEEN 0 AND 1439 AND ${t.toMinutes} BETWEEN 0 AND 1439`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** The number a host chose to show while on duty. The row is the host's agreement: gone with it. */
export const columnContact = pgTable(
  'column_contact',
  {
    ...tenantKey(),
    columnId: uuid().notNull(),
    accountId: uuid().notNull(),
    numberSealed: text().notNull(),
    agreedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'column_contact_pk', columns: [t.communityId, t.id] }),
    unique('column_contact_host_key').on(t.communityId, t.columnId, t.accountId),
    foreignKey({
      name: 'column_contact_column_fk',
      columns: [t.communityId, t.columnId],
      foreignColumns: [boardColumn.communityId, boardColumn.id],
    }),
    foreignKey({
      name: 'column_contact_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
