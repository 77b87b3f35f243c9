import { foreignKey, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { voteHead } from './votes.roll.tables.ts'

/** Whom one co-owner of a head named, and from which account; nobody once it was taken back. */
export const voteDesignation = pgTable(
  'vote_designation',
  {
    communityId: uuid().notNull(),
    headId: uuid().notNull(),
    ownerId: uuid().notNull(),
    namedId: uuid(),
    accountId: uuid().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'vote_designation_pk', columns: [t.communityId, t.headId, t.ownerId] }),
    foreignKey({
      name: 'vote_designation_head_fk',
      columns: [t.communityId, t.headId],
      foreignColumns: [voteHead.communityId, voteHead.id],
    }),
    foreignKey({
      name: 'vote_designation_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
