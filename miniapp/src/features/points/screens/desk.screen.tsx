import { useState } from 'react'
import type { DeskOrder } from '@liren/shared/points.shop'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { momentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { canScan, scan } from '../../../platform/scan.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { DeskOrders } from '../components/desk.orders.tsx'
import { pointsDeskTexts } from '../desk.texts.ts'
import { useHandingOver } from '../hooks/use-desk.ts'

const isCode = (text: string) => /^\d{6}$/.test(text)

/** The desk: what to hand over for a code, and that it was. It sees nothing else of who comes. */
export function PointsDeskScreen() {
  return (
    <SignedIn title={pointsDeskTexts.use().desk}>
      <DeskPage />
    </SignedIn>
  )
}

function DeskPage() {
  const words = pointsDeskTexts.use()
  const { community = '' } = usePageParams()
  const [code, setCode] = useState('')
  const [isForeign, setForeign] = useState(false)
  const { looking, handing } = useHandingOver(community)
  const lookUp = (text: string) => {
    setCode(text)
    setForeign(!isCode(text))
    handing.reset()
    looking.reset()
    if (isCode(text)) looking.mutate(text)
  }
  const scanned = async () => {
    const text = await scan()
    if (text !== null) lookUp(text.trim())
  }
  const next = () => {
    setCode('')
    looking.reset()
    handing.reset()
  }
  const found = handing.data === undefined ? looking.data : undefined
  return (
    <Screen
      id="points-desk"
      title={words.desk}
      footer={
        found ? (
          <Button id="desk-hand-over" kind="primary" busy={handing.isPending} onPress={() => handing.mutate(code)}>
            {words.handOver}
          </Button>
        ) : (
          canScan && (
            <Button id="desk-scan" kind="primary" icon="scan" onPress={() => void scanned()}>
              {words.scan}
            </Button>
          )
        )
      }
    >
      <Stack>
        {handing.data && (
          <Banner
            id="desk-done"
            tone="good"
            action={
              <Button id="desk-next" kind="quiet" snug onPress={next}>
                {words.another}
              </Button>
            }
          >
            {words.done(handing.data.title, handing.data.nickname)}
          </Banner>
        )}
        {isForeign && <Banner tone="danger">{words.noCode}</Banner>}
        {looking.error !== null && <Banner tone="danger">{messageOf(looking.error)}</Banner>}
        {handing.error !== null && <Banner tone="danger">{messageOf(handing.error)}</Banner>}
        {found && <Found order={found} />}
        {!found && (
          <Card>
            <Stack>
              <Box as="p">{words.deskNote}</Box>
              <Field for="desk-code" label={words.code}>
                <TextInput
                  id="desk-code"
                  kind="digits"
                  value={code}
                  onInput={(text) => setCode(text.replace(/\D/g, ''))}
                  maxLength={6}
                  label={words.code}
                />
              </Field>
              <Button
                id="desk-look-up"
                kind={canScan ? 'plain' : 'primary'}
                busy={looking.isPending}
                disabled={!isCode(code)}
                onPress={() => lookUp(code)}
              >
                {words.lookUp}
              </Button>
            </Stack>
          </Card>
        )}
        {!found && <DeskOrders communityId={community} />}
      </Stack>
    </Screen>
  )
}

function Found({ order }: { order: DeskOrder }) {
  const words = pointsDeskTexts.use()
  const now = useNow()
  const locale = useLocale()
  return (
    <Card id="desk-found" tinted>
      <Stack tight>
        <Box as="h2">{words.give(order.title)}</Box>
        <Box as="p">{words.to(order.nickname)}</Box>
        <Box as="p">{words.ordered(momentText(order.orderedAt, now, locale))}</Box>
      </Stack>
    </Card>
  )
}
