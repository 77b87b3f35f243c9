import { pointsShop } from '@liren/shared/points.shop'
import { call } from '../../lib/api-client.ts'

export interface InItem {
  communityId: string
  itemId: string
}
export interface InOrder {
  communityId: string
  orderId: string
}

const page = (cursor: string | null) => ({ cursor: cursor ?? undefined })

export const fetchItems = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(pointsShop.items, { params: { communityId }, query: page(cursor) }, { signal })

export const fetchItem = (at: InItem, signal?: AbortSignal) => call(pointsShop.item, { params: at }, { signal })

export const orderItem = (at: InItem, price: number, submission: string) =>
  call(pointsShop.order, { params: at, body: { price } }, { submission })

export const fetchOrders = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(pointsShop.orders, { params: { communityId }, query: page(cursor) }, { signal })

export const fetchOrder = (at: InOrder, signal?: AbortSignal) => call(pointsShop.myOrder, { params: at }, { signal })

export const cancelOrder = (at: InOrder) => call(pointsShop.cancel, { params: at })
