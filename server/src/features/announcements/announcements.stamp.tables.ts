import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, maintenancePolicy } from '../../platform/db/tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'

/**
 * Counts the changes of what a community's readers are shown. Every process keeps what it read with the stamp it had:
 * while the stamp is the same, so is what was read.
 */
export const announcementStamp = pgTable(
  'announcement_stamp',
  { communityId: uuid().notNull(), stamp: bigint({ mode: 'number' }).notNull() },
  (t) => [
    primaryKey({ name: 'announcement_stamp_pk', columns: [t.communityId] }),
    foreignKey({ name: 'announcement_stamp_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('announcement_stamp_check', sql`${t.stamp} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
