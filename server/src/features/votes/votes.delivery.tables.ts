import type { DeliveryRecord } from '@liren/shared/votes.delivery'
import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { voteLog } from './votes.log.tables.ts'
import { voteHead } from './votes.roll.tables.ts'

/** That a ballot reached a head, and by which kind of proof: one of each, for good, and each an entry of the log. */
export const voteDelivery = pgTable(
  'vote_delivery',
  {
    communityId: uuid().notNull(),
    decisionId: uuid().notNull(),
    headId: uuid().notNull(),
    kind: text().$type<DeliveryRecord>().notNull(),
    seq: integer().notNull(),
    at: instant().notNull(),
    /** Null where an owner’s own phone said so: the log does not tell which. */
    recordedBy: uuid(),
    /** Of a registered letter; the log has a keyed digest of it, since with it the post tells the addressee. */
    number: text(),
    place: text(),
    /** What the picture was goes after its years; its digest stays in the log. */
    fileId: uuid(),
  },
  (t) => [
    primaryKey({ name: 'vote_delivery_pk', columns: [t.communityId, t.decisionId, t.headId, t.kind] }),
    foreignKey({
      name: 'vote_delivery_head_fk',
      columns: [t.communityId, t.headId],
      foreignColumns: [voteHead.communityId, voteHead.id],
    }),
    foreignKey({
      name: 'vote_delivery_log_fk',
      columns: [t.communityId, t.decisionId, t.seq],
      foreignColumns: [voteLog.communityId, voteLog.decisionId, voteLog.seq],
    }),
    foreignKey({
      name: 'vote_delivery_member_fk',
      columns: [t.communityId, t.recordedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check(
      'vote_delivery_kind_check',
      sql`${t.kind} IN ('SIGNED_RECEIPT', 'APP_OPENED', 'REGISTERED_MAIL', 'PUBLIC_NOTICE')`,
    ),
    check('vote_delivery_number_check', sql`(${t.kind} = 'REGISTERED_MAIL') = (${t.number} IS NOT NULL)`),
    check('vote_delivery_recorder_check', sql`(${t.kind} = 'APP_OPENED') = (${t.recordedBy} IS NULL)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
