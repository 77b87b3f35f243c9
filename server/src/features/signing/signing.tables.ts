import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, purposePolicy, readablePolicy } from '../../platform/db/tables.ts'
import { voteDecision } from '../votes/votes.tables.ts'

/** The keys of the signer, for everybody to check with. The private halves are in no table. */
export const signerKeyTable = pgTable(
  'signer_key',
  {
    id: text().notNull(),
    publicKey: text().notNull(),
    validFrom: instant().notNull(),
    previous: text(),
    signature: text().notNull(),
    endorsement: text(),
  },
  (t) => [
    primaryKey({ name: 'signer_key_pk', columns: [t.id] }),
    readablePolicy(),
    purposePolicy('signer'),
    maintenancePolicy(),
  ],
)

/** The newest signed head of each log, as the signer wrote it down for everybody; every head is in its own file. */
export const voteSignedHead = pgTable(
  'vote_signed_head',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    size: integer().notNull(),
    at: instant().notNull(),
    leaf: text().notNull(),
    head: text().notNull(),
    root: text().notNull(),
    keyId: text().notNull(),
    signature: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_signed_head_pk', columns: [t.communityId, t.decisionId] }),
    foreignKey({
      name: 'vote_signed_head_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    foreignKey({ name: 'vote_signed_head_key_fk', columns: [t.keyId], foreignColumns: [signerKeyTable.id] }),
    communityPolicy(),
    purposePolicy('signer'),
    maintenancePolicy(),
  ],
)

/** A log that the signer goes no further with, and which entries are missing or changed. */
export const voteHalt = pgTable(
  'vote_halt',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    kind: text().$type<'missing' | 'changed' | 'signer_lost'>().notNull(),
    fromSeq: integer().notNull(),
    toSeq: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_halt_pk', columns: [t.communityId, t.decisionId] }),
    foreignKey({
      name: 'vote_halt_decision_fk',
      columns: [t.communityId, t.decisionId],
      foreignColumns: [voteDecision.communityId, voteDecision.id],
    }),
    check('vote_halt_kind_check', sql`${t.kind} IN ('missing', 'changed', 'signer_lost')`),
    check('vote_halt_seq_check', sql`${t.fromSeq} > 0 AND ${t.toSeq} >= ${t.fromSeq}`),
    communityPolicy(),
    purposePolicy('signer'),
    maintenancePolicy(),
  ],
)
