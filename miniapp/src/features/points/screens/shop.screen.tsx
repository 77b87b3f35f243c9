import type { Item } from '@liren/shared/points.shop'
import { pointsRoutes } from '../../../lib/points.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useBalance } from '../hooks/use-points.ts'
import { useItems } from '../hooks/use-shop.ts'
import { shopTexts } from '../shop.texts.ts'

/** What points buy here. */
export function ShopScreen() {
  return (
    <SignedIn title={shopTexts.use().title}>
      <ShopPage />
    </SignedIn>
  )
}

function ShopPage() {
  const words = shopTexts.use()
  const { community = '' } = usePageParams()
  const balance = useBalance(community)
  const items = useItems(community)
  useRefresh(items)
  return (
    <Screen id="shop" title={words.title}>
      <Paged
        list={items}
        empty={<EmptyState id="shop-empty" picture="lane" title={words.emptyTitle} body={words.emptyBody} />}
      >
        {(all) => (
          <>
            {balance.data && <Box as="p">{words.have(balance.data.points)}</Box>}
            <Card flush>
              {all.map((item) => (
                <ItemRow key={item.id} item={item} onPress={() => open(pointsRoutes.item(community, item.id))} />
              ))}
            </Card>
          </>
        )}
      </Paged>
    </Screen>
  )
}

function ItemRow({ item, onPress }: { item: Item; onPress: () => void }) {
  const words = shopTexts.use()
  const left = item.isOn ? words.left(item.stock) : words.off
  return (
    <ListRow
      id={`item-${item.id}`}
      title={item.title}
      note={`${left} · ${item.merchant.name}`}
      trailing={words.price(item.price)}
      onPress={onPress}
    />
  )
}
