import type { CandidacyStatus } from '@liren/shared/votes.candidacies'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { unit } from '../neighbourhood/neighbourhood.tables.ts'
import { voteDecision } from './votes.tables.ts'

/** The election of a decision before its notice: until when people stand, and the list that was last displayed. */
export const voteElection = pgTable(
  'vote_election',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    nominateUntil: instant(),
    displayedAt: instant(),
    displayNumber: smallint().notNull().default(0),
    /** Digest of the list as it was displayed: a word changed afterwards is another one. */
    listHash: text(),
  },
  (t) => [
    primaryKey({ name: 'vote_election_pk', columns: [t.communityId, t.decisionId] }),
    foreignKey({
      name: 'vote_election_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    check('vote_election_display_check', sql`(${t.displayedAt} IS NULL) = (${t.listHash} IS NULL)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/**
 * Somebody who stands or is to stand. Whoever accepted is on the agenda under the same id, with the name they gave; of
 * who was only proposed no name is kept.
 */
export const voteCandidacy = pgTable(
  'vote_candidacy',
  {
    ...tenantKey(),
    decisionId: uuid().notNull(),
    kind: text().$type<'stand' | 'propose' | 'written'>().notNull(),
    status: text().$type<CandidacyStatus>().notNull(),
    unitId: uuid(),
    /** Null while nobody accepted, and of those who agreed in writing. */
    nomineeId: uuid(),
    name: text(),
    statement: text().notNull(),
    barredReason: text(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_candidacy_pk', columns: [t.communityId, t.id] }),
    index('vote_candidacy_list_idx').on(t.communityId, t.decisionId, t.createdAt, t.id),
    uniqueIndex('vote_candidacy_person_key')
      .on(t.communityId, t.decisionId, t.nomineeId)
      .where(sql`status IN ('accepted', 'barred')`),
    uniqueIndex('vote_candidacy_proposal_key')
      .on(t.communityId, t.decisionId, t.unitId)
      .where(sql`status = 'proposed'`),
    foreignKey({
      name: 'vote_candidacy_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    foreignKey({
      name: 'vote_candidacy_unit_fk',
      columns: [t.communityId, t.unitId],
      foreignColumns: [unit.communityId, unit.id],
    }),
    foreignKey({
      name: 'vote_candidacy_nominee_fk',
      columns: [t.communityId, t.nomineeId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'vote_candidacy_member_fk',
      columns: [t.communityId, t.createdBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_candidacy_kind_check', sql`${t.kind} IN ('stand', 'propose', 'written')`),
    check(
      'vote_candidacy_status_check',
      sql`${t.status} IN ('proposed', 'accepted', 'declined', 'withdrawn', 'barred')`,
    ),
    check('vote_candidacy_name_check', sql`${t.status} NOT IN ('accepted', 'barred') OR ${t.name} IS NOT NULL`),
    check('vote_candidacy_barred_check', sql`(${t.status} = 'barred') = (${t.barredReason} IS NOT NULL)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** What who organises found about one bar of one candidate. Found right against it, a candidate is looked at anew. */
export const voteCandidacyCheck = pgTable(
  'vote_candidacy_check',
  {
    communityId: uuid().notNull(),
    candidacyId: uuid().notNull(),
    bar: text().notNull(),
    holds: boolean().notNull(),
    reason: text(),
    checkedBy: uuid().notNull(),
    checkedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_candidacy_check_pk', columns: [t.communityId, t.candidacyId, t.bar] }),
    foreignKey({
      name: 'vote_candidacy_check_candidacy_fk',
      columns: [t.communityId, t.candidacyId],
      foreignColumns: [voteCandidacy.communityId, voteCandidacy.id],
    }),
    foreignKey({
      name: 'vote_candidacy_check_member_fk',
      columns: [t.communityId, t.checkedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_candidacy_check_reason_check', sql`NOT ${t.holds} OR ${t.reason} IS NOT NULL`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** An objection to a displayed candidate, or a candidate's to being barred, with the one answer it gets. */
export const voteCandidacyObjection = pgTable(
  'vote_candidacy_objection',
  {
    ...tenantKey(),
    candidacyId: uuid().notNull(),
    kind: text().$type<'candidate' | 'bar'>().notNull(),
    body: text().notNull(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
    answer: text(),
    isUpheld: boolean(),
    answeredBy: uuid(),
    answeredAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'vote_candidacy_objection_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('vote_candidacy_objection_open_key')
      .on(t.communityId, t.candidacyId, t.createdBy)
      .where(sql`answered_at IS NULL`),
    foreignKey({
      name: 'vote_candidacy_objection_candidacy_fk',
      columns: [t.communityId, t.candidacyId],
      foreignColumns: [voteCandidacy.communityId, voteCandidacy.id],
    }),
    foreignKey({
      name: 'vote_candidacy_objection_member_fk',
      columns: [t.communityId, t.createdBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_candidacy_objection_kind_check', sql`${t.kind} IN ('candidate', 'bar')`),
    check(
      'vote_candidacy_objection_answer_check',
      sql`(${t.answer} IS NULL) = (${t.answeredAt} IS NULL) AND (${t.answer} IS NULL) = (${t.isUpheld} IS NULL)`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
