import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now } from '../../platform/db/tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'
import type { DisplayTerms } from './announcements.kinds.rules.ts'

/** How long disclosures stay displayed in a community; without a row it is as the law and common rules have it. */
export const displaySetting = pgTable(
  'display_setting',
  {
    communityId: uuid().notNull(),
    terms: jsonb().$type<DisplayTerms>().notNull(),
    version: integer().notNull(),
    changedBy: uuid().notNull(),
    changedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'display_setting_pk', columns: [t.communityId] }),
    foreignKey({ name: 'display_setting_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('display_setting_version_check', sql`${t.version} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
