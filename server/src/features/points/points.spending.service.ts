import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { expirePoints, openBook, owedIn, write, type Cause, type Holder } from './points.book.service.ts'
import { orderPlan, refundPlan } from './points.spending.rules.ts'
import { pointsTermsOf } from './points.settings.service.ts'
import { takenFor } from './points.store.ts'

/** Sets points aside for an order; `points_insufficient` when there are not enough. */
export async function setAside(
  db: Db,
  holder: Holder,
  { orderId, price, note }: { orderId: string; price: number; note: string },
): Promise<{ now: Date }> {
  const book = await openBook(db, holder, [
    ['POINT', 'member'],
    ['POINT', 'expired'],
    ['POINT', 'escrow'],
  ])
  const plan = orderPlan(book.lots, price)
  if (plan === null) throw new DomainError('points_insufficient')
  await write(db, book, { kind: 'order', note, actorId: holder.accountId, sourceId: orderId }, plan)
  return { now: book.now }
}

/** Gives the points of an order back, to the lots they came of; what had ended there meanwhile ends again. */
export async function giveBack(
  db: Db,
  holder: Holder,
  { orderId, note, actorId }: { orderId: string } & Pick<Cause, 'note' | 'actorId'>,
): Promise<void> {
  const { refundGraceDays: graceDays } = await pointsTermsOf(db, holder.communityId)
  const book = await openBook(db, holder, [
    ['POINT', 'member'],
    ['POINT', 'expired'],
    ['POINT', 'debt'],
    ['POINT', 'escrow'],
  ])
  const taken = await takenFor(db, holder.communityId, orderId)
  const plan = refundPlan({ taken, owed: owedIn(book), now: book.now, graceDays })
  await write(db, book, { kind: 'refund', note, actorId, sourceId: orderId }, plan)
  await expirePoints(db, holder)
}

/** Points of an order become the merchant's: it was handed over. */
export async function passOn(
  db: Db,
  holder: Holder,
  order: { orderId: string; merchantId: string; price: number; note: string; actorId: string },
): Promise<void> {
  const { orderId: sourceId, note, actorId, price: amount } = order
  const book = await openBook(db, { ...holder, merchantId: order.merchantId }, [
    ['POINT', 'member'],
    ['POINT', 'expired'],
    ['POINT', 'escrow'],
    ['POINT', 'merchant'],
  ])
  const moves = [{ currency: 'POINT' as const, from: 'escrow' as const, to: 'merchant' as const, amount }]
  await write(db, book, { kind: 'handover', note, actorId, sourceId }, { moves, uses: [], begins: [] })
}
