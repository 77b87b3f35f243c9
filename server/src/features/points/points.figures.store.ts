import type { Db, Hot } from '../../platform/db/context.ts'

const liabilitiesStatement: Hot = {
  name: 'points_liabilities',
  text: `SELECT coalesce((SELECT sum(remaining) FROM points_lot WHERE community_id = $1 AND remaining > 0
      AND expires_at > (SELECT app.now())), 0)::int AS outstanding,
    coalesce((SELECT sum(price) FROM points_order WHERE community_id = $1 AND state = 'ordered'), 0)::int AS "setAside",
    coalesce((SELECT -sum(balance) FROM points_account WHERE community_id = $1 AND currency = 'POINT'
      AND kind = 'debt'), 0)::int AS owed`,
}

/** Points that members may still spend, that orders hold, and that members owe. */
export async function readLiabilities(
  db: Db,
  communityId: string,
): Promise<{ outstanding: number; setAside: number; owed: number }> {
  const [row] = await db.hot<{ outstanding: number; setAside: number; owed: number }>(liabilitiesStatement, [
    communityId,
  ])
  return row ?? { outstanding: 0, setAside: 0, owed: 0 }
}

const stockStatement: Hot = {
  name: 'points_stock_left',
  text: `SELECT title, stock, price FROM points_item WHERE community_id = $1 AND is_on
    ORDER BY stock, id LIMIT $2`,
}

/** What is offered, the least left first. */
export const readStock = (db: Db, communityId: string, limit: number) =>
  db.hot<{ title: string; stock: number; price: number }>(stockStatement, [communityId, limit])
