import { useState } from 'react'
import type { Item } from '@liren/shared/points.shop'
import { messageOf } from '../../../lib/messages.ts'
import { pointsRoutes } from '../../../lib/points.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { FactList } from '../../../ui/fact.list.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useBalance } from '../hooks/use-points.ts'
import { useItem, useOrdering } from '../hooks/use-shop.ts'
import type { InItem } from '../shop.api.ts'
import { shopTexts } from '../shop.texts.ts'

/** One thing that points buy, and the ordering of it. */
export function ItemScreen() {
  return (
    <SignedIn title={shopTexts.use().item}>
      <ItemPage />
    </SignedIn>
  )
}

function ItemPage() {
  const words = shopTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, itemId: id }
  const item = useItem(at)
  useRefresh(item)
  if (item.data) return <Detail at={at} item={item.data} />
  return (
    <Screen id="item" title={words.item}>
      <QueryView query={item}>{() => null}</QueryView>
    </Screen>
  )
}

function Detail({ at, item }: { at: InItem; item: Item }) {
  const words = shopTexts.use()
  const [isAsking, setAsking] = useState(false)
  const have = useBalance(at.communityId).data?.points ?? 0
  const missing = item.price - have
  const { merchant } = item
  return (
    <Screen
      id="item"
      title={words.item}
      footer={
        item.abilities.order && (
          <>
            {missing > 0 && <Banner tone="info">{words.notEnough(missing)}</Banner>}
            <Button id="item-order" kind="primary" disabled={missing > 0} onPress={() => setAsking(true)}>
              {words.order(item.price)}
            </Button>
          </>
        )
      }
      sheets={isAsking && <OrderSheet at={at} item={item} have={have} onClose={() => setAsking(false)} />}
    >
      <Stack>
        <Card id="item-facts">
          <Stack>
            <Box as="h2">{item.title}</Box>
            <Box as="p">{item.body}</Box>
            <FactList
              items={[
                [words.priceName, words.price(item.price)],
                [words.stockName, item.isOn ? words.left(item.stock) : words.off],
                [words.kindName, words.kind[item.kind]],
                [words.perPerson, item.perPerson === null ? null : words.pieces(item.perPerson)],
                [words.where, `${merchant.name} ${merchant.address}`],
                [words.hours, merchant.hours],
              ]}
            />
          </Stack>
        </Card>
        {item.mine > 0 && <Banner tone="info">{words.mine(item.mine)}</Banner>}
      </Stack>
    </Screen>
  )
}

interface OrderSheetProps {
  at: InItem
  item: Item
  have: number
  onClose: () => void
}

function OrderSheet({ at, item, have, onClose }: OrderSheetProps) {
  const words = shopTexts.use()
  const ordering = useOrdering(at)
  const order = () =>
    ordering.mutate(item.price, { onSuccess: ({ id }) => replace(pointsRoutes.order(at.communityId, id)) })
  return (
    <Sheet
      id="order-sheet"
      title={words.orderTitle}
      onClose={onClose}
      footer={
        <Button id="order-confirm" kind="primary" busy={ordering.isPending} onPress={order}>
          {words.order(item.price)}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.orderBody(item.price, have)}</Box>
        {ordering.error !== null && <Banner tone="danger">{messageOf(ordering.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
