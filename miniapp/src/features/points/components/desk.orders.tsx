import { useState } from 'react'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { momentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { pointsDeskTexts } from '../desk.texts.ts'
import { useDesk, useDeskOrders } from '../hooks/use-desk.ts'
import { Settlement } from './settlement.tsx'

const states = ['ordered', 'handed_over'] as const
type Shown = (typeof states)[number]

/** What waits at the desk and what it handed over: of the merchant I serve for alone, where I do. */
export function DeskOrders({ communityId }: { communityId: string }) {
  const words = pointsDeskTexts.use()
  const [state, setState] = useState<Shown>('ordered')
  const { data: desk } = useDesk(communityId)
  return (
    <>
      <Section title={desk?.merchant ? words.ordersOf(desk.merchant.name) : words.deskOrders}>
        <Stack>
          <Chips oneOf label={words.deskOrders}>
            {states.map((one) => (
              <Chip key={one} id={`desk-${one}`} role="radio" chosen={one === state} onPress={() => setState(one)}>
                {words.shown[one]}
              </Chip>
            ))}
          </Chips>
          <Orders key={state} communityId={communityId} state={state} />
        </Stack>
      </Section>
      {desk?.merchant && <Settlement communityId={communityId} merchantId={desk.merchant.id} />}
    </>
  )
}

function Orders({ communityId, state }: { communityId: string; state: Shown }) {
  const words = pointsDeskTexts.use()
  const now = useNow()
  const locale = useLocale()
  const list = useDeskOrders(communityId, state)
  useRefresh(list)
  return (
    <Paged list={list} empty={<Box as="p">{words.noOrders[state]}</Box>}>
      {(all) => (
        <Card flush>
          {all.map((one) => (
            <ListRow
              key={one.orderId}
              id={`desk-order-${one.orderId}`}
              title={one.title}
              note={`${one.nickname} · ${one.merchant} · ${momentText(one.endedAt ?? one.orderedAt, now, locale)}`}
              trailing={words.amount(one.price)}
            />
          ))}
        </Card>
      )}
    </Paged>
  )
}
