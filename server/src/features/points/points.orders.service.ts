import type { PageQuery } from '@liren/shared/page'
import type { DeskOrder, Order } from '@liren/shared/points.shop'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import { minuteInChina } from '../../platform/china.ts'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { LateFile } from '../../platform/http/files.ts'
import { writeSpreadsheet } from '../../platform/spreadsheet/xlsx.write.ts'
import { everyCommunity } from '../neighbourhood/neighbourhood.service.ts'
import { deskOf } from './points.desk.service.ts'
import * as store from './points.orders.store.ts'
import { mayKeepPoints } from './points.policy.ts'
import { pointsTermsOf } from './points.settings.service.ts'
import { expectItem } from './points.shop.service.ts'
import { changeStock, findMerchant, takePiece } from './points.shop.store.ts'
import { giveBack, passOn, setAside } from './points.spending.service.ts'

const dayMs = 24 * 3_600_000

/** The six digits of an order; nobody keeps them, they follow from the order and a key. */
function codeOf(vault: Vault, orderId: string, codeTry: number): string {
  const digest = Buffer.from(vault.blindIndex('pick_up', `${orderId} ${String(codeTry)}`), 'base64url')
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

const digestOf = (vault: Vault, communityId: string, code: string): string =>
  vault.blindIndex('pick_up_digest', `${communityId} ${code}`)

/** A code that no other order waits for. */
async function freeCode(db: Db, vault: Vault, communityId: string, orderId: string) {
  for (let codeTry = 0; ; codeTry += 1) {
    const codeDigest = digestOf(vault, communityId, codeOf(vault, orderId, codeTry))
    if (codeTry === 20 || !(await store.isCodeTaken(db, communityId, codeDigest))) return { codeTry, codeDigest }
  }
}

const present = (row: store.OrderRow): Order => ({
  id: row.id,
  itemId: row.itemId,
  title: row.title,
  price: row.price,
  state: row.state,
  orderedAt: row.orderedAt.toISOString(),
  keptUntil: row.keptUntil.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  merchant: { id: row.merchantId, name: row.merchantName, address: row.address, hours: row.hours },
  abilities: { cancel: row.state === 'ordered' },
})

async function expectOrder(db: Db, { communityId, accountId }: CommunityActor, id: string): Promise<store.OrderRow> {
  const row = await store.findOrder(db, communityId, accountId, id)
  if (!row) throw new DomainError('not_found')
  return row
}

/**
 * Orders one piece: the stock falls, the points are set aside, or nothing happens. Everybody takes the piece before the
 * accounts, so that nobody waits in a circle; nobody pays another price than the one they saw; that no stock and no balance falls below nothing is held by their checks.
 */
export async function orderItem(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { itemId, price: seen }: { itemId: string; price: number },
): Promise<Order> {
  const { communityId, accountId } = actor
  const item = await expectItem(db, actor, itemId)
  if (!item.isOn) throw new DomainError('shop_sold_out')
  if (item.price !== seen) throw new DomainError('shop_price_changed')
  if (!(await takePiece(db, communityId, itemId))) throw new DomainError('shop_sold_out')
  const id = uuidv7()
  const { title, price, merchantId, kind, perPerson } = item
  const { now } = await setAside(db, { communityId, accountId }, { orderId: id, price, note: title })
  // Under the lock of the person's account: two phones of one person come one after the other.
  const nth = await store.nextOf(db, communityId, itemId, accountId)
  if (perPerson !== null && nth > perPerson) throw new DomainError('shop_limit_reached')
  const { pickUpDays } = await pointsTermsOf(db, communityId)
  await store.insertOrder(db, {
    ...{ communityId, id, itemId, merchantId, accountId, title, kind, price, nth, state: 'ordered', orderedAt: now },
    ...(await freeCode(db, vault, communityId, id)),
    keptUntil: new Date(now.getTime() + pickUpDays * dayMs),
  })
  return present(await expectOrder(db, actor, id))
}

/** The actor's orders, newest first. */
export async function ordersFor(db: Db, { communityId, accountId }: CommunityActor, query: PageQuery) {
  const rows = await store.listOrders(db, communityId, accountId, positionOf(query), query.limit + 1)
  return pageFrom(rows, query.limit, (row) => [row.orderedAt, row.id], present)
}

/** One order of the actor, with its code while it waits. */
export async function orderFor(db: Db, vault: Vault, actor: CommunityActor, id: string) {
  const row = await expectOrder(db, actor, id)
  return { ...present(row), code: row.state === 'ordered' ? codeOf(vault, row.id, row.codeTry) : null }
}

interface End {
  state: 'cancelled' | 'expired'
  by: string | null
  at: Date
}

/**
 * Ends orders that wait: the pieces go back to the stock, then the points to their lots, in the order in which whoever
 * buys takes them. Says how many there were.
 */
async function undo(db: Db, communityId: string, orderIds: readonly string[], end: End): Promise<number> {
  const ended = []
  for (const orderId of orderIds) {
    const order = await store.endOrder(db, { communityId, id: orderId }, end)
    if (order) ended.push({ ...order, orderId })
  }
  for (const { itemId } of ended.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1)))
    await changeStock(db, communityId, itemId, 1)
  const note = end.state === 'expired' ? '逾期未领取' : null
  for (const { accountId, orderId } of ended)
    await giveBack(db, { communityId, accountId }, { orderId, note, actorId: end.by })
  return ended.length
}

/** The buyer cancels an order that waits. */
export async function cancelOrder(db: Db, actor: CommunityActor, id: string): Promise<Order> {
  const { communityId, accountId: by } = actor
  await expectOrder(db, actor, id)
  const at = await readClock(db)
  if ((await undo(db, communityId, [id], { state: 'cancelled', by, at })) === 0)
    throw new DomainError('shop_order_over')
  return present(await expectOrder(db, actor, id))
}

/** Cancels all that somebody has waiting. */
export async function cancelWaiting(
  db: Db,
  { communityId, accountId: by }: { communityId: string; accountId: string },
): Promise<void> {
  const at = await readClock(db)
  await undo(db, communityId, await store.ordersWaiting(db, communityId, by), { state: 'cancelled', by, at })
}

/**
 * The order that waits for a code, in its time; `shop_code_wrong` when there is none, and for who serves one merchant
 * alone when it is another's.
 */
async function expectWaiting(db: Db, vault: Vault, actor: CommunityActor, code: string): Promise<store.OrderRow> {
  const { communityId } = actor
  const desk = await deskOf(db, actor)
  const row = await store.findByCode(db, communityId, digestOf(vault, communityId, code))
  if (!row || (desk && desk.id !== row.merchantId)) throw new DomainError('shop_code_wrong')
  if (row.keptUntil <= (await readClock(db))) throw new DomainError('shop_code_wrong')
  return row
}

const forDesk = ({ id, title, kind, nickname, orderedAt }: store.OrderRow): DeskOrder => ({
  orderId: id,
  title,
  kind,
  nickname,
  orderedAt: orderedAt.toISOString(),
})

/** What the desk is to hand over for a code. */
export const lookUp = async (db: Db, vault: Vault, actor: CommunityActor, code: string): Promise<DeskOrder> =>
  forDesk(await expectWaiting(db, vault, actor, code))

/** It was handed over: the code is used up and the points pass on, once; never to oneself. */
export async function handOver(db: Db, vault: Vault, actor: CommunityActor, code: string): Promise<DeskOrder> {
  const { communityId, accountId } = actor
  const row = await expectWaiting(db, vault, actor, code)
  if (row.accountId === accountId) throw new DomainError('points_second_person')
  const end = { state: 'handed_over' as const, at: await readClock(db), by: accountId }
  if (!(await store.endOrder(db, { communityId, id: row.id }, end))) throw new DomainError('shop_code_wrong')
  const { id: orderId, merchantId, price, title: note } = row
  await passOn(db, { communityId, accountId: row.accountId }, { orderId, merchantId, price, note, actorId: accountId })
  return forDesk(row)
}

/** As many lines as go into a file. */
const fileLines = 20_000

/**
 * What a merchant handed over in a time, piece by piece as far as a file goes, and in all; no word of who fetched it. For the committee, and for
 * who serves that merchant.
 */
export async function settlementOf(
  db: Db,
  actor: CommunityActor,
  merchantId: string,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<LateFile> {
  const { communityId } = actor
  const merchant = await findMerchant(db, communityId, merchantId)
  const isTheirs = mayKeepPoints(actor) || (await deskOf(db, actor))?.id === merchantId
  if (!merchant || !isTheirs) throw new DomainError('not_found')
  const time = { from: new Date(from ?? 0), to: to === undefined ? await readClock(db) : new Date(to) }
  const rows = await store.handedOver(db, { communityId, merchantId }, time, fileLines)
  const lines = rows.map((row) => [minuteInChina(row.endedAt), row.title, row.price, row.by, row.id])
  const { pieces, total } = await store.handedOverInAll(db, { communityId, merchantId }, time)
  const sum = `合计 ${String(pieces)} 件`
  const note = pieces > rows.length ? `只列出最早的 ${String(rows.length)} 件，合计包括没有列出的` : ''
  const columns = [
    { header: '领取时间', width: 18 },
    { header: '名称', width: 24 },
    { header: '积分', kind: 'integer' as const },
    { header: '经手人', width: 16 },
    { header: '订单', width: 38 },
  ]
  const sheet = { name: merchant.name, columns, rows: [...lines, ['', sum, total, '', note]] }
  return new LateFile(`${merchant.name} 结算.xlsx`, () => writeSpreadsheet({ sheets: [sheet] }))
}

const atOnce = 200

/** Ends orders nobody fetched in their time, and gives everything back. */
export async function sweepOrders(pool: pg.Pool): Promise<void> {
  for (const communityId of await withContext(pool, { purpose: 'sweep' }, everyCommunity)) {
    const due = await withContext(pool, { communityId }, (db) => store.ordersDue(db, communityId, atOnce))
    for (const id of due)
      await withContext(pool, { communityId }, async (db) => {
        await undo(db, communityId, [id], { state: 'expired', by: null, at: await readClock(db) })
      })
  }
}
