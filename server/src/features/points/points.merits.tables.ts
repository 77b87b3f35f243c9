import type { GrantRule } from '@liren/shared/points'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { pointsJournal } from './points.tables.ts'

/**
 * That somebody's suggestion was adopted, their snap was found true, or they came to a meeting. While it stands, nothing
 * else is granted to them for the same.
 */
export const pointsMerit = pgTable(
  'points_merit',
  {
    ...tenantKey(),
    rule: text().$type<GrantRule>().notNull(),
    /** The matter, or the meeting. */
    sourceId: uuid().notNull(),
    accountId: uuid().notNull(),
    points: integer().notNull(),
    /** Null where the cap of the day left nothing. */
    journalId: uuid(),
    recordedBy: uuid().notNull(),
    recordedAt: instant().notNull(),
    revokedBy: uuid(),
    revokedAt: instant(),
    reason: text(),
  },
  (t) => [
    primaryKey({ name: 'points_merit_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('points_merit_source_key')
      .on(t.communityId, t.rule, t.sourceId, t.accountId)
      .where(sql`revoked_at IS NULL`),
    index('points_merit_list_idx').on(t.communityId, t.rule, t.recordedAt, t.id),
    foreignKey({
      name: 'points_merit_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'points_merit_recorder_fk',
      columns: [t.communityId, t.recordedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'points_merit_journal_fk',
      columns: [t.communityId, t.journalId],
      foreignColumns: [pointsJournal.communityId, pointsJournal.id],
    }),
    check('points_merit_rule_check', sql`${t.rule} IN ('suggestion', 'snap', 'meeting')`),
    check('points_merit_points_check', sql`${t.points} >= 0`),
    check(
      'points_merit_hands_check',
      sql`${t.recordedBy} <> ${t.accountId} AND (${t.revokedBy} IS NULL OR ${t.revokedBy} <> ${t.accountId})`,
    ),
    check('points_merit_revoked_check', sql`num_nonnulls(${t.revokedBy}, ${t.revokedAt}, ${t.reason}) IN (0, 3)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
