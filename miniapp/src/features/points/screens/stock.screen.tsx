import { useState } from 'react'
import type { Item, Merchant } from '@liren/shared/points.shop'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { CountSheet } from '../components/count.sheet.tsx'
import { ItemSheet } from '../components/item.sheet.tsx'
import { MerchantSheet } from '../components/merchant.sheet.tsx'
import { DeskPeople } from '../components/desk.people.tsx'
import { pointsDeskTexts } from '../desk.texts.ts'
import { useMerchants } from '../hooks/use-desk.ts'
import { useItems } from '../hooks/use-shop.ts'

/** The shop as the committee keeps it: what there is, how many, and who hands it over. */
export function StockScreen() {
  return (
    <SignedIn title={pointsDeskTexts.use().stock}>
      <StockPage />
    </SignedIn>
  )
}

type Asking =
  { of: 'item'; item: Item | null } | { of: 'count'; item: Item } | { of: 'merchant'; merchant: Merchant | null } | null

function StockPage() {
  const words = pointsDeskTexts.use()
  const { community = '' } = usePageParams()
  const merchants = useMerchants(community)
  const items = useItems(community)
  const [asking, setAsking] = useState<Asking>(null)
  useRefresh(items)
  const all = merchants.data?.pages.flatMap((page) => page.items) ?? []
  const close = () => setAsking(null)
  return (
    <Screen
      id="stock"
      title={words.stock}
      sheets={
        (asking?.of === 'item' && (
          <ItemSheet communityId={community} item={asking.item} merchants={all} onClose={close} />
        )) ||
        (asking?.of === 'count' && (
          <CountSheet at={{ communityId: community, itemId: asking.item.id }} item={asking.item} onClose={close} />
        )) ||
        (asking?.of === 'merchant' && (
          <MerchantSheet communityId={community} merchant={asking.merchant} onClose={close} />
        ))
      }
    >
      <QueryView query={merchants.data ? items : merchants}>
        {() => (
          <Stack>
            <Section title={words.items}>
              <Items items={items} onAsk={setAsking} />
            </Section>
            {all.length === 0 ? (
              <Box as="p">{words.needMerchant}</Box>
            ) : (
              <Button id="item-add" icon="plus" onPress={() => setAsking({ of: 'item', item: null })}>
                {words.addItem}
              </Button>
            )}
            <Section title={words.merchants}>
              <Merchants merchants={merchants} onAsk={setAsking} />
            </Section>
            <Button id="merchant-add" icon="plus" onPress={() => setAsking({ of: 'merchant', merchant: null })}>
              {words.addMerchant}
            </Button>
            <DeskPeople communityId={community} merchants={all} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

function Items({ items, onAsk }: { items: ReturnType<typeof useItems>; onAsk: (what: Asking) => void }) {
  const words = pointsDeskTexts.use()
  const all = items.data?.pages.flatMap((page) => page.items) ?? []
  if (all.length === 0) return <Box as="p">{words.emptyItems}</Box>
  return (
    <Stack>
      {all.map((item) => (
        <Card key={item.id} id={`stock-${item.id}`}>
          <Stack tight>
            <Box as="h3">{item.title}</Box>
            <Box as="p">{words.rowNote(item.stock, item.price) + (item.isOn ? '' : ` · ${words.off}`)}</Box>
            <Box as="p">{item.merchant.name}</Box>
            <Buttons>
              <Button id={`count-${item.id}`} snug onPress={() => onAsk({ of: 'count', item })}>
                {words.count}
              </Button>
              <Button id={`edit-${item.id}`} snug icon="edit" onPress={() => onAsk({ of: 'item', item })}>
                {words.edit}
              </Button>
            </Buttons>
          </Stack>
        </Card>
      ))}
      <More
        hasMore={items.hasNextPage}
        isLoading={items.isFetchingNextPage}
        onMore={() => void items.fetchNextPage()}
      />
    </Stack>
  )
}

interface MerchantsProps {
  merchants: ReturnType<typeof useMerchants>
  onAsk: (what: Asking) => void
}

function Merchants({ merchants, onAsk }: MerchantsProps) {
  const words = pointsDeskTexts.use()
  const all = merchants.data?.pages.flatMap((page) => page.items) ?? []
  if (all.length === 0) return null
  return (
    <Stack>
      <Card flush>
        {all.map((merchant) => (
          <ListRow
            key={merchant.id}
            id={`merchant-${merchant.id}`}
            title={merchant.name}
            note={[merchant.address, merchant.hours, ...(merchant.isOn ? [] : [words.off])].join(' · ')}
            onPress={() => onAsk({ of: 'merchant', merchant })}
          />
        ))}
      </Card>
      {merchants.hasNextPage && (
        <More hasMore isLoading={merchants.isFetchingNextPage} onMore={() => void merchants.fetchNextPage()} />
      )}
    </Stack>
  )
}
