import type { HotlineColumn, importStates } from '@liren/shared/complaints.hotline'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import type { HotlineAnswers } from './complaints.hotline.rules.ts'
import { complaintPartner } from './complaints.partners.tables.ts'

/** A sheet of a partner's work orders on its way in. Its rows are sealed, and gone once it is over. */
export const complaintImport = pgTable(
  'complaint_import',
  {
    ...tenantKey(),
    partnerId: uuid().notNull(),
    fileName: text().notNull(),
    state: text().$type<(typeof importStates)[number]>().notNull(),
    version: integer().notNull(),
    sheetSealed: text(),
    columns: jsonb().$type<HotlineColumn[]>().notNull(),
    answers: jsonb().$type<HotlineAnswers>().notNull(),
    /** How many matters came of it. */
    taken: integer(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'complaint_import_pk', columns: [t.communityId, t.id] }),
    index('complaint_import_list_idx').on(t.communityId, t.partnerId, t.createdAt, t.id),
    index('complaint_import_open_idx')
      .on(t.communityId, t.createdAt)
      .where(sql`state = 'open'`),
    foreignKey({
      name: 'complaint_import_partner_fk',
      columns: [t.communityId, t.partnerId],
      foreignColumns: [complaintPartner.communityId, complaintPartner.id],
    }),
    foreignKey({
      name: 'complaint_import_member_fk',
      columns: [t.communityId, t.createdBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('complaint_import_state_check', sql`${t.state} IN ('open', 'taken', 'dropped')`),
    // What is over keeps nothing of the file.
    check(
      'complaint_import_over_check',
      sql`(${t.state} = 'open') = (${t.sheetSealed} IS NOT NULL) AND (${t.state} = 'open') = (${t.endedAt} IS NULL)
        AND (${t.state} = 'taken') = (${t.taken} IS NOT NULL)`,
    ),
    check('complaint_import_version_check', sql`${t.version} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
