import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy } from '../../platform/db/tables.ts'
import { voteLog } from './votes.log.tables.ts'

/** What a time-stamp authority said of the head right after an entry: its token (RFC 3161) as base64url, and its time. */
export const voteStamp = pgTable(
  'vote_stamp',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    seq: integer().notNull(),
    head: text().notNull(),
    token: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_stamp_pk', columns: [t.communityId, t.decisionId, t.seq] }),
    foreignKey({
      name: 'vote_stamp_log_fk',
      columns: [t.communityId, t.decisionId, t.seq],
      foreignColumns: [voteLog.communityId, voteLog.decisionId, voteLog.seq],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
