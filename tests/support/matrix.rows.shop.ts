import { pointsDesk } from '@liren/shared/points.desk'
import { pointsShop } from '@liren/shared/points.shop'
import { row } from './matrix.ts'
import { members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const without = (...out: Actor[]) => members.filter((actor) => !out.includes(actor))
const theirMembers = ['otherCommittee', 'otherOwner'] as const
const desks = ['committee', 'points_desk'] as const
const committee = ['committee'] as const
const otherCommittee = ['otherCommittee'] as const

const merchantBody = { name: '便民小店', address: '枫林路 8 号', hours: '每天 8:00–20:00' }
const itemBody = (merchantId: string) => ({
  merchantId,
  kind: 'goods' as const,
  title: '洗衣液',
  body: '2 升装',
  price: 30,
})
const item = (m: Matrix, itemId: string) => ({ params: { ...here(m), itemId } })
const theirItem = (m: Matrix) => ({ params: { ...there(m), itemId: m.shop.theirItem } })
const order = (m: Matrix, orderId: string) => ({ params: { ...here(m), orderId } })
const theirOrder = (m: Matrix) => ({ params: { ...there(m), orderId: m.shop.theirOrder } })

const own = [
  { when: 'own', at: 'here' as const, request: (m: Matrix) => ({ params: here(m) }), ok: members },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: there(m) }),
    ok: theirMembers,
  },
  { when: 'a missing community', at: 'nowhere' as const, request: () => ({ params: { communityId: nowhere } }) },
]
/** What whoever is at a desk sees. */
const ofDesk = [
  { when: 'own', at: 'here' as const, request: (m: Matrix) => ({ params: here(m) }), ok: desks },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: there(m) }),
    ok: otherCommittee,
  },
]
const counted = { body: { change: 5, reason: '进货' } }
/** A thing in the shop under four addresses, for calls of the committee. */
const kept = (body: (merchantId: string) => object) => [
  {
    when: 'of here',
    at: 'here' as const,
    request: (m: Matrix) => ({ ...item(m, m.shop.item), ...body(m.shop.merchant) }) as never,
    ok: committee,
  },
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ ...item(m, m.shop.theirItem), ...body(m.shop.merchant) }) as never,
    not_found: committee,
  },
  {
    when: 'missing',
    at: 'here' as const,
    request: (m: Matrix) => ({ ...item(m, nowhere), ...body(m.shop.merchant) }) as never,
    not_found: committee,
  },
  {
    when: 'of the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ ...theirItem(m), ...body(m.shop.theirMerchant) }) as never,
    ok: otherCommittee,
  },
]

export const shopRows = [
  row(pointsShop.merchants, 'Whoever lives or serves in a community sees who hands things over.', own),
  row(pointsShop.items, 'Whoever lives or serves in a community sees what points buy.', own),
  row(pointsShop.orders, 'Whoever lives or serves in a community sees the own orders.', own),
  row(pointsShop.addMerchant, 'The committee takes merchants in.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), body: merchantBody }), ok: committee },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: merchantBody }),
      ok: otherCommittee,
    },
  ]),
  row(pointsShop.editMerchant, 'The committee changes merchants.', [
    {
      when: 'of here',
      at: 'here',
      request: (m) => ({ params: { ...here(m), merchantId: m.shop.merchant }, body: { ...merchantBody, version: 1 } }),
      ok: committee,
    },
    {
      when: 'as it was once',
      at: 'here',
      request: (m) => ({ params: { ...here(m), merchantId: m.shop.merchant }, body: { ...merchantBody, version: 9 } }),
      edited_elsewhere: committee,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), merchantId: m.shop.theirMerchant },
        body: { ...merchantBody, version: 1 },
      }),
      not_found: committee,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({
        params: { ...there(m), merchantId: m.shop.theirMerchant },
        body: { ...merchantBody, version: 1 },
      }),
      ok: otherCommittee,
    },
  ]),
  row(pointsShop.item, 'What is in the shop members see; what is off the committee.', [
    { when: 'on', at: 'here', request: (m) => item(m, m.shop.item), ok: members },
    {
      when: 'off',
      at: 'here',
      request: (m) => item(m, m.shop.off),
      ok: committee,
      not_found: without('committee'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => item(m, m.shop.theirItem),
      not_found: members,
    },
    { when: 'of the other community', at: 'there', request: theirItem, ok: theirMembers },
  ]),
  row(pointsShop.addItem, 'The committee puts things into the shop.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), body: itemBody(m.shop.merchant) }), ok: committee },
    {
      when: 'of a merchant of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: itemBody(m.shop.theirMerchant) }),
      not_found: committee,
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: itemBody(m.shop.theirMerchant) }),
      ok: otherCommittee,
    },
  ]),
  row(
    pointsShop.editItem,
    'The committee changes what is in the shop.',
    kept((merchantId) => ({ body: { ...itemBody(merchantId), version: 1 } })),
  ),
  row(
    pointsShop.changeStock,
    'The committee counts the stock.',
    kept(() => counted),
  ),
  row(
    pointsShop.stockChanges,
    'The committee sees how the stock was counted.',
    kept(() => ({})),
  ),
  row(pointsShop.order, 'Whoever lives or serves in a community orders what points suffice for.', [
    {
      when: 'on',
      at: 'here',
      request: (m) => ({ ...item(m, m.shop.item), body: { price: 60 } }),
      ok: without('tenant'),
      points_insufficient: ['tenant'],
    },
    {
      when: 'at a price that it has no more',
      at: 'here',
      request: (m) => ({ ...item(m, m.shop.item), body: { price: 59 } }),
      shop_price_changed: members,
    },
    {
      when: 'off',
      at: 'here',
      request: (m) => ({ ...item(m, m.shop.off), body: { price: 30 } }),
      shop_sold_out: committee,
      not_found: without('committee'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ ...item(m, m.shop.theirItem), body: { price: 30 } }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ ...theirItem(m), body: { price: 30 } }),
      ok: theirMembers,
    },
  ]),
  row(pointsShop.myOrder, 'Who ordered sees the own order, and nobody else.', [
    {
      when: "the owner's",
      at: 'here',
      request: (m) => order(m, m.shop.ordered),
      ok: ['owner'],
      not_found: without('owner'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => order(m, m.shop.theirOrder),
      not_found: members,
    },
    { when: 'of the other community', at: 'there', request: theirOrder, ok: ['otherOwner'], not_found: otherCommittee },
  ]),
  row(pointsShop.cancel, 'Who ordered cancels while it waits.', [
    {
      when: "the owner's",
      at: 'here',
      request: (m) => order(m, m.shop.ordered),
      ok: ['owner'],
      not_found: without('owner'),
    },
    {
      when: 'cancelled already',
      at: 'here',
      request: (m) => order(m, m.shop.over),
      shop_order_over: ['owner'],
      not_found: without('owner'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => order(m, m.shop.theirOrder),
      not_found: members,
    },
    { when: 'of the other community', at: 'there', request: theirOrder, ok: ['otherOwner'], not_found: otherCommittee },
  ]),
  row(pointsShop.lookUp, 'The desk sees what to hand over for a code.', [
    {
      when: "the owner's",
      at: 'here',
      request: (m) => ({ params: here(m), body: { code: m.shop.code } }),
      ok: desks,
      changesNothing: true,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { code: m.shop.theirCode } }),
      ok: otherCommittee,
      changesNothing: true,
    },
  ]),
  row(pointsShop.handOver, 'The desk hands over for a code.', [
    { when: "the owner's", at: 'here', request: (m) => ({ params: here(m), body: { code: m.shop.code } }), ok: desks },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { code: m.shop.theirCode } }),
      ok: otherCommittee,
    },
  ]),
  row(pointsDesk.desk, 'Who is at the desk sees for whom.', ofDesk),
  row(pointsDesk.orders, 'Who is at the desk sees what it hands over.', ofDesk),
  row(pointsDesk.people, 'The committee sees who is at desks.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: committee },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: otherCommittee },
  ]),
  row(pointsDesk.setPerson, 'The committee says for which merchant somebody is at a desk.', [
    {
      when: 'for one',
      at: 'here',
      request: (m) => ({ params: { ...here(m), grantId: m.shop.desk }, body: { merchantId: m.shop.merchant } }),
      ok: committee,
    },
    {
      when: 'for all',
      at: 'here',
      request: (m) => ({ params: { ...here(m), grantId: m.shop.desk }, body: { merchantId: null } }),
      ok: committee,
    },
    {
      when: 'for a merchant of the other community',
      at: 'here',
      request: (m) => ({ params: { ...here(m), grantId: m.shop.desk }, body: { merchantId: m.shop.theirMerchant } }),
      not_found: committee,
    },
    {
      when: 'in another office',
      at: 'here',
      request: (m) => ({ params: { ...here(m), grantId: m.grants.head }, body: { merchantId: null } }),
      not_found: committee,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), grantId: m.shop.theirDesk }, body: { merchantId: null } }),
      not_found: committee,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), grantId: m.shop.theirDesk }, body: { merchantId: null } }),
      ok: otherCommittee,
    },
  ]),
  row(pointsShop.settlement, 'The committee sees what a merchant handed over, and so does who is there for it.', [
    {
      when: 'of here',
      at: 'here',
      request: (m) => ({ params: { ...here(m), merchantId: m.shop.merchant } }),
      ok: committee,
      // Who is there for all desks is there for no merchant.
      not_found: ['points_desk'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), merchantId: m.shop.theirMerchant } }),
      not_found: desks,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), merchantId: m.shop.theirMerchant } }),
      ok: otherCommittee,
    },
  ]),
]
