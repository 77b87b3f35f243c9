import { useState } from 'react'
import type { DeliveryProgress, DeliveryRow } from '@liren/shared/votes.delivery'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Bars } from '../../../ui/bars.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { RecordSheet } from '../components/record.sheet.tsx'
import { UnitRows } from '../components/unit.rows.tsx'
import type { Shown } from '../delivery.api.ts'
import { deliveryTexts } from '../delivery.texts.ts'
import { useDeliveries, useDeliveryProgress } from '../hooks/use-delivery.ts'
import type { InDecision } from '../votes.api.ts'

/** Whom the ballot has reached, what proves it, and what is still to be recorded. */
export function DeliveryScreen() {
  return (
    <SignedIn title={deliveryTexts.use().title}>
      <DeliveryPage />
    </SignedIn>
  )
}

const shows: readonly Shown[] = ['undelivered', 'all', 'delivered']

function DeliveryPage() {
  const words = deliveryTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at: InDecision = { communityId: community, decisionId: id }
  const progress = useDeliveryProgress(at)
  // The demo's clock decides whether anything is still taken in.
  useDemo()
  useRefresh(progress)
  const [building, setBuilding] = useState<string | null>(null)
  const [show, setShow] = useState<Shown>('undelivered')
  const buildingId = building ?? progress.data?.buildings[0]?.buildingId ?? ''
  const list = useDeliveries(at, buildingId, show)
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isRecording, setRecording] = useState(false)
  const [recorded, setRecorded] = useState<number | null>(null)
  const picked = rows.filter(({ unitId }) => chosen.has(unitId))
  const lookAt = (change: () => void) => {
    change()
    setChosen(new Set())
    setRecorded(null)
  }
  const toggle = (unitId: string) => {
    const next = new Set(chosen)
    if (!next.delete(unitId)) next.add(unitId)
    setChosen(next)
  }
  const mayRecord = progress.data?.mayRecord === true
  return (
    <Screen
      id="vote-delivery"
      title={words.title}
      footer={
        mayRecord && (
          <Button id="delivery-record" kind="primary" disabled={picked.length === 0} onPress={() => setRecording(true)}>
            {picked.length === 0 ? words.actionNone : words.action(picked.length)}
          </Button>
        )
      }
      sheets={
        isRecording && (
          <RecordSheet
            at={at}
            units={picked}
            onClose={() => setRecording(false)}
            onDone={(heads) => {
              setRecording(false)
              setChosen(new Set())
              setRecorded(heads)
            }}
          />
        )
      }
    >
      <QueryView query={progress}>
        {(data) => (
          <Stack>
            {recorded !== null && (
              <Banner id="delivery-done" tone="info">
                {words.sheet.done(recorded)}
              </Banner>
            )}
            <Reached progress={data} />
            <Section title={words.building}>
              <Stack>
                <Chips label={words.building} oneOf>
                  {data.buildings.map((one, place) => (
                    <Chip
                      key={one.buildingId}
                      id={`building-${place + 1}`}
                      role="radio"
                      chosen={one.buildingId === buildingId}
                      onPress={() => lookAt(() => setBuilding(one.buildingId))}
                    >
                      {one.name}
                    </Chip>
                  ))}
                </Chips>
                <Chips label={words.show} oneOf>
                  {shows.map((one) => (
                    <Chip
                      key={one}
                      id={`show-${one}`}
                      role="radio"
                      chosen={one === show}
                      onPress={() => lookAt(() => setShow(one))}
                    >
                      {words.shows[one]}
                    </Chip>
                  ))}
                </Chips>
                <QueryView query={list}>
                  {() => (
                    <Units
                      {...{ rows, show, toggle }}
                      chosen={mayRecord ? chosen : null}
                      onAll={() => setChosen(new Set(rows.map(({ unitId }) => unitId)))}
                      onNone={() => setChosen(new Set())}
                    />
                  )}
                </QueryView>
                {list.hasNextPage && (
                  <More hasMore isLoading={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
                )}
              </Stack>
            </Section>
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

/** How far the ballots have come, in all and by building, and what that means for the count. */
function Reached({ progress }: { progress: DeliveryProgress }) {
  const words = deliveryTexts.use()
  const { delivered, heads, noticed, buildings, kinds, counts } = progress
  return (
    <Section title={words.reached}>
      <Card id="delivery-progress">
        <Stack>
          <Bars
            id="delivery-bars"
            caption={words.reached}
            heads={words.table}
            bars={[{ name: words.title, delivered, heads }, ...buildings].map((one) => ({
              name: one.name,
              value: one.delivered,
              of: one.heads,
              text: words.heads(one.delivered, one.heads),
            }))}
          />
          <Figures
            id="delivery-kinds"
            items={kinds
              .filter((one) => one.heads > 0)
              .map((one) => ({ id: `kind-${one.kind}`, name: words.kinds[one.kind], value: String(one.heads) }))}
          />
          {noticed > 0 && <Box as="p">{words.noticed(noticed)}</Box>}
          <Box as="p">{counts ? words.counts : words.countsNot}</Box>
        </Stack>
      </Card>
    </Section>
  )
}

interface UnitsProps {
  rows: readonly DeliveryRow[]
  show: Shown
  chosen: ReadonlySet<string> | null
  toggle: (unitId: string) => void
  onAll: () => void
  onNone: () => void
}

function Units({ rows, show, chosen, toggle, onAll, onNone }: UnitsProps) {
  const words = deliveryTexts.use()
  if (rows.length === 0)
    return (
      <EmptyState id="delivery-empty" picture="letterbox" title={words.emptyTitle[show]} body={words.emptyBody[show]} />
    )
  return (
    <Stack>
      {chosen !== null && (
        <Buttons>
          <Button id="pick-all" kind="quiet" snug onPress={onAll}>
            {words.pickAll}
          </Button>
          {chosen.size > 0 && (
            <Button id="pick-none" kind="quiet" snug onPress={onNone}>
              {words.pickNone}
            </Button>
          )}
        </Buttons>
      )}
      <UnitRows rows={rows} chosen={chosen} onToggle={toggle} />
    </Stack>
  )
}
