import type { ComplaintBoard } from '@liren/shared/complaints.board'
import { useState } from 'react'
import { useNow } from '../../../lib/clock.ts'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import type { Period } from '../board.api.ts'
import { periodNames, periodOf, type PeriodName } from '../board.draft.ts'
import { boardTexts } from '../board.texts.ts'
import { LoadNow, Rates, Trend } from '../components/board.figures.tsx'
import styles from '../components/board.module.css'
import { BoardRows } from '../components/board.rows.tsx'
import { useBoard, useLayout, useSheet } from '../hooks/use-board.ts'
import { complaintNames } from '../names.texts.ts'

/** How it goes with everything that is complained of here: what is due, the three rates, and the sheets to take along. */
export function ComplaintBoardScreen() {
  return (
    <SignedIn title={boardTexts.use().title}>
      <BoardPage />
    </SignedIn>
  )
}

function BoardPage() {
  const words = boardTexts.use()
  const { community = '' } = usePageParams()
  const [name, setName] = useState<PeriodName>('quarter')
  const period = periodOf(name, useNow())
  const board = useBoard(community, period)
  useRefresh(board)
  return (
    <Screen id="complaint-board" title={words.title}>
      <Stack>
        <Chips oneOf label={words.period}>
          {periodNames.map((one) => (
            <Chip key={one} id={`period-${one}`} role="radio" chosen={one === name} onPress={() => setName(one)}>
              {words.periods[one]}
            </Chip>
          ))}
        </Chips>
        <QueryView query={board}>
          {(figures) => <Board communityId={community} period={period} board={figures} />}
        </QueryView>
      </Stack>
    </Screen>
  )
}

interface BoardProps {
  communityId: string
  period: Period
  board: ComplaintBoard
}

function Board({ communityId, period, board }: BoardProps) {
  const words = boardTexts.use()
  const layout = useLayout(communityId)
  const isCommittee = layout.data?.canEdit === true
  return (
    <Stack>
      <LoadNow board={board} />
      <Clusters board={board} />
      <Card flush>
        <ListRow
          id="board-climbed"
          icon="clock"
          title={words.climbed}
          note={words.climbedNote}
          onPress={() => open(complaintRoutes.climbed(communityId))}
        />
        {isCommittee && (
          <ListRow
            id="board-all"
            icon="bullets"
            title={words.all}
            note={words.allNote}
            onPress={() => open(complaintRoutes.orders(communityId))}
          />
        )}
        {isCommittee && (
          <ListRow
            id="board-unheard"
            icon="phone"
            title={words.unheard}
            note={words.unheardNote}
            onPress={() => open(complaintRoutes.orders(communityId, { state: 'unheard' }))}
          />
        )}
      </Card>
      <Card>
        <Figures
          items={[
            {
              id: 'board-reported',
              name: words.reported,
              value: words.count(board.all.reported),
              note: words.span(period.from, period.to),
            },
          ]}
        />
      </Card>
      <Rates board={board} />
      <Trend board={board} />
      <BoardRows communityId={communityId} board={board} canOpen={isCommittee} />
      <Sheets communityId={communityId} period={period} canEdit={isCommittee} />
    </Stack>
  )
}

function Clusters({ board: { clusters } }: { board: ComplaintBoard }) {
  const words = boardTexts.use()
  const { category: name } = complaintNames.use()
  if (clusters.length === 0) return null
  return (
    <Banner id="board-clusters" tone="warn">
      {[
        words.clusters,
        ...clusters.map(({ category, label, count }) => words.cluster(label, name[category], count)),
      ].join('\n')}
    </Banner>
  )
}

function Sheets({ communityId, period, canEdit }: Pick<BoardProps, 'communityId' | 'period'> & { canEdit: boolean }) {
  const words = boardTexts.use()
  const sheet = useSheet(communityId)
  const fetchSheet = (layout: 'full' | 'city') => sheet.mutate({ period, layout })
  const busy = (layout: 'full' | 'city') => sheet.isPending && sheet.variables.layout === layout
  return (
    <Section title={words.sheets}>
      <Stack>
        {sheet.error && <Banner tone="danger">{messageOf(sheet.error)}</Banner>}
        <Button id="board-sheet" icon="save" busy={busy('full')} onPress={() => fetchSheet('full')}>
          {words.sheet}
        </Button>
        <Box as="p" className={styles['note']}>
          {words.sheetNote}
        </Box>
        <Button id="board-city-sheet" icon="save" busy={busy('city')} onPress={() => fetchSheet('city')}>
          {words.citySheet}
        </Button>
        <Box as="p" className={styles['note']}>
          {words.citySheetNote}
        </Box>
        {canEdit && (
          <Card flush>
            <ListRow
              id="board-layout"
              icon="edit"
              title={words.layout}
              note={words.layoutNote}
              onPress={() => open(complaintRoutes.layout(communityId))}
            />
          </Card>
        )}
      </Stack>
    </Section>
  )
}
