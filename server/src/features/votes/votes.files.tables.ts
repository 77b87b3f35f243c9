import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  purposeReadPolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { estate } from '../neighbourhood/neighbourhood.tables.ts'
import { votePaper } from './votes.channels.tables.ts'
import { voteDecision } from './votes.tables.ts'

/** What a file of a vote is for: beside a motion or policy, a page of a paper, a signed sheet, an imported result. */
export const fileUses = ['document', 'scan', 'receipt', 'official'] as const
export type FileUse = (typeof fileUses)[number]

/**
 * A file of votes. The app may insert and delete, never change: what a hash or the log has bound stays what it was. A
 * document belongs to the estate, since drafts of several decisions may name it; all else to one decision.
 */
export const voteFile = pgTable(
  'vote_file',
  {
    ...tenantKey(),
    estateId: uuid().notNull(),
    decisionId: uuid(),
    /** Of a scan. */
    paperNumber: integer(),
    use: text().$type<FileUse>().notNull(),
    kind: text().$type<'picture' | 'pdf'>().notNull(),
    name: text().notNull(),
    /** Of what is handed out. */
    digest: text().notNull(),
    fileKey: text().notNull(),
    previewKey: text(),
    bytes: integer().notNull(),
    width: integer(),
    height: integer(),
    uploadedBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'vote_file_pk', columns: [t.communityId, t.id] }),
    index('vote_file_estate_idx').on(t.communityId, t.estateId, t.createdAt, t.id),
    index('vote_file_decision_idx').on(t.communityId, t.decisionId, t.use, t.paperNumber),
    index('vote_file_key_idx').on(t.fileKey),
    index('vote_file_preview_idx').on(t.previewKey),
    foreignKey({
      name: 'vote_file_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    foreignKey({
      name: 'vote_file_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    foreignKey({
      name: 'vote_file_paper_fk',
      columns: [t.communityId, t.decisionId, t.paperNumber],
      foreignColumns: [votePaper.communityId, votePaper.decisionId, votePaper.number],
    }),
    foreignKey({
      name: 'vote_file_member_fk',
      columns: [t.communityId, t.uploadedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_file_use_check', sql`${t.use} IN ('document', 'scan', 'receipt', 'official')`),
    check('vote_file_kind_check', sql`${t.kind} IN ('picture', 'pdf')`),
    check(
      'vote_file_owner_check',
      sql`(${t.use} = 'document') = (${t.decisionId} IS NULL) AND (${t.use} = 'scan') = (${t.paperNumber} IS NOT NULL)`,
    ),
    communityPolicy(),
    purposeReadPolicy('sweep'),
    maintenancePolicy(),
  ],
)
