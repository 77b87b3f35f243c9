import type { Session } from '@liren/shared/identity'
import { pointsShop, type Item, type itemDraft } from '@liren/shared/points.shop'
import type { z } from 'zod'
import { newKey, type TestApp } from './app.ts'
import { credit, neighbour, proposer } from './points.ts'
import type { World } from './world.ts'

/** The community's own points desk. */
export const addMerchant = (test: TestApp, world: World, as = world.committee, name = '居委会兑换点') =>
  test.call(
    pointsShop.addMerchant,
    {
      params: { communityId: world.communityId },
      body: { name, address: '枫林苑 1 幢底楼', hours: '周二、周六 9:00–11:00' },
    },
    { as },
  )

type Draft = Partial<z.input<typeof itemDraft>> & { stock?: number }

/** Something in the shop, with a stock. */
export async function addItem(test: TestApp, world: World, { stock = 5, ...draft }: Draft = {}): Promise<Item> {
  const merchantId = draft.merchantId ?? (await addMerchant(test, world)).id
  const params = { communityId: world.communityId }
  const body = { kind: 'goods' as const, title: '洗衣液', body: '2 升装', price: 30, ...draft, merchantId }
  const { id } = await test.call(pointsShop.addItem, { params, body }, { as: world.committee })
  return countStock(test, world, id, stock)
}

export const countStock = (test: TestApp, world: World, itemId: string, change: number, reason = '进货') =>
  test.call(
    pointsShop.changeStock,
    { params: { communityId: world.communityId, itemId }, body: { change, reason } },
    { as: world.committee },
  )

/** Orders one piece at its price; whoever races for it tells the price, so that nobody has to look it up first. */
export async function order(
  test: TestApp,
  { communityId }: World,
  itemId: string,
  as: { accessToken: string },
  { key = newKey(), price }: { key?: string; price?: number } = {},
) {
  const body = { price: price ?? (await priceOf(test, itemId)) }
  return test.call(pointsShop.order, { params: { communityId, itemId }, body }, { as, key })
}

async function priceOf(test: TestApp, itemId: string): Promise<number> {
  const { rows } = await test.admin.query<{ price: number }>('SELECT price FROM points_item WHERE id = $1', [itemId])
  return rows[0]?.price ?? 1
}

export const codeOf = async (test: TestApp, world: World, orderId: string, as: Session): Promise<string> => {
  const params = { communityId: world.communityId, orderId }
  return (await test.call(pointsShop.myOrder, { params }, { as })).code ?? ''
}

export const cancel = (test: TestApp, world: World, orderId: string, as: Session) =>
  test.call(pointsShop.cancel, { params: { communityId: world.communityId, orderId } }, { as })

export const handOver = (test: TestApp, world: World, code: string, as: Session) =>
  test.call(pointsShop.handOver, { params: { communityId: world.communityId }, body: { code } }, { as })

/** Gives many the same points at once; planted, since it is not the credit that is looked at. */
export async function plantPoints(
  test: TestApp,
  { communityId }: World,
  accountIds: readonly string[],
  points: number,
): Promise<void> {
  const values = [communityId, accountIds, points]
  await test.admin.query(
    `WITH person AS (SELECT a AS account_id, n, gen_random_uuid() AS account, gen_random_uuid() AS journal
        FROM unnest($2::uuid[]) WITH ORDINALITY AS p(a, n)),
      source AS (INSERT INTO points_account AS a SELECT $1, gen_random_uuid(), 'POINT', 'issuance', $1,
          -$3::bigint * cardinality($2::uuid[]), cardinality($2::uuid[])
        ON CONFLICT ON CONSTRAINT points_account_owner_key
          DO UPDATE SET balance = a.balance + excluded.balance, seq = a.seq + excluded.seq
        RETURNING id, balance + $3::bigint * cardinality($2::uuid[]) AS balance, seq - cardinality($2::uuid[]) AS seq),
      opened AS (INSERT INTO points_account SELECT $1, account, 'POINT', 'member', account_id, $3, 1 FROM person
        RETURNING id),
      journal AS (INSERT INTO points_journal (community_id, id, kind, account_id, at)
        SELECT $1, journal, 'service', account_id, app.now() FROM person RETURNING id),
      moved AS (INSERT INTO points_movement SELECT $1, journal, 1, 'POINT', source.id, account, $3, seq + n, 1,
          balance - $3::bigint * n, $3
        FROM person, source RETURNING journal_id)
      INSERT INTO points_lot SELECT $1, gen_random_uuid(), account_id, journal, $3, $3, app.now() + interval '1 year'
        FROM person`,
    values,
  )
}

/** A row in every table of the shop. */
export async function fillShop(test: TestApp, world: World): Promise<void> {
  const buyer = await neighbour(test, world)
  await credit(test, world, await proposer(world), buyer, { minutes: 600, points: 100 })
  const { id, merchant } = await addItem(test, world)
  await order(test, world, id, buyer.as)
  const { accountId } = await world.grant('points_desk', 'community', world.communityId)
  await test.admin.query('INSERT INTO points_desk_person VALUES ($1, $2, $3, $4, app.now())', [
    ...[world.communityId, accountId, merchant.id, world.committee.accountId],
  ])
}
