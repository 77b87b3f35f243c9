import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, paragraph, version } from './primitives.ts'

export const itemKinds = ['goods', 'service'] as const
export const itemKind = z.enum(itemKinds)

/** Who hands things over, where and when: a shop of the quarter, or the community's own points desk. */
export const merchantDraft = z.strictObject({
  name: line(40),
  address: line(80),
  hours: line(80).meta({ description: 'As it stands on the door, such as 周二、周六 9:00–11:00' }),
  isOn: z.boolean().default(true),
})
export const merchant = z
  .object({
    id,
    name: z.string(),
    address: z.string(),
    hours: z.string(),
    isOn: z.boolean(),
    version,
    abilities: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'PointsMerchant' })
export type Merchant = z.infer<typeof merchant>

const price = z.number().int().min(1).max(100_000)

export const itemDraft = z.strictObject({
  merchantId: id,
  kind: itemKind,
  title: line(40),
  body: paragraph(500),
  price: price.meta({ description: 'In points, as always' }),
  perPerson: z.number().int().min(1).max(100).nullable().default(null).meta({ description: 'Null for no limit' }),
  isOn: z.boolean().default(true),
})
export type ItemDraft = z.output<typeof itemDraft>

/** Something that points buy. */
export const item = z
  .object({
    id,
    merchant: merchant.pick({ id: true, name: true, address: true, hours: true }),
    kind: itemKind,
    title: z.string(),
    body: z.string(),
    price: z.number().int(),
    perPerson: z.number().int().nullable(),
    stock: z.number().int(),
    isOn: z.boolean(),
    version,
    mine: z.number().int().meta({ description: 'How many of it I have ordered or fetched' }),
    abilities: z.object({ order: z.boolean(), edit: z.boolean() }),
  })
  .meta({ id: 'PointsItem' })
export type Item = z.infer<typeof item>

export const orderStates = ['ordered', 'handed_over', 'cancelled', 'expired'] as const
export const orderState = z.enum(orderStates)
export type OrderState = z.infer<typeof orderState>

/** One piece ordered: its points lie between buyer and merchant until it is handed over, or back with the buyer. */
export const order = z
  .object({
    id,
    itemId: id,
    title: z.string(),
    price: z.number().int(),
    state: orderState,
    orderedAt: instant,
    keptUntil: instant,
    endedAt: instant.nullable(),
    merchant: merchant.pick({ id: true, name: true, address: true, hours: true }),
    abilities: z.object({ cancel: z.boolean() }),
  })
  .meta({ id: 'PointsOrder' })
export type Order = z.infer<typeof order>

/** Six digits, said at the desk or drawn as a QR; they work once, and only while the order waits. */
export const pickUpCode = z.string().regex(/^\d{6}$/)

/** What the desk sees: what to hand over to whom, and nothing else. */
export const deskOrder = z
  .object({ orderId: id, title: z.string(), kind: itemKind, nickname: z.string(), orderedAt: instant })
  .meta({ id: 'DeskOrder' })
export type DeskOrder = z.infer<typeof deskOrder>

export const stockChange = z
  .object({
    id,
    change: z.number().int(),
    stock: z.number().int().meta({ description: 'After it' }),
    reason: z.string(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'StockChange' })

const inMerchant = inCommunity.extend({ merchantId: id })
const inItem = inCommunity.extend({ itemId: id })
const inOrder = inCommunity.extend({ orderId: id })
const base = '/communities/:communityId/points'

export const pointsShop = {
  merchants: endpoint({
    id: 'points.merchants',
    method: 'GET',
    path: `${base}/merchants`,
    summary: 'Who hands things over, where and when, by name',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(merchant),
  }),
  addMerchant: endpoint({
    id: 'points.addMerchant',
    method: 'POST',
    path: `${base}/merchants`,
    summary: 'Takes in somebody who hands things over (committee)',
    access: 'account',
    params: inCommunity,
    body: merchantDraft,
    reply: merchant,
    status: 201,
  }),
  editMerchant: endpoint({
    id: 'points.editMerchant',
    method: 'PUT',
    path: `${base}/merchants/:merchantId`,
    summary: 'Changes name, place and hours, or takes it out of the shop (committee)',
    access: 'account',
    params: inMerchant,
    body: merchantDraft.extend({ version }),
    reply: merchant,
    errors: ['edited_elsewhere'],
  }),
  items: endpoint({
    id: 'points.items',
    method: 'GET',
    path: `${base}/items`,
    summary: 'What points buy here, the newest first; what is switched off only for who may switch it on',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(item),
  }),
  item: endpoint({
    id: 'points.item',
    method: 'GET',
    path: `${base}/items/:itemId`,
    summary: 'One thing that points buy',
    access: 'account',
    params: inItem,
    reply: item,
  }),
  addItem: endpoint({
    id: 'points.addItem',
    method: 'POST',
    path: `${base}/items`,
    summary: 'Puts something into the shop; its stock is counted after (committee)',
    access: 'account',
    params: inCommunity,
    body: itemDraft,
    reply: item,
    status: 201,
  }),
  editItem: endpoint({
    id: 'points.editItem',
    method: 'PUT',
    path: `${base}/items/:itemId`,
    summary: 'Changes something in the shop; what was ordered keeps its price (committee)',
    access: 'account',
    params: inItem,
    body: itemDraft.extend({ version }),
    reply: item,
    errors: ['edited_elsewhere'],
  }),
  changeStock: endpoint({
    id: 'points.changeStock',
    method: 'POST',
    path: `${base}/items/:itemId/stock-changes`,
    summary: 'Adds to the stock or takes from it, and says why (committee)',
    access: 'account',
    params: inItem,
    body: z.strictObject({ change: z.number().int().min(-100_000).max(100_000), reason: line(100) }),
    reply: item,
    status: 201,
    errors: ['shop_stock_below'],
  }),
  stockChanges: endpoint({
    id: 'points.stockChanges',
    method: 'GET',
    path: `${base}/items/:itemId/stock-changes`,
    summary: 'Every change of the stock by hand, newest first (committee)',
    access: 'account',
    params: inItem,
    query: pageQuery,
    reply: pageOf(stockChange),
  }),
  order: endpoint({
    id: 'points.order',
    method: 'POST',
    path: `${base}/items/:itemId/orders`,
    summary: 'Orders one piece: the stock falls and the points are set aside in one',
    access: 'account',
    params: inItem,
    body: z.strictObject({ price: price.meta({ description: 'As the buyer saw it; for another nothing is ordered' }) }),
    reply: order,
    status: 201,
    errors: ['shop_price_changed', 'shop_sold_out', 'shop_limit_reached', 'points_insufficient'],
  }),
  orders: endpoint({
    id: 'points.orders',
    method: 'GET',
    path: `${base}/me/orders`,
    summary: 'My orders, newest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(order),
  }),
  myOrder: endpoint({
    id: 'points.myOrder',
    method: 'GET',
    path: `${base}/me/orders/:orderId`,
    summary: 'One order of mine, with the code for the desk while it waits',
    access: 'account',
    params: inOrder,
    reply: order.extend({ code: z.string().nullable().meta({ description: 'Null when it is over' }) }),
  }),
  cancel: endpoint({
    id: 'points.cancelOrder',
    method: 'DELETE',
    path: `${base}/me/orders/:orderId`,
    summary: 'Cancels an order that waits: the points go back to where they came from, with their end',
    access: 'account',
    params: inOrder,
    reply: order,
    errors: ['shop_order_over'],
  }),
  lookUp: endpoint({
    id: 'points.lookUpOrder',
    method: 'POST',
    path: `${base}/desk/lookups`,
    summary: 'What to hand over for a code (points desk, committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ code: pickUpCode }),
    reply: deskOrder,
    errors: ['shop_code_wrong'],
    idempotent: false,
  }),
  handOver: endpoint({
    id: 'points.handOver',
    method: 'POST',
    path: `${base}/desk/handovers`,
    summary: 'It was handed over: the code is used up and the points are the merchant’s (points desk, committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ code: pickUpCode }),
    reply: deskOrder,
    status: 201,
    errors: ['shop_code_wrong', 'points_second_person'],
  }),
  settlement: endpoint({
    id: 'points.settlement',
    method: 'GET',
    path: `${base}/merchants/:merchantId/settlement`,
    summary: 'What a merchant handed over in a time, as a spreadsheet (committee, and who serves that merchant)',
    access: 'account',
    params: inMerchant,
    query: z.object({ from: instant.optional(), to: instant.optional() }),
    reply: fileReply,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
}
