import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { itemKind, merchant, orderState } from './points.shop.ts'
import { id, instant } from './primitives.ts'

const named = merchant.pick({ id: true, name: true })

/** An order as the desk that hands it over sees it. Its code only the buyer has. */
export const deskLine = z
  .object({
    orderId: id,
    title: z.string(),
    kind: itemKind,
    price: z.number().int(),
    state: orderState,
    nickname: z.string(),
    merchant: z.string(),
    orderedAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'DeskLine' })
export type DeskLine = z.infer<typeof deskLine>

/** Who serves at a desk: for which merchant alone, or for all. */
export const deskPerson = z
  .object({ grantId: id, nickname: z.string(), phoneMasked: z.string(), merchant: named.nullable() })
  .meta({ id: 'DeskPerson' })
export type DeskPerson = z.infer<typeof deskPerson>

const base = '/communities/:communityId/points/desk'

export const pointsDesk = {
  desk: endpoint({
    id: 'points.desk',
    method: 'GET',
    path: base,
    summary: 'For which merchant alone I serve; null: for all (points desk, committee)',
    access: 'account',
    params: inCommunity,
    reply: z.object({ merchant: named.nullable() }),
  }),
  orders: endpoint({
    id: 'points.deskOrders',
    method: 'GET',
    path: `${base}/orders`,
    summary: 'Orders of the merchant I serve for, newest first (points desk; committee: all)',
    access: 'account',
    params: inCommunity,
    query: pageQuery.extend({ state: orderState.default('ordered') }),
    reply: pageOf(deskLine),
  }),
  people: endpoint({
    id: 'points.deskPeople',
    method: 'GET',
    path: `${base}/people`,
    summary: 'Who serves at desks, and for whom (committee)',
    access: 'account',
    params: inCommunity,
    reply: z.object({ items: z.array(deskPerson) }),
  }),
  setPerson: endpoint({
    id: 'points.setDeskPerson',
    method: 'PUT',
    path: `${base}/people/:grantId`,
    summary: 'Lets somebody at a desk serve one merchant alone, or all again (committee)',
    access: 'account',
    params: inCommunity.extend({ grantId: id }),
    body: z.strictObject({ merchantId: id.nullable() }),
    reply: deskPerson,
  }),
}
