import { hotlineOutcomes, type HotlineImport } from '@liren/shared/complaints.hotline'
import { useState } from 'react'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { SheetColumns } from '../components/sheet.columns.tsx'
import { SheetRowCard } from '../components/sheet.rows.tsx'
import { PlaceSheet } from '../components/where.part.tsx'
import type { InSheet, SheetEdit } from '../hotline.api.ts'
import { hotlineTexts } from '../hotline.texts.ts'
import { useHotlineRows, useHotlineSheet, useSheetWork } from '../hooks/use-hotline.ts'

/** One sheet of work orders: what its columns are, what would become of each row, and taking in what is new (committee). */
export function HotlineSheetScreen() {
  return (
    <SignedIn title={hotlineTexts.use().sheetTitle}>
      <SheetPage />
    </SignedIn>
  )
}

function SheetPage() {
  const words = hotlineTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, importId: id }
  const sheet = useHotlineSheet(at)
  if (sheet.data) return <Sheet at={at} sheet={sheet.data} />
  return (
    <Screen id="hotline-sheet" title={words.sheetTitle}>
      <QueryView query={sheet}>{() => null}</QueryView>
    </Screen>
  )
}

function Sheet({ at, sheet }: { at: InSheet; sheet: HotlineImport }) {
  const words = hotlineTexts.use()
  const { setting, taking, dropping } = useSheetWork(at)
  const [placing, setPlacing] = useState<number | null>(null)
  const error = setting.error ?? taking.error ?? dropping.error
  const set = (edit: Omit<SheetEdit, 'version'>) => setting.mutate({ version: sheet.version, ...edit })
  const { state, abilities, counts } = sheet
  if (state !== 'open') return <Over at={at} state={state} taken={sheet.taken} />
  return (
    <Screen
      id="hotline-sheet"
      title={words.sheetTitle}
      footer={
        <>
          {error && <Banner tone="danger">{messageOf(error)}</Banner>}
          {!abilities.take && <Banner tone="info">{counts.question > 0 ? words.unsettled : words.nothingNew}</Banner>}
          <Button
            id="sheet-take"
            kind="primary"
            disabled={!abilities.take}
            busy={taking.isPending}
            onPress={() => taking.mutate(sheet.version)}
          >
            {words.take(counts.fresh)}
          </Button>
        </>
      }
      sheets={
        placing !== null && (
          <PlaceSheet
            communityId={at.communityId}
            onChoose={({ kind, id }) => set({ answers: [{ row: placing, place: { kind, id } }] })}
            onClose={() => setPlacing(null)}
          />
        )
      }
    >
      <Stack>
        <Box as="h2">{sheet.fileName}</Box>
        <Card>
          <Figures
            id="sheet-counts"
            items={hotlineOutcomes
              .filter((one) => counts[one] > 0)
              .map((one) => ({ id: `count-${one}`, name: words.outcomes[one], value: words.count(counts[one]) }))}
          />
        </Card>
        <SheetColumns sheet={sheet} onChange={(columns) => set({ columns })} />
        <Rows at={at} version={sheet.version} onSet={set} onPlace={setPlacing} />
        <Button id="sheet-drop" kind="quiet" busy={dropping.isPending} onPress={() => dropping.mutate()}>
          {words.drop}
        </Button>
      </Stack>
    </Screen>
  )
}

interface RowsProps {
  at: InSheet
  version: number
  onSet: (edit: Omit<SheetEdit, 'version'>) => void
  onPlace: (row: number) => void
}

function Rows({ at, version, onSet, onPlace }: RowsProps) {
  const words = hotlineTexts.use()
  const rows = useHotlineRows(at, version)
  return (
    <Section title={words.rows}>
      <QueryView query={rows}>
        {({ pages }) => (
          <Stack>
            {pages
              .flatMap((page) => page.items)
              .map((row) => (
                <SheetRowCard
                  key={row.row}
                  communityId={at.communityId}
                  row={row}
                  onAnswer={(answer) => onSet({ answers: [answer] })}
                  onPlace={() => onPlace(row.row)}
                />
              ))}
            <More
              hasMore={rows.hasNextPage}
              isLoading={rows.isFetchingNextPage}
              onMore={() => void rows.fetchNextPage()}
            />
          </Stack>
        )}
      </QueryView>
    </Section>
  )
}

function Over({ at, state, taken }: { at: InSheet; state: 'taken' | 'dropped'; taken: number | null }) {
  const words = hotlineTexts.use()
  return (
    <Screen id="hotline-sheet" title={words.sheetTitle}>
      <Stack>
        <Banner id="sheet-over" tone={state === 'taken' ? 'good' : 'info'}>
          {[taken === null ? null : words.taken(taken), words.over[state]].filter((one) => one !== null).join('\n')}
        </Banner>
        <Button id="sheet-to-orders" icon="bullets" onPress={() => replace(complaintRoutes.orders(at.communityId))}>
          {words.toDesk}
        </Button>
      </Stack>
    </Screen>
  )
}
