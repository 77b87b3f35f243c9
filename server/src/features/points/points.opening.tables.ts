import type { OpeningColumn, OpeningState, OpeningSums } from '@liren/shared/points.opening'
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { pointsProposal } from './points.proposals.tables.ts'

/**
 * An older book on its way in. Its rows are sealed until somebody signs; then those alone are kept that were left out,
 * masked and sealed. The same file comes once: only what was given up may come again.
 */
export const pointsOpening = pgTable(
  'points_opening',
  {
    ...tenantKey(),
    fileName: text().notNull(),
    digest: text().notNull(),
    state: text().$type<OpeningState>().notNull(),
    version: integer().notNull(),
    sheetSealed: text(),
    columns: jsonb().$type<OpeningColumn[]>().notNull(),
    leftSealed: text(),
    /** As they were signed. */
    sums: jsonb().$type<OpeningSums>(),
    proposalId: uuid(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'points_opening_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('points_opening_file_key')
      .on(t.communityId, t.digest)
      .where(sql`state <> 'dropped'`),
    uniqueIndex('points_opening_proposal_key').on(t.communityId, t.proposalId),
    index('points_opening_list_idx').on(t.communityId, t.createdAt, t.id),
    foreignKey({
      name: 'points_opening_proposal_fk',
      columns: [t.communityId, t.proposalId],
      foreignColumns: [pointsProposal.communityId, pointsProposal.id],
    }),
    foreignKey({
      name: 'points_opening_member_fk',
      columns: [t.communityId, t.createdBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('points_opening_state_check', sql`${t.state} IN ('open', 'signed', 'entered', 'dropped')`),
    check(
      'points_opening_kept_check',
      sql`(${t.state} = 'open') = (${t.sheetSealed} IS NOT NULL)
        AND (${t.state} IN ('signed', 'entered')) = (${t.leftSealed} IS NOT NULL)
        AND (${t.state} NOT IN ('signed', 'entered') OR (${t.proposalId} IS NOT NULL AND ${t.sums} IS NOT NULL))`,
    ),
    check('points_opening_version_check', sql`${t.version} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
