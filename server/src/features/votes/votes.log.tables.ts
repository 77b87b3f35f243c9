import type { LogKind } from '@liren/shared/votes.log'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, purposeReadPolicy } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { voteHead } from './votes.roll.tables.ts'
import { voteDecision } from './votes.tables.ts'

/**
 * Everything that happened in a decision, in order and for good: the app may insert and read, no more. `leaf` and `head`
 * are what `votes.audit` says; `sealed` and who did it stand beside the leaf, not in it.
 */
export const voteLog = pgTable(
  'vote_log',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    seq: integer().notNull(),
    kind: text().$type<LogKind>().notNull(),
    at: instant().notNull(),
    body: jsonb().$type<Record<string, unknown>>().notNull(),
    leaf: text().notNull(),
    head: text().notNull(),
    /** A ballot's choices, which the private half of the decision's key alone opens. */
    sealed: text(),
    /** Null when time did it. */
    actorId: uuid(),
  },
  (t) => [
    primaryKey({ name: 'vote_log_pk', columns: [t.communityId, t.decisionId, t.seq] }),
    index('vote_log_kind_idx').on(t.communityId, t.decisionId, t.kind, t.seq),
    index('vote_log_actor_idx').on(t.communityId, t.actorId),
    foreignKey({
      name: 'vote_log_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    foreignKey({
      name: 'vote_log_member_fk',
      columns: [t.communityId, t.actorId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('vote_log_seq_check', sql`${t.seq} > 0`),
    check(
      'vote_log_kind_check',
      sql`${t.kind} IN ('transition', 'open', 'delivery', 'ballot', 'paper_received', 'proxy_granted', 'proxy_revoked', 'extension', 'close', 'paper_opened', 'ruling', 'count', 'objection', 'recount', 'release')`,
    ),
    communityPolicy(),
    purposeReadPolicy('signer'),
    maintenancePolicy(),
  ],
)

/** Which ballot of a head counts. Its key is what makes a second one impossible. */
export const effectiveBallot = pgTable(
  'effective_ballot',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    headId: uuid().notNull(),
    seq: integer().notNull(),
    castBy: uuid().notNull(),
  },
  (t) => [
    primaryKey({ name: 'effective_ballot_pk', columns: [t.communityId, t.decisionId, t.headId] }),
    foreignKey({
      name: 'effective_ballot_head_fk',
      columns: [t.communityId, t.headId],
      foreignColumns: [voteHead.communityId, voteHead.id],
    }),
    foreignKey({
      name: 'effective_ballot_log_fk',
      columns: [t.communityId, t.decisionId, t.seq],
      foreignColumns: [voteLog.communityId, voteLog.decisionId, voteLog.seq],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
