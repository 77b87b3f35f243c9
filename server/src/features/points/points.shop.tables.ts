import type { OrderState } from '@liren/shared/points.shop'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'

/** Who hands over what points buy, where and when. */
export const pointsMerchant = pgTable(
  'points_merchant',
  {
    ...tenantKey(),
    name: text().notNull(),
    address: text().notNull(),
    hours: text().notNull(),
    isOn: boolean().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_merchant_pk', columns: [t.communityId, t.id] }),
    index('points_merchant_list_idx').on(t.communityId, t.name, t.id),
    foreignKey({ name: 'points_merchant_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Something that points buy. That its stock is never below nothing is a check, whatever the app thinks. */
export const pointsItem = pgTable(
  'points_item',
  {
    ...tenantKey(),
    merchantId: uuid().notNull(),
    kind: text().$type<'goods' | 'service'>().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    price: integer().notNull(),
    perPerson: integer(),
    stock: integer().notNull().default(0),
    isOn: boolean().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_item_pk', columns: [t.communityId, t.id] }),
    foreignKey({
      name: 'points_item_merchant_fk',
      columns: [t.communityId, t.merchantId],
      foreignColumns: [pointsMerchant.communityId, pointsMerchant.id],
    }),
    check('points_item_kind_check', sql`${t.kind} IN ('goods', 'service')`),
    check('points_item_price_check', sql`${t.price} > 0 AND ${t.perPerson} > 0`),
    check('points_item_stock_check', sql`${t.stock} >= 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Each change of a stock by hand, with its reason. The app may insert and read, no more. */
export const pointsStockChange = pgTable(
  'points_stock_change',
  {
    ...tenantKey(),
    itemId: uuid().notNull(),
    change: integer().notNull(),
    stock: integer().notNull(),
    reason: text().notNull(),
    accountId: uuid().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'points_stock_change_pk', columns: [t.communityId, t.id] }),
    index('points_stock_change_item_idx').on(t.communityId, t.itemId, t.at, t.id),
    foreignKey({
      name: 'points_stock_change_item_fk',
      columns: [t.communityId, t.itemId],
      foreignColumns: [pointsItem.communityId, pointsItem.id],
    }),
    foreignKey({
      name: 'points_stock_change_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/**
 * One piece ordered. Of its code only a keyed digest is kept, and only while it waits; `nth` is the how manieth of the
 * item for this person, whose key is what holds the limit.
 */
export const pointsOrder = pgTable(
  'points_order',
  {
    ...tenantKey(),
    itemId: uuid().notNull(),
    merchantId: uuid().notNull(),
    accountId: uuid().notNull(),
    title: text().notNull(),
    kind: text().$type<'goods' | 'service'>().notNull(),
    price: integer().notNull(),
    nth: integer().notNull(),
    state: text().$type<OrderState>().notNull(),
    codeTry: smallint().notNull(),
    codeDigest: text(),
    orderedAt: instant().notNull(),
    keptUntil: instant().notNull(),
    endedAt: instant(),
    /** Who handed it over; null where the buyer or time ended it. */
    endedBy: uuid(),
  },
  (t) => [
    primaryKey({ name: 'points_order_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('points_order_code_key')
      .on(t.communityId, t.codeDigest)
      .where(sql`state = 'ordered'`),
    uniqueIndex('points_order_limit_key')
      .on(t.communityId, t.itemId, t.accountId, t.nth)
      .where(sql`state IN ('ordered', 'handed_over')`),
    index('points_order_member_idx').on(t.communityId, t.accountId, t.orderedAt, t.id),
    index('points_order_merchant_idx').on(t.communityId, t.merchantId, t.state, t.endedAt, t.id),
    index('points_order_desk_idx').on(t.communityId, t.state, t.orderedAt, t.id),
    index('points_order_due_idx')
      .on(t.communityId, t.keptUntil)
      .where(sql`state = 'ordered'`),
    foreignKey({
      name: 'points_order_item_fk',
      columns: [t.communityId, t.itemId],
      foreignColumns: [pointsItem.communityId, pointsItem.id],
    }),
    foreignKey({
      name: 'points_order_merchant_fk',
      columns: [t.communityId, t.merchantId],
      foreignColumns: [pointsMerchant.communityId, pointsMerchant.id],
    }),
    foreignKey({
      name: 'points_order_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('points_order_state_check', sql`${t.state} IN ('ordered', 'handed_over', 'cancelled', 'expired')`),
    check('points_order_ended_check', sql`(${t.state} = 'ordered') = (${t.endedAt} IS NULL)`),
    check('points_order_code_check', sql`(${t.state} = 'ordered') = (${t.codeDigest} IS NOT NULL)`),
    // Nobody hands over to themselves.
    check(
      'points_order_hands_check',
      sql`${t.state} <> 'handed_over' OR (${t.endedBy} IS NOT NULL AND ${t.endedBy} <> ${t.accountId})`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
