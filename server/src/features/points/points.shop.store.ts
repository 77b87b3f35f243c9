import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan, textBehind } from '../../platform/db/keyset.ts'
import { pointsItem, pointsMerchant, pointsStockChange } from './points.shop.tables.ts'

export type MerchantRow = typeof pointsMerchant.$inferSelect

export const insertMerchant = (db: Db, row: typeof pointsMerchant.$inferInsert) =>
  db.orm.insert(pointsMerchant).values(row)

/** Changes a merchant unless somebody has since `version`; null then, or when there is none. */
export async function updateMerchant(
  db: Db,
  at: { communityId: string; id: string; version: number },
  draft: Pick<MerchantRow, 'name' | 'address' | 'hours' | 'isOn'>,
): Promise<boolean> {
  const rows = await db.orm
    .update(pointsMerchant)
    .set({ ...draft, version: at.version + 1 })
    .where(
      and(
        eq(pointsMerchant.communityId, at.communityId),
        eq(pointsMerchant.id, at.id),
        eq(pointsMerchant.version, at.version),
      ),
    )
    .returning({ id: pointsMerchant.id })
  return rows.length === 1
}

export async function findMerchant(db: Db, communityId: string, id: string): Promise<MerchantRow | null> {
  const [row] = await db.orm
    .select()
    .from(pointsMerchant)
    .where(and(eq(pointsMerchant.communityId, communityId), eq(pointsMerchant.id, id)))
  return row ?? null
}

const merchantsStatement: Hot = {
  name: 'points_merchants',
  text: `SELECT community_id AS "communityId", id, name, address, hours, is_on AS "isOn", version FROM points_merchant
    WHERE community_id = $1 AND (is_on OR $2) AND ${textBehind('name, id', '$3', '$4')}
    ORDER BY name, id LIMIT $5`,
}

/** Merchants by name, after the cursor; those taken out only where asked. */
export const listMerchants = (
  db: Db,
  communityId: string,
  withAll: boolean,
  after: readonly [string, string] | null,
  limit: number,
) => db.hot<MerchantRow>(merchantsStatement, [communityId, withAll, after?.[0] ?? null, after?.[1] ?? null, limit])

/** An item with its merchant, and how many of it somebody has. */
export interface ItemRow {
  id: string
  merchantId: string
  merchantName: string
  address: string
  hours: string
  kind: 'goods' | 'service'
  title: string
  body: string
  price: number
  perPerson: number | null
  stock: number
  isOn: boolean
  version: number
  mine: number
}

const itemColumns = `i.id, i.merchant_id AS "merchantId", m.name AS "merchantName", m.address, m.hours, i.kind, i.title,
  i.body, i.price, i.per_person AS "perPerson", i.stock, i.is_on AND m.is_on AS "isOn", i.version,
  (SELECT count(*)::int FROM points_order o WHERE o.community_id = i.community_id AND o.item_id = i.id
    AND o.account_id = $2 AND o.state IN ('ordered', 'handed_over')) AS mine`
const joined = `points_item i JOIN points_merchant m ON m.community_id = i.community_id AND m.id = i.merchant_id`

const itemStatement: Hot = {
  name: 'points_item_find',
  text: `SELECT ${itemColumns} FROM ${joined} WHERE i.community_id = $1 AND i.id = $3`,
}

export async function findItem(db: Db, communityId: string, accountId: string, id: string): Promise<ItemRow | null> {
  const [row] = await db.hot<ItemRow>(itemStatement, [communityId, accountId, id])
  return row ?? null
}

const itemsStatement: Hot = {
  name: 'points_items',
  text: `SELECT ${itemColumns} FROM ${joined} WHERE i.community_id = $1 AND ((i.is_on AND m.is_on) OR $3)
      AND ($4::uuid IS NULL OR i.id < $4) ORDER BY i.id DESC LIMIT $5`,
}

/** What the shop has, the newest first (ids sort by time), after the cursor. */
export const listItems = (
  db: Db,
  who: { communityId: string; accountId: string; withAll: boolean },
  afterId: string | null,
  limit: number,
) => db.hot<ItemRow>(itemsStatement, [who.communityId, who.accountId, who.withAll, afterId, limit])

export const insertItem = (db: Db, row: typeof pointsItem.$inferInsert) => db.orm.insert(pointsItem).values(row)

/** Changes an item unless somebody has since `version`; false then. */
export async function updateItem(
  db: Db,
  at: { communityId: string; id: string; version: number },
  draft: Partial<typeof pointsItem.$inferInsert>,
): Promise<boolean> {
  const rows = await db.orm
    .update(pointsItem)
    .set({ ...draft, version: at.version + 1 })
    .where(
      and(eq(pointsItem.communityId, at.communityId), eq(pointsItem.id, at.id), eq(pointsItem.version, at.version)),
    )
    .returning({ id: pointsItem.id })
  return rows.length === 1
}

const takeStatement: Hot = {
  name: 'points_stock_take',
  text: `UPDATE points_item SET stock = stock - 1 WHERE community_id = $1 AND id = $2 AND stock > 0 RETURNING stock`,
}

/** Takes one piece of the stock; false when there is none. */
export const takePiece = async (db: Db, communityId: string, itemId: string): Promise<boolean> =>
  (await db.hot(takeStatement, [communityId, itemId])).length === 1

const changeStatement: Hot = {
  name: 'points_stock_change',
  text: 'UPDATE points_item SET stock = stock + $3 WHERE community_id = $1 AND id = $2 RETURNING stock',
}

/** Changes the stock; its check refuses less than nothing. The stock after it, or null when there is no such item. */
export async function changeStock(db: Db, communityId: string, itemId: string, by: number): Promise<number | null> {
  const [row] = await db.hot<{ stock: number }>(changeStatement, [communityId, itemId, by])
  return row?.stock ?? null
}

export const insertStockChange = (db: Db, row: typeof pointsStockChange.$inferInsert) =>
  db.orm.insert(pointsStockChange).values(row)

const changesStatement: Hot = {
  name: 'points_stock_changes',
  text: `SELECT c.id, c.change, c.stock, c.reason, m.nickname AS by, c.at FROM points_stock_change c
    JOIN member m ON m.community_id = c.community_id AND m.account_id = c.account_id
    WHERE c.community_id = $1 AND c.item_id = $2 AND ${olderThan('c.at, c.id', '$3', '$4')}
    ORDER BY c.at DESC, c.id DESC LIMIT $5`,
}

/** Changes of a stock by hand, newest first, after the cursor. */
export const listStockChanges = (
  db: Db,
  communityId: string,
  itemId: string,
  after: readonly [Date, string] | null,
  limit: number,
) =>
  db.hot<{ id: string; change: number; stock: number; reason: string; by: string; at: Date }>(changesStatement, [
    communityId,
    itemId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ])
