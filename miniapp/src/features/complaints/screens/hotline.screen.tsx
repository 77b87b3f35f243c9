import { complaintHotline, type HotlineImportRow } from '@liren/shared/complaints.hotline'
import { useNow } from '../../../lib/clock.ts'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SheetPicker } from '../../../ui/sheet.picker.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { periodOf } from '../board.draft.ts'
import styles from '../components/hotline.module.css'
import type { InPartner } from '../hotline.api.ts'
import { hotlineTexts } from '../hotline.texts.ts'
import { useReplies, useSendSheet, useSheets } from '../hooks/use-hotline.ts'

/** The work orders of a hotline: another sheet of them, those that were sent, and how they went (committee). */
export function HotlineScreen() {
  return (
    <SignedIn title={hotlineTexts.use().title}>
      <HotlinePage />
    </SignedIn>
  )
}

function HotlinePage() {
  const words = hotlineTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, partnerId: id }
  return (
    <Screen id="hotline" title={words.title}>
      <Stack>
        <Box as="p">{words.intro}</Box>
        <Choose at={at} />
        <Replies at={at} />
        <Sheets at={at} />
      </Stack>
    </Screen>
  )
}

const mostBytes = complaintHotline.uploadHotline.upload?.maxBytes ?? 0

function Choose({ at }: { at: InPartner }) {
  const sending = useSendSheet(at)
  return (
    <SheetPicker
      id="hotline"
      mostBytes={mostBytes}
      words={hotlineTexts.use()}
      sending={sending}
      onSent={({ id }) => open(complaintRoutes.sheet(at.communityId, id))}
    />
  )
}

function Replies({ at }: { at: InPartner }) {
  const words = hotlineTexts.use()
  const period = periodOf('quarter', useNow())
  const replies = useReplies(at)
  const busy = (layout: 'full' | 'city') => replies.isPending && replies.variables.layout === layout
  return (
    <Section title={words.replies}>
      <Stack>
        {replies.error && <Banner tone="danger">{messageOf(replies.error)}</Banner>}
        <Button
          id="hotline-replies"
          icon="save"
          busy={busy('full')}
          onPress={() => replies.mutate({ period, layout: 'full' })}
        >
          {words.full}
        </Button>
        <Button
          id="hotline-city-replies"
          icon="save"
          busy={busy('city')}
          onPress={() => replies.mutate({ period, layout: 'city' })}
        >
          {words.city}
        </Button>
        <Box as="p" className={styles['note']}>
          {words.repliesNote}
        </Box>
      </Stack>
    </Section>
  )
}

function Sheets({ at }: { at: InPartner }) {
  const words = hotlineTexts.use()
  const sheets = useSheets(at)
  useRefresh(sheets)
  return (
    <Section title={words.sheets}>
      <QueryView query={sheets}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items)
          if (rows.length === 0)
            return <EmptyState id="sheets-empty" picture="board" title={words.emptyTitle} body={words.emptyBody} />
          return (
            <Stack>
              <Card flush>
                {rows.map((row) => (
                  <SheetRow key={row.id} communityId={at.communityId} row={row} />
                ))}
              </Card>
              <More
                hasMore={sheets.hasNextPage}
                isLoading={sheets.isFetchingNextPage}
                onMore={() => void sheets.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Section>
  )
}

function SheetRow({ communityId, row }: { communityId: string; row: HotlineImportRow }) {
  const words = hotlineTexts.use()
  const { id, fileName, state, taken, createdBy, createdAt } = row
  const note = [taken === null ? words.state[state] : words.taken(taken), createdBy].join(' · ')
  return (
    <ListRow
      id={`sheet-${id}`}
      icon="bullets"
      title={fileName}
      note={note}
      trailing={<Moment instant={createdAt} />}
      {...(state === 'open' ? { onPress: () => open(complaintRoutes.sheet(communityId, id)) } : {})}
    />
  )
}
