import type { RequestOf } from '@liren/shared/endpoint'
import { pointsDesk } from '@liren/shared/points.desk'
import { pointsShop, type OrderState } from '@liren/shared/points.shop'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'
import type { InItem } from './shop.api.ts'

export type ItemBody = RequestOf<typeof pointsShop.addItem>['body']
export type MerchantBody = RequestOf<typeof pointsShop.addMerchant>['body']
/** Something that is there already, and which state of it was changed. */
export interface Edited {
  id: string
  version: number
}

export const lookUpOrder = (communityId: string, code: string) =>
  call(pointsShop.lookUp, { params: { communityId }, body: { code } })

export const handOver = (communityId: string, code: string, submission: string) =>
  call(pointsShop.handOver, { params: { communityId }, body: { code } }, { submission })

export const fetchMerchants = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(pointsShop.merchants, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

/** Adds a merchant, or changes one. */
export const saveMerchant = (communityId: string, body: MerchantBody, of: Edited | null, submission: string) =>
  of === null
    ? call(pointsShop.addMerchant, { params: { communityId }, body }, { submission })
    : call(pointsShop.editMerchant, {
        params: { communityId, merchantId: of.id },
        body: { ...body, version: of.version },
      })

/** Adds something to the shop, or changes it. */
export const saveItem = (communityId: string, body: ItemBody, of: Edited | null, submission: string) =>
  of === null
    ? call(pointsShop.addItem, { params: { communityId }, body }, { submission })
    : call(pointsShop.editItem, { params: { communityId, itemId: of.id }, body: { ...body, version: of.version } })

export const countStock = (at: InItem, body: { change: number; reason: string }, submission: string) =>
  call(pointsShop.changeStock, { params: at, body }, { submission })

export const fetchStockChanges = (at: InItem, cursor: string | null, signal?: AbortSignal) =>
  call(pointsShop.stockChanges, { params: at, query: { cursor: cursor ?? undefined } }, { signal })

/** What a merchant handed over in a time, as a spreadsheet. */
export const downloadSettlement = (
  communityId: string,
  merchantId: string,
  time: { from?: string | undefined; to?: string | undefined },
) => download(pointsShop.settlement, { params: { communityId, merchantId }, query: time })

/** For which merchant alone I serve. */
export const fetchDesk = (communityId: string, signal?: AbortSignal) =>
  call(pointsDesk.desk, { params: { communityId } }, { signal })

export const fetchDeskOrders = (communityId: string, state: OrderState, cursor: string | null, signal?: AbortSignal) =>
  call(pointsDesk.orders, { params: { communityId }, query: { state, cursor: cursor ?? undefined } }, { signal })

export const fetchDeskPeople = (communityId: string, signal?: AbortSignal) =>
  call(pointsDesk.people, { params: { communityId } }, { signal })

/** Lets somebody at a desk serve one merchant alone, or all. */
export const setDeskPerson = (communityId: string, grantId: string, merchantId: string | null) =>
  call(pointsDesk.setPerson, { params: { communityId, grantId }, body: { merchantId } })
