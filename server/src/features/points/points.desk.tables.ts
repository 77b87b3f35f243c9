import { foreignKey, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { pointsMerchant } from './points.shop.tables.ts'

/** For which merchant alone somebody at a desk serves; without a row for all. It gives no right: the office does. */
export const pointsDeskPerson = pgTable(
  'points_desk_person',
  {
    communityId: uuid().notNull(),
    accountId: uuid().notNull(),
    merchantId: uuid().notNull(),
    changedBy: uuid().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_desk_person_pk', columns: [t.communityId, t.accountId] }),
    foreignKey({
      name: 'points_desk_person_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'points_desk_person_merchant_fk',
      columns: [t.communityId, t.merchantId],
      foreignColumns: [pointsMerchant.communityId, pointsMerchant.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
