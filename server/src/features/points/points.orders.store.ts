import type { OrderState } from '@liren/shared/points.shop'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'
import { pointsOrder } from './points.shop.tables.ts'

export interface OrderRow {
  id: string
  itemId: string
  accountId: string
  nickname: string
  title: string
  kind: 'goods' | 'service'
  price: number
  state: OrderState
  codeTry: number
  orderedAt: Date
  keptUntil: Date
  endedAt: Date | null
  merchantId: string
  merchantName: string
  address: string
  hours: string
}

const columns = `o.id, o.item_id AS "itemId", o.account_id AS "accountId", b.nickname, o.title, o.kind, o.price, o.state,
  o.code_try AS "codeTry", o.ordered_at AS "orderedAt", o.kept_until AS "keptUntil", o.ended_at AS "endedAt",
  o.merchant_id AS "merchantId", m.name AS "merchantName", m.address, m.hours`
const joined = `points_order o JOIN points_merchant m ON m.community_id = o.community_id AND m.id = o.merchant_id
  JOIN member b ON b.community_id = o.community_id AND b.account_id = o.account_id`

const nextStatement: Hot = {
  name: 'points_order_next',
  text: `SELECT coalesce(min(n), 1)::int AS nth FROM generate_series(1, (SELECT count(*) + 1 FROM points_order
      WHERE community_id = $1 AND item_id = $2 AND account_id = $3 AND state IN ('ordered', 'handed_over'))) n
    WHERE NOT EXISTS (SELECT FROM points_order o WHERE o.community_id = $1 AND o.item_id = $2 AND o.account_id = $3
      AND o.state IN ('ordered', 'handed_over') AND o.nth = n)`,
}

/** The how manieth of an item the next one would be for somebody: the lowest number that is free. */
export async function nextOf(db: Db, communityId: string, itemId: string, accountId: string): Promise<number> {
  const [row] = await db.hot<{ nth: number }>(nextStatement, [communityId, itemId, accountId])
  return row?.nth ?? 1
}

const takenStatement: Hot = {
  name: 'points_order_code_taken',
  text: `SELECT id FROM points_order WHERE community_id = $1 AND code_digest = $2 AND state = 'ordered'`,
}

/** Whether another order that waits has this code. */
export const isCodeTaken = async (db: Db, communityId: string, digest: string): Promise<boolean> =>
  (await db.hot(takenStatement, [communityId, digest])).length > 0

export const insertOrder = (db: Db, row: typeof pointsOrder.$inferInsert) => db.orm.insert(pointsOrder).values(row)

const findStatement: Hot = {
  name: 'points_order_find',
  text: `SELECT ${columns} FROM ${joined} WHERE o.community_id = $1 AND o.account_id = $2 AND o.id = $3`,
}

/** An order of somebody's own, or null. */
export async function findOrder(db: Db, communityId: string, accountId: string, id: string): Promise<OrderRow | null> {
  const [row] = await db.hot<OrderRow>(findStatement, [communityId, accountId, id])
  return row ?? null
}

const byCodeStatement: Hot = {
  name: 'points_order_by_code',
  text: `SELECT ${columns} FROM ${joined} WHERE o.community_id = $1 AND o.code_digest = $2 AND o.state = 'ordered'`,
}

/** The order that waits for a code, or null. */
export async function findByCode(db: Db, communityId: string, digest: string): Promise<OrderRow | null> {
  const [row] = await db.hot<OrderRow>(byCodeStatement, [communityId, digest])
  return row ?? null
}

const listStatement: Hot = {
  name: 'points_order_list',
  text: `SELECT ${columns} FROM ${joined} WHERE o.community_id = $1 AND o.account_id = $2
      AND ${olderThan('o.ordered_at, o.id', '$3', '$4')}
    ORDER BY o.ordered_at DESC, o.id DESC LIMIT $5`,
}

/** Somebody's orders, newest first, after the cursor. */
export const listOrders = (
  db: Db,
  communityId: string,
  accountId: string,
  after: readonly [Date, string] | null,
  limit: number,
) => db.hot<OrderRow>(listStatement, [communityId, accountId, after?.[0] ?? null, after?.[1] ?? null, limit])

const endStatement: Hot = {
  name: 'points_order_end',
  text: `UPDATE points_order SET state = $3, ended_at = $4, ended_by = $5, code_digest = NULL
    WHERE community_id = $1 AND id = $2 AND state = 'ordered'
    RETURNING item_id AS "itemId", merchant_id AS "merchantId", account_id AS "accountId"`,
}

/** Ends an order that waits; of many at once the first does, and the others get null. */
export async function endOrder(
  db: Db,
  at: { communityId: string; id: string },
  end: { state: OrderState; at: Date; by: string | null },
): Promise<{ itemId: string; merchantId: string; accountId: string } | null> {
  const [row] = await db.hot<{ itemId: string; merchantId: string; accountId: string }>(endStatement, [
    at.communityId,
    at.id,
    end.state,
    end.at,
    end.by,
  ])
  return row ?? null
}

const waitingStatement: Hot = {
  name: 'points_orders_waiting',
  text: `SELECT id FROM points_order WHERE community_id = $1 AND account_id = $2 AND state = 'ordered' ORDER BY id`,
}

/** Somebody's orders that wait. */
export const ordersWaiting = async (db: Db, communityId: string, accountId: string): Promise<string[]> =>
  (await db.hot<{ id: string }>(waitingStatement, [communityId, accountId])).map(({ id }) => id)

const dueStatement: Hot = {
  name: 'points_orders_due',
  text: `SELECT id FROM points_order WHERE community_id = $1 AND state = 'ordered'
    AND kept_until <= (SELECT app.now()) ORDER BY kept_until LIMIT $2`,
}

/** Orders nobody fetched in their time. */
export const ordersDue = async (db: Db, communityId: string, limit: number): Promise<string[]> =>
  (await db.hot<{ id: string }>(dueStatement, [communityId, limit])).map(({ id }) => id)

const settled = `o.community_id = $1 AND o.merchant_id = $2 AND o.state = 'handed_over'
  AND o.ended_at >= $3 AND o.ended_at < $4`
const settledStatement: Hot = {
  name: 'points_orders_settled',
  text: `SELECT o.id, o.title, o.price, o.ended_at AS "endedAt", d.nickname AS by FROM points_order o
    JOIN member d ON d.community_id = o.community_id AND d.account_id = o.ended_by
    WHERE ${settled} ORDER BY o.ended_at, o.id LIMIT $5`,
}

/** What a merchant handed over in a time, the oldest first. */
export const handedOver = (
  db: Db,
  at: { communityId: string; merchantId: string },
  time: { from: Date; to: Date },
  limit: number,
) =>
  db.hot<{ id: string; title: string; price: number; endedAt: Date; by: string }>(settledStatement, [
    at.communityId,
    at.merchantId,
    time.from,
    time.to,
    limit,
  ])

const settledSumStatement: Hot = {
  name: 'points_orders_settled_sum',
  text: `SELECT count(*)::int AS pieces, coalesce(sum(o.price), 0)::float8 AS total FROM points_order o WHERE ${settled}`,
}

/** How many pieces a merchant handed over in a time, and for how many points. */
export async function handedOverInAll(
  db: Db,
  at: { communityId: string; merchantId: string },
  time: { from: Date; to: Date },
) {
  const values = [at.communityId, at.merchantId, time.from, time.to]
  const [row] = await db.hot<{ pieces: number; total: number }>(settledSumStatement, values)
  return row ?? { pieces: 0, total: 0 }
}
