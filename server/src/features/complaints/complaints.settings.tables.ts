import type { DispatchRule } from '@liren/shared/complaints.dispatch'
import type { LayoutColumn } from '@liren/shared/complaints.layout'
import type { OwnLimits } from '@liren/shared/complaints.limits'
import type { SlaCity } from '@liren/shared/complaints.settings'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now } from '../../platform/db/tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'

/** How complaints are handled in a community; one without a row does it as the house does. */
export const complaintSetting = pgTable(
  'complaint_setting',
  {
    communityId: uuid().notNull(),
    isPublicOn: boolean().notNull(),
    confirmDays: integer().notNull(),
    city: text().$type<SlaCity>().notNull(),
    /** Within which minutes of a working day its time counts. */
    workFrom: integer().notNull().default(510),
    workTo: integer().notNull().default(1050),
    /** Where the community is stricter than that city. */
    limits: jsonb().$type<OwnLimits>().notNull().default({ urgency: {}, category: {} }),
    version: integer().notNull(),
    changedBy: uuid().notNull(),
    changedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'complaint_setting_pk', columns: [t.communityId] }),
    foreignKey({ name: 'complaint_setting_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check(
      'complaint_setting_hours_check',
      sql`${t.workFrom} >= 0 AND ${t.workTo} <= 1440 AND ${t.workTo} - ${t.workFrom} >= 240`,
    ),
    check('complaint_setting_days_check', sql`${t.confirmDays} BETWEEN 3 AND 15`),
    check(
      'complaint_setting_city_check',
      sql`${t.city} IN ('house', 'beijing', 'shanghai', 'hangzhou', 'jinan', 'weifang')`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** The rules that send matters on, all of a community together: they are edited and tried as one list. */
export const complaintDispatch = pgTable(
  'complaint_dispatch',
  {
    communityId: uuid().notNull(),
    rules: jsonb().$type<DispatchRule[]>().notNull(),
    version: integer().notNull(),
    changedBy: uuid().notNull(),
    changedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'complaint_dispatch_pk', columns: [t.communityId] }),
    foreignKey({ name: 'complaint_dispatch_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('complaint_dispatch_version_check', sql`${t.version} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** In which columns the sheet for the city's own system is written. */
export const complaintLayout = pgTable(
  'complaint_layout',
  {
    communityId: uuid().notNull(),
    columns: jsonb().$type<LayoutColumn[]>().notNull(),
    version: integer().notNull(),
    changedBy: uuid().notNull(),
    changedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'complaint_layout_pk', columns: [t.communityId] }),
    foreignKey({ name: 'complaint_layout_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('complaint_layout_version_check', sql`${t.version} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Holidays and make-up days of a year, where a community put them in because the library does not bring them. */
export const complaintHoliday = pgTable(
  'complaint_holiday',
  {
    communityId: uuid().notNull(),
    year: integer().notNull(),
    off: text().array().notNull(),
    on: text().array().notNull(),
    changedBy: uuid().notNull(),
    changedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'complaint_holiday_pk', columns: [t.communityId, t.year] }),
    foreignKey({ name: 'complaint_holiday_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('complaint_holiday_year_check', sql`${t.year} BETWEEN 2024 AND 2100`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
