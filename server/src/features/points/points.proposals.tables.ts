import type { ProposalKind, ProposalState } from '@liren/shared/points.proposals'
import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { pointsJournal } from './points.tables.ts'

/** A credit by hand, opening balances, or a credit to be taken back: one proposes, another decides. */
export const pointsProposal = pgTable(
  'points_proposal',
  {
    ...tenantKey(),
    kind: text().$type<ProposalKind>().notNull(),
    reason: text().notNull(),
    /** The credit to be taken back. */
    journalId: uuid(),
    state: text().$type<ProposalState>().notNull(),
    proposedBy: uuid().notNull(),
    proposedAt: instant().notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
    decision: text(),
  },
  (t) => [
    primaryKey({ name: 'points_proposal_pk', columns: [t.communityId, t.id] }),
    index('points_proposal_list_idx').on(t.communityId, t.state, t.proposedAt, t.id),
    foreignKey({
      name: 'points_proposal_member_fk',
      columns: [t.communityId, t.proposedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'points_proposal_journal_fk',
      columns: [t.communityId, t.journalId],
      foreignColumns: [pointsJournal.communityId, pointsJournal.id],
    }),
    check('points_proposal_kind_check', sql`${t.kind} IN ('manual', 'opening', 'reversal')`),
    check('points_proposal_journal_check', sql`(${t.kind} = 'reversal') = (${t.journalId} IS NOT NULL)`),
    check('points_proposal_state_check', sql`${t.state} IN ('open', 'approved', 'refused', 'withdrawn')`),
    check('points_proposal_decided_check', sql`(${t.state} = 'open') = (${t.decidedBy} IS NULL)`),
    check(
      'points_proposal_hands_check',
      sql`${t.state} NOT IN ('approved', 'refused') OR ${t.decidedBy} <> ${t.proposedBy}`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Whom a proposal credits, and with how much; of one to take back, what the credit had granted. */
export const pointsProposalLine = pgTable(
  'points_proposal_line',
  {
    communityId: uuid().notNull(),
    proposalId: uuid().notNull(),
    ordinal: integer().notNull(),
    accountId: uuid().notNull(),
    minutes: integer().notNull(),
    points: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_proposal_line_pk', columns: [t.communityId, t.proposalId, t.ordinal] }),
    unique('points_proposal_line_member_key').on(t.communityId, t.proposalId, t.accountId),
    foreignKey({
      name: 'points_proposal_line_proposal_fk',
      columns: [t.communityId, t.proposalId],
      foreignColumns: [pointsProposal.communityId, pointsProposal.id],
    }),
    foreignKey({
      name: 'points_proposal_line_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('points_proposal_line_check', sql`${t.minutes} >= 0 AND ${t.points} >= 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Points of a line that end by a day of their own; those that are in no lot end as new ones do. */
export const pointsProposalLot = pgTable(
  'points_proposal_lot',
  {
    communityId: uuid().notNull(),
    proposalId: uuid().notNull(),
    accountId: uuid().notNull(),
    expiresAt: instant().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_proposal_lot_pk', columns: [t.communityId, t.proposalId, t.accountId, t.expiresAt] }),
    foreignKey({
      name: 'points_proposal_lot_line_fk',
      columns: [t.communityId, t.proposalId, t.accountId],
      foreignColumns: [pointsProposalLine.communityId, pointsProposalLine.proposalId, pointsProposalLine.accountId],
    }),
    check('points_proposal_lot_amount_check', sql`${t.amount} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
