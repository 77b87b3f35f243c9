import { pointsShop } from '@liren/shared/points.shop'
import type { TestApp } from './app.ts'
import type { Sessions } from './matrix.actors.ts'
import { members } from './matrix.actors.ts'
import { addItem, codeOf, order, plantPoints } from './shop.ts'
import type { World } from './world.ts'

/** What there is in the shops, for the rows that speak of them. */
export interface MatrixShop {
  merchant: string
  /** Everybody has points for it; the owner has ordered it. */
  item: string
  off: string
  ordered: string
  code: string
  /** The owner's, too, and cancelled. */
  over: string
  theirMerchant: string
  theirItem: string
  theirOrder: string
  theirCode: string
  /** By which the points desk serves, and a desk of the other community. */
  desk: string
  theirDesk: string
}

export async function createShop(test: TestApp, here: World, there: World, sessions: Sessions): Promise<MatrixShop> {
  const item = await addItem(test, here, { stock: 50, price: 60 })
  const off = await addItem(test, here, { isOn: false, merchantId: item.merchant.id })
  const theirs = await addItem(test, there)
  // Whoever was credited in this world by hand has accounts of their own already.
  await plantPoints(
    test,
    here,
    members.filter((actor) => actor !== 'tenant').map((actor) => sessions[actor].accountId),
    200,
  )
  await plantPoints(test, there, [sessions.otherOwner.accountId, sessions.otherCommittee.accountId], 200)
  const over = await order(test, here, item.id, sessions.owner)
  const params = { communityId: here.communityId, orderId: over.id }
  await test.call(pointsShop.cancel, { params }, { as: sessions.owner })
  const ordered = await order(test, here, item.id, sessions.owner)
  const theirOrder = await order(test, there, theirs.id, sessions.otherOwner)
  await there.grant('points_desk', 'community', there.communityId)
  const deskIn = async ({ communityId }: World) => {
    const text = `SELECT id FROM role_grant WHERE community_id = $1 AND role = 'points_desk' AND ended_at IS NULL LIMIT 1`
    return (await test.admin.query<{ id: string }>(text, [communityId])).rows[0]?.id ?? ''
  }
  return {
    desk: await deskIn(here),
    theirDesk: await deskIn(there),
    merchant: item.merchant.id,
    item: item.id,
    off: off.id,
    ordered: ordered.id,
    code: await codeOf(test, here, ordered.id, sessions.owner),
    over: over.id,
    theirMerchant: theirs.merchant.id,
    theirItem: theirs.id,
    theirOrder: theirOrder.id,
    theirCode: await codeOf(test, there, theirOrder.id, sessions.otherOwner),
  }
}
