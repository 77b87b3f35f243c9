import type { OrderState } from '@liren/shared/points.shop'
import type { Db, Hot } from '../../platform/db/context.ts'
import { olderThan } from '../../platform/db/keyset.ts'

export interface DeskMerchant {
  id: string
  name: string
}

const mineStatement: Hot = {
  name: 'points_desk_mine',
  text: `SELECT m.id, m.name FROM points_desk_person p
    JOIN points_merchant m ON m.community_id = p.community_id AND m.id = p.merchant_id
    WHERE p.community_id = $1 AND p.account_id = $2`,
}

/** For which merchant alone somebody serves; null for all. */
export async function merchantOf(db: Db, communityId: string, accountId: string): Promise<DeskMerchant | null> {
  const [row] = await db.hot<DeskMerchant>(mineStatement, [communityId, accountId])
  return row ?? null
}

export interface DeskLineRow {
  id: string
  title: string
  kind: 'goods' | 'service'
  price: number
  state: OrderState
  nickname: string
  merchant: string
  orderedAt: Date
  endedAt: Date | null
}

const ordersStatement: Hot = {
  name: 'points_desk_orders',
  text: `SELECT o.id, o.title, o.kind, o.price, o.state, b.nickname, m.name AS merchant, o.ordered_at AS "orderedAt",
      o.ended_at AS "endedAt"
    FROM points_order o JOIN points_merchant m ON m.community_id = o.community_id AND m.id = o.merchant_id
    JOIN member b ON b.community_id = o.community_id AND b.account_id = o.account_id
    WHERE o.community_id = $1 AND o.state = $2 AND ($3::uuid IS NULL OR o.merchant_id = $3)
      AND ${olderThan('o.ordered_at, o.id', '$4', '$5')}
    ORDER BY o.ordered_at DESC, o.id DESC LIMIT $6`,
}

/** Orders of one merchant or of all, newest first, after the cursor. */
export const listDeskOrders = (
  db: Db,
  { communityId, merchantId, state }: { communityId: string; merchantId: string | null; state: OrderState },
  after: readonly [Date, string] | null,
  limit: number,
) =>
  db.hot<DeskLineRow>(ordersStatement, [communityId, state, merchantId, after?.[0] ?? null, after?.[1] ?? null, limit])

export interface DeskPersonRow {
  grantId: string
  accountId: string
  nickname: string
  phoneMasked: string
  merchantId: string | null
  merchantName: string | null
}

const peopleStatement: Hot = {
  name: 'points_desk_people',
  text: `SELECT g.id AS "grantId", g.account_id AS "accountId", a.nickname, a.phone_masked AS "phoneMasked",
      m.id AS "merchantId", m.name AS "merchantName"
    FROM role_grant g JOIN member a ON a.community_id = g.community_id AND a.account_id = g.account_id
    LEFT JOIN points_desk_person p ON p.community_id = g.community_id AND p.account_id = g.account_id
    LEFT JOIN points_merchant m ON m.community_id = p.community_id AND m.id = p.merchant_id
    WHERE g.community_id = $1 AND g.role = 'points_desk' AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > (SELECT app.now())) AND ($2::uuid IS NULL OR g.id = $2)
    ORDER BY g.created_at, g.id LIMIT 200`,
}

/** Who serves at desks now; of one grant, where it is named. */
export const listDeskPeople = (db: Db, communityId: string, grantId: string | null = null) =>
  db.hot<DeskPersonRow>(peopleStatement, [communityId, grantId])

const setStatement: Hot = {
  name: 'points_desk_person_set',
  text: `INSERT INTO points_desk_person (community_id, account_id, merchant_id, changed_by, changed_at)
    VALUES ($1, $2, $3, $4, app.now()) ON CONFLICT ON CONSTRAINT points_desk_person_pk
      DO UPDATE SET merchant_id = excluded.merchant_id, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
}
const clearStatement: Hot = {
  name: 'points_desk_person_clear',
  text: 'DELETE FROM points_desk_person WHERE community_id = $1 AND account_id = $2',
}

/** Lets somebody serve one merchant alone, or all again. */
export const writeDeskPerson = (
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
  { merchantId, by }: { merchantId: string | null; by: string },
) =>
  merchantId === null
    ? db.hot(clearStatement, [communityId, accountId])
    : db.hot(setStatement, [communityId, accountId, merchantId, by])
