import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, now, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { voteLog } from './votes.log.tables.ts'
import { voteHead } from './votes.roll.tables.ts'
import { voteDecision } from './votes.tables.ts'

/**
 * That somebody may hand in the ballot of a head, sealed by its owner. The agent is known by a phone alone, blind; the
 * slots of an agent are as many as the rules allow, so that the key of the slots is the cap.
 */
export const voteProxy = pgTable(
  'vote_proxy',
  {
    ...tenantKey(),
    decisionId: uuid().notNull(),
    headId: uuid().notNull(),
    principalId: uuid().notNull(),
    agentIndex: text().notNull(),
    agentMasked: text().notNull(),
    slot: smallint().notNull(),
    status: text().$type<'granted' | 'cast' | 'revoked' | 'lapsed'>().notNull(),
    grantSeq: integer().notNull(),
    grantedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_proxy_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('vote_proxy_open_key')
      .on(t.communityId, t.decisionId, t.headId)
      .where(sql`status IN ('granted', 'cast')`),
    uniqueIndex('vote_proxy_slot_key')
      .on(t.communityId, t.decisionId, t.agentIndex, t.slot)
      .where(sql`status IN ('granted', 'cast')`),
    index('vote_proxy_principal_idx').on(t.communityId, t.decisionId, t.principalId),
    foreignKey({
      name: 'vote_proxy_head_fk',
      columns: [t.communityId, t.headId],
      foreignColumns: [voteHead.communityId, voteHead.id],
    }),
    foreignKey({
      name: 'vote_proxy_grant_fk',
      columns: [t.communityId, t.decisionId, t.grantSeq],
      foreignColumns: [voteLog.communityId, voteLog.decisionId, voteLog.seq],
    }),
    foreignKey({
      name: 'vote_proxy_member_fk',
      columns: [t.communityId, t.principalId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_proxy_status_check', sql`${t.status} IN ('granted', 'cast', 'revoked', 'lapsed')`),
    check('vote_proxy_slot_check', sql`${t.slot} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A numbered paper of a head. Whoever asks gets another one; the older number is void unless it came back first. */
export const votePaper = pgTable(
  'vote_paper',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    number: integer().notNull(),
    headId: uuid().notNull(),
    status: text().$type<'issued' | 'replaced' | 'received' | 'opened'>().notNull(),
    issuedBy: uuid().notNull(),
    issuedAt: instant().notNull().default(now),
    receivedSeq: integer(),
    receivedAt: instant(),
    openedSeq: integer(),
  },
  (t) => [
    primaryKey({ name: 'vote_paper_pk', columns: [t.communityId, t.decisionId, t.number] }),
    uniqueIndex('vote_paper_live_key')
      .on(t.communityId, t.decisionId, t.headId)
      .where(sql`status <> 'replaced'`),
    unique('vote_paper_received_key').on(t.communityId, t.decisionId, t.receivedSeq),
    foreignKey({
      name: 'vote_paper_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    foreignKey({
      name: 'vote_paper_head_fk',
      columns: [t.communityId, t.headId],
      foreignColumns: [voteHead.communityId, voteHead.id],
    }),
    foreignKey({
      name: 'vote_paper_receipt_fk',
      columns: [t.communityId, t.decisionId, t.receivedSeq],
      foreignColumns: [voteLog.communityId, voteLog.decisionId, voteLog.seq],
    }),
    foreignKey({
      name: 'vote_paper_member_fk',
      columns: [t.communityId, t.issuedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_paper_status_check', sql`${t.status} IN ('issued', 'replaced', 'received', 'opened')`),
    check(
      'vote_paper_receipt_check',
      sql`(${t.status} IN ('received', 'opened')) = (${t.receivedSeq} IS NOT NULL)
        AND (${t.status} = 'opened') = (${t.openedSeq} IS NOT NULL)`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** What one recorder read on an opened paper: sealed until a second one has, and gone once both are in the log. */
export const votePaperReading = pgTable(
  'vote_paper_reading',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    number: integer().notNull(),
    /** The first or the second: there is no third. */
    ordinal: smallint().notNull(),
    recorderId: uuid().notNull(),
    readingSealed: text(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'vote_paper_reading_pk', columns: [t.communityId, t.decisionId, t.number, t.ordinal] }),
    unique('vote_paper_reading_recorder_key').on(t.communityId, t.decisionId, t.number, t.recorderId),
    foreignKey({
      name: 'vote_paper_reading_paper_fk',
      columns: [t.communityId, t.decisionId, t.number],
      foreignColumns: [votePaper.communityId, votePaper.decisionId, votePaper.number],
    }),
    foreignKey({
      name: 'vote_paper_reading_member_fk',
      columns: [t.communityId, t.recorderId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_paper_reading_ordinal_check', sql`${t.ordinal} IN (1, 2)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
