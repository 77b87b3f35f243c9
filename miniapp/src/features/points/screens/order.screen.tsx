import { useState } from 'react'
import type { Order } from '@liren/shared/points.shop'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { dueText, fullMomentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
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
import { SquareCode } from '../../../ui/square.code.tsx'
import { useCancelOrder, useOrder } from '../hooks/use-shop.ts'
import type { InOrder } from '../shop.api.ts'
import { shopTexts } from '../shop.texts.ts'

/** One order: the code for the desk while it waits, where and until when. */
export function OrderScreen() {
  return (
    <SignedIn title={shopTexts.use().orderPage}>
      <OrderPage />
    </SignedIn>
  )
}

function OrderPage() {
  const words = shopTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, orderId: id }
  const order = useOrder(at)
  const [isAsking, setAsking] = useState(false)
  useRefresh(order)
  return (
    <Screen
      id="order"
      title={words.orderPage}
      sheets={isAsking && <CancelSheet at={at} onClose={() => setAsking(false)} />}
    >
      <QueryView query={order}>
        {(data) => (
          <Stack>
            {data.code === null ? (
              <Banner id="order-state" tone={data.state === 'handed_over' ? 'good' : 'info'}>
                {words.state[data.state]}
              </Banner>
            ) : (
              <PickUp order={data} code={data.code} />
            )}
            <Matter order={data} />
            {data.abilities.cancel && (
              <Button id="order-cancel" kind="quiet" onPress={() => setAsking(true)}>
                {words.cancel}
              </Button>
            )}
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

/** What is shown at the desk. */
function PickUp({ order, code }: { order: Order; code: string }) {
  const words = shopTexts.use()
  const now = useNow()
  const locale = useLocale()
  return (
    <Card id="pick-up" tinted>
      <Stack tight>
        <SquareCode
          id="pick-up-code"
          title={words.code}
          text={code}
          alt={words.codeAlt}
          digits={`${code.slice(0, 3)} ${code.slice(3)}`}
        />
        <Box as="p">{words.keptUntil(dueText(order.keptUntil, now, locale))}</Box>
        <Box as="p">{words.codeNote}</Box>
      </Stack>
    </Card>
  )
}

function Matter({ order }: { order: Order }) {
  const words = shopTexts.use()
  const locale = useLocale()
  const { merchant, endedAt } = order
  return (
    <Card id="order-facts">
      <Stack>
        <Box as="h2">{order.title}</Box>
        <FactList
          items={[
            [words.priceName, words.price(order.price)],
            [words.where, `${merchant.name} ${merchant.address}`],
            [words.hours, merchant.hours],
            [words.orderedAt, fullMomentText(order.orderedAt, locale)],
            [words.endedAt, endedAt === null ? null : fullMomentText(endedAt, locale)],
          ]}
        />
      </Stack>
    </Card>
  )
}

function CancelSheet({ at, onClose }: { at: InOrder; onClose: () => void }) {
  const words = shopTexts.use()
  const cancelling = useCancelOrder(at)
  return (
    <Sheet
      id="cancel-sheet"
      title={words.cancelTitle}
      onClose={onClose}
      footer={
        <Button
          id="cancel-confirm"
          kind="danger"
          busy={cancelling.isPending}
          onPress={() => cancelling.mutate(undefined, { onSuccess: onClose })}
        >
          {words.cancel}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.cancelBody}</Box>
        {cancelling.error !== null && <Banner tone="danger">{messageOf(cancelling.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
