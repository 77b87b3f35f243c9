import { pointsRoutes } from '../../../lib/points.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useOrders } from '../hooks/use-shop.ts'
import { shopTexts } from '../shop.texts.ts'

/** What I ordered, newest first. */
export function OrdersScreen() {
  return (
    <SignedIn title={shopTexts.use().orders}>
      <OrdersPage />
    </SignedIn>
  )
}

function OrdersPage() {
  const words = shopTexts.use()
  const { community = '' } = usePageParams()
  const orders = useOrders(community)
  useRefresh(orders)
  return (
    <Screen id="orders" title={words.orders}>
      <Paged
        list={orders}
        empty={
          <EmptyState
            id="orders-empty"
            picture="letterbox"
            title={words.ordersEmptyTitle}
            body={words.ordersEmptyBody}
          />
        }
      >
        {(all) => (
          <Card flush>
            {all.map((order) => (
              <ListRow
                key={order.id}
                id={`order-${order.id}`}
                title={order.title}
                note={
                  <>
                    {words.state[order.state]} · <Moment instant={order.orderedAt} />
                  </>
                }
                trailing={words.price(order.price)}
                onPress={() => open(pointsRoutes.order(community, order.id))}
              />
            ))}
          </Card>
        )}
      </Paged>
    </Screen>
  )
}
