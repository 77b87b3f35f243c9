import type { DecisionScope, DecisionState } from '@liren/shared/votes'
import type { VotePolicy } from '@liren/shared/votes.policy'
import type { MotionOutcome, VoteResult } from '@liren/shared/votes.results'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  purposeReadPolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { estate, unit } from '../neighbourhood/neighbourhood.tables.ts'
import { voteDemand } from './votes.demands.tables.ts'

/** A group that organises where no owners' committee does. Naming it is the residents' committee's confirmation. */
export const voteGroup = pgTable(
  'vote_group',
  {
    ...tenantKey(),
    estateId: uuid().notNull(),
    kind: text().$type<'PREPARATORY_GROUP' | 'REELECTION_GROUP'>().notNull(),
    name: text().notNull(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'vote_group_pk', columns: [t.communityId, t.id] }),
    foreignKey({
      name: 'vote_group_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    check('vote_group_kind_check', sql`${t.kind} IN ('PREPARATORY_GROUP', 'REELECTION_GROUP')`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

export const voteGroupMember = pgTable(
  'vote_group_member',
  { communityId: uuid().notNull(), groupId: uuid().notNull(), accountId: uuid().notNull() },
  (t) => [
    primaryKey({ name: 'vote_group_member_pk', columns: [t.communityId, t.groupId, t.accountId] }),
    index('vote_group_member_account_idx').on(t.communityId, t.accountId),
    foreignKey({
      name: 'vote_group_member_group_fk',
      columns: [t.communityId, t.groupId],
      foreignColumns: [voteGroup.communityId, voteGroup.id],
    }),
    foreignKey({
      name: 'vote_group_member_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A result as it is kept: what becomes of its ties is told beside it. Those of before ties were kept name none. */
export type KeptResult = Omit<VoteResult, 'motions' | 'tieBreak' | 'runOff' | 'abilities'> & {
  motions: (Omit<MotionOutcome, 'ties'> & Partial<Pick<MotionOutcome, 'ties'>>)[]
}

/**
 * A decision of owners: one roll, one scope. Its row is locked by whoever moves it on or casts a ballot, which keeps
 * them in a line; that each comes once is held by the keys of the log and of the effective ballots.
 */
export const voteDecision = pgTable(
  'vote_decision',
  {
    ...tenantKey(),
    estateId: uuid().notNull(),
    organiserKind: text().$type<'OWNERS_COMMITTEE' | 'PREPARATORY_GROUP' | 'REELECTION_GROUP'>().notNull(),
    groupId: uuid(),
    state: text().$type<DecisionState>().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    scope: jsonb().$type<DecisionScope>().notNull(),
    isTemporary: boolean().notNull(),
    policy: jsonb().$type<VotePolicy>().notNull(),
    version: integer().notNull().default(1),
    agendaHash: text(),
    policyHash: text(),
    noticedAt: instant(),
    opensAt: instant(),
    closesAt: instant(),
    extensions: smallint().notNull().default(0),
    /** Which freeze of the roll counts; 0 before the first. */
    freeze: smallint('freeze_no').notNull().default(0),
    /** The public half of the key; the private one is in no table. */
    publicKey: text(),
    countedAt: instant(),
    /** As it may be shown: of a small decision without exact areas, which would tell single choices. */
    result: jsonb().$type<KeptResult>(),
    publishedAt: instant(),
    finalAt: instant(),
    remindedAt: instant(),
    reminders: smallint().notNull().default(0),
    /** The demand of a fifth of the owners that opened it. */
    demandId: uuid(),
    /** The election whose tie it decides. */
    runOffOf: uuid(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'vote_decision_pk', columns: [t.communityId, t.id] }),
    index('vote_decision_list_idx').on(t.communityId, t.createdAt, t.id),
    index('vote_decision_due_idx')
      .on(t.communityId, t.closesAt)
      .where(sql`state IN ('OPEN', 'EXTENDED')`),
    unique('vote_decision_demand_key').on(t.communityId, t.demandId),
    unique('vote_decision_run_off_key').on(t.communityId, t.runOffOf),
    foreignKey({
      name: 'vote_decision_demand_fk',
      columns: [t.communityId, t.demandId],
      foreignColumns: [voteDemand.communityId, voteDemand.id],
    }),
    foreignKey({
      name: 'vote_decision_run_off_fk',
      columns: [t.communityId, t.runOffOf],
      foreignColumns: [t.communityId, t.id],
    }),
    foreignKey({
      name: 'vote_decision_estate_fk',
      columns: [t.communityId, t.estateId],
      foreignColumns: [estate.communityId, estate.id],
    }),
    foreignKey({
      name: 'vote_decision_group_fk',
      columns: [t.communityId, t.groupId],
      foreignColumns: [voteGroup.communityId, voteGroup.id],
    }),
    foreignKey({
      name: 'vote_decision_member_fk',
      columns: [t.communityId, t.createdBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_decision_group_check', sql`(${t.organiserKind} = 'OWNERS_COMMITTEE') = (${t.groupId} IS NULL)`),
    check(
      'vote_decision_state_check',
      sql`${t.state} IN ('DRAFT', 'REVIEW', 'NOTICED', 'ROLL_FROZEN', 'OPEN', 'EXTENDED', 'CLOSED', 'COUNTED', 'OBJECTION', 'RECOUNT', 'FINAL', 'FILED', 'ARCHIVED', 'CANCELLED', 'REVOKED_BY_COURT', 'REVOKED_BY_GOV')`,
    ),
    check(
      'vote_decision_open_check',
      sql`${t.state} NOT IN ('OPEN', 'EXTENDED') OR (${t.closesAt} IS NOT NULL AND ${t.publicKey} IS NOT NULL AND ${t.freeze} > 0)`,
    ),
    communityPolicy(),
    purposeReadPolicy('signer'),
    maintenancePolicy(),
  ],
)

/** One item of the agenda, under the number it has on the ballot. A draft's are replaced whole. */
export const voteMotion = pgTable(
  'vote_motion',
  {
    ...tenantKey(),
    decisionId: uuid().notNull(),
    number: smallint().notNull(),
    kind: text().$type<'question' | 'election'>().notNull(),
    matter: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    attachmentIds: jsonb().$type<string[]>().notNull(),
    seats: smallint(),
  },
  (t) => [
    primaryKey({ name: 'vote_motion_pk', columns: [t.communityId, t.id] }),
    unique('vote_motion_number_key').on(t.communityId, t.decisionId, t.number),
    foreignKey({
      name: 'vote_motion_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    check('vote_motion_kind_check', sql`${t.kind} IN ('question', 'election')`),
    check('vote_motion_seats_check', sql`(${t.kind} = 'election') = (${t.seats} IS NOT NULL) AND ${t.seats} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

export const voteCandidate = pgTable(
  'vote_candidate',
  {
    ...tenantKey(),
    motionId: uuid().notNull(),
    number: smallint().notNull(),
    name: text().notNull(),
    unitId: uuid(),
    statement: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_candidate_pk', columns: [t.communityId, t.id] }),
    unique('vote_candidate_number_key').on(t.communityId, t.motionId, t.number),
    foreignKey({
      name: 'vote_candidate_motion_fk',
      columns: [t.communityId, t.motionId],
      foreignColumns: [voteMotion.communityId, voteMotion.id],
    }),
    foreignKey({
      name: 'vote_candidate_unit_fk',
      columns: [t.communityId, t.unitId],
      foreignColumns: [unit.communityId, unit.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A comment of the review or an objection, with the one answer it gets. */
export const voteRemark = pgTable(
  'vote_remark',
  {
    ...tenantKey(),
    decisionId: uuid().notNull(),
    kind: text().$type<'review' | 'roll' | 'result'>().notNull(),
    body: text().notNull(),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
    answer: text(),
    isUpheld: boolean(),
    answeredBy: uuid(),
    answeredAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'vote_remark_pk', columns: [t.communityId, t.id] }),
    index('vote_remark_list_idx').on(t.communityId, t.decisionId, t.createdAt, t.id),
    uniqueIndex('vote_remark_open_key')
      .on(t.communityId, t.decisionId, t.kind, t.createdBy)
      .where(sql`answered_at IS NULL AND kind <> 'review'`),
    foreignKey({
      name: 'vote_remark_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    foreignKey({
      name: 'vote_remark_member_fk',
      columns: [t.communityId, t.createdBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_remark_kind_check', sql`${t.kind} IN ('review', 'roll', 'result')`),
    check(
      'vote_remark_answer_check',
      sql`(${t.answer} IS NULL) = (${t.answeredAt} IS NULL) AND (${t.answer} IS NULL) = (${t.isUpheld} IS NULL)`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
