import { pointsDesk } from '@liren/shared/points.desk'
import { pointsShop } from '@liren/shared/points.shop'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Routes } from '../../platform/http/routes.ts'
import * as desk from './points.desk.service.ts'
import * as orders from './points.orders.service.ts'
import { mayHandOver, mayHavePoints, mayKeepPoints } from './points.policy.ts'
import * as shop from './points.shop.service.ts'

export function pointsShopRoutes(routes: Routes, vault: Vault): void {
  routes.community(pointsShop.merchants, mayHavePoints, ({ db, actor, call }) =>
    shop.merchantsFor(db, actor, call.query),
  )
  routes.community(pointsShop.addMerchant, mayKeepPoints, ({ db, actor, call }) =>
    shop.addMerchant(db, actor, call.body),
  )
  routes.community(pointsShop.editMerchant, mayKeepPoints, ({ db, actor, call }) =>
    shop.editMerchant(db, actor, call.params.merchantId, call.body),
  )
  routes.community(pointsShop.items, mayHavePoints, ({ db, actor, call }) => shop.itemsFor(db, actor, call.query))
  routes.community(pointsShop.item, mayHavePoints, ({ db, actor, call }) => shop.itemFor(db, actor, call.params.itemId))
  routes.community(pointsShop.addItem, mayKeepPoints, ({ db, actor, call }) => shop.addItem(db, actor, call.body))
  routes.community(pointsShop.editItem, mayKeepPoints, ({ db, actor, call }) =>
    shop.editItem(db, actor, call.params.itemId, call.body),
  )
  routes.community(pointsShop.changeStock, mayKeepPoints, ({ db, actor, call }) =>
    shop.countStock(db, actor, call.params.itemId, call.body),
  )
  routes.community(pointsShop.stockChanges, mayKeepPoints, ({ db, actor, call }) =>
    shop.stockChangesFor(db, actor, call.params.itemId, call.query),
  )
  routes.community(pointsShop.order, mayHavePoints, ({ db, actor, call }) =>
    orders.orderItem(db, vault, actor, { ...call.params, ...call.body }),
  )
  routes.community(pointsShop.orders, mayHavePoints, ({ db, actor, call }) => orders.ordersFor(db, actor, call.query))
  routes.community(pointsShop.myOrder, mayHavePoints, ({ db, actor, call }) =>
    orders.orderFor(db, vault, actor, call.params.orderId),
  )
  routes.community(pointsShop.cancel, mayHavePoints, ({ db, actor, call }) =>
    orders.cancelOrder(db, actor, call.params.orderId),
  )
  routes.community(pointsShop.lookUp, mayHandOver, ({ db, actor, call }) =>
    orders.lookUp(db, vault, actor, call.body.code),
  )
  routes.community(pointsShop.handOver, mayHandOver, ({ db, actor, call }) =>
    orders.handOver(db, vault, actor, call.body.code),
  )
  routes.community(pointsDesk.desk, mayHandOver, async ({ db, actor }) => ({ merchant: await desk.deskOf(db, actor) }))
  routes.community(pointsDesk.orders, mayHandOver, ({ db, actor, call }) => desk.deskOrdersFor(db, actor, call.query))
  routes.community(pointsDesk.people, mayKeepPoints, ({ db, actor }) => desk.deskPeople(db, actor))
  routes.community(pointsDesk.setPerson, mayKeepPoints, ({ db, actor, call }) =>
    desk.setDeskPerson(db, actor, call.params.grantId, call.body.merchantId),
  )
  routes.community(pointsShop.settlement, mayHandOver, ({ db, actor, call }) =>
    orders.settlementOf(db, actor, call.params.merchantId, call.query),
  )
}
