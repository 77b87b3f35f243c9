import type { MeetingRow } from '@liren/shared/complaints.convene'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { conveneTexts } from '../convene.texts.ts'
import { useMeetings } from '../hooks/use-meetings.ts'

/** Meetings on matters, and what became of their resolutions. */
export function MeetingsScreen() {
  return (
    <SignedIn title={conveneTexts.use().meetings}>
      <MeetingsPage />
    </SignedIn>
  )
}

function MeetingsPage() {
  const words = conveneTexts.use()
  const { community = '' } = usePageParams()
  const meetings = useMeetings(community)
  useRefresh(meetings)
  return (
    <Screen id="meetings" title={words.meetings}>
      <QueryView query={meetings}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items)
          if (rows.length === 0)
            return (
              <EmptyState
                id="meetings-empty"
                picture="stairs"
                title={words.meetingsEmptyTitle}
                body={words.meetingsEmptyBody}
              />
            )
          return (
            <Stack>
              <Card flush>
                {rows.map((row) => (
                  <Row key={row.id} communityId={community} row={row} />
                ))}
              </Card>
              <More
                hasMore={meetings.hasNextPage}
                isLoading={meetings.isFetchingNextPage}
                onMore={() => void meetings.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Screen>
  )
}

function Row({ communityId, row }: { communityId: string; row: MeetingRow }) {
  const words = conveneTexts.use()
  const { open: left, done, overdue } = row.resolutions
  const counts = words.counts(row.matters, row.invited)
  const held = row.state === 'HELD' ? words.followed(left, done, overdue) : counts
  return (
    <ListRow
      id={`meeting-${row.id}`}
      icon="calendar"
      title={row.title}
      note={
        <>
          {words.state[row.state]} · <Moment instant={row.startsAt} /> · {row.isLate ? words.late : held}
        </>
      }
      onPress={() => open(complaintRoutes.meeting(communityId, row.id))}
    />
  )
}
