import type { StreetRow } from '@liren/shared/complaints.street'
import { useNow } from '../../../lib/clock.ts'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useMe } from '../../identity/hooks/use-me.ts'
import { useStreet } from '../hooks/use-tasks.ts'
import { tasksTexts } from '../tasks.texts.ts'

const day = 24 * 3_600_000
const days = 30

/** How the communities of a street stand: figures alone, nobody ranked. */
export function StreetScreen() {
  return (
    <SignedIn title={tasksTexts.use().street}>
      <StreetPage />
    </SignedIn>
  )
}

function StreetPage() {
  const words = tasksTexts.use()
  const me = useMe()
  return (
    <Screen id="street" title={words.street}>
      <QueryView query={me}>
        {({ roles }) =>
          roles.some(({ role }) => role === 'street') ? (
            <Board />
          ) : (
            <EmptyState id="street-none" picture="stairs" title={words.streetNoneTitle} body={words.streetNoneBody} />
          )
        }
      </QueryView>
    </Screen>
  )
}

function Board() {
  const words = tasksTexts.use()
  const now = useNow()
  const period = { from: dayOf(now - days * day), to: dayOf(now) }
  const street = useStreet(period)
  useRefresh(street)
  return (
    <Stack>
      <Box as="p">{words.streetBody(period.from, period.to)}</Box>
      <QueryView query={street}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items)
          if (rows.length === 0)
            return (
              <EmptyState
                id="street-empty"
                picture="tree"
                title={words.streetEmptyTitle}
                body={words.streetEmptyBody}
              />
            )
          return (
            <Stack>
              {rows.map((row) => (
                <CommunityCard key={row.communityId} row={row} />
              ))}
              <More
                hasMore={street.hasNextPage}
                isLoading={street.isFetchingNextPage}
                onMore={() => void street.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Stack>
  )
}

function CommunityCard({ row }: { row: StreetRow }) {
  const words = tasksTexts.use()
  const figure = (count: number | null) => (count === null ? words.few : String(count))
  const rate = (permille: number | null) => (permille === null ? words.none : words.percent(permille))
  const figures: [name: string, value: string][] = [
    [words.reported, figure(row.reported)],
    [words.open, figure(row.open)],
    [words.late, figure(row.overdue)],
    [words.response, rate(row.rates.response)],
    [words.solution, rate(row.rates.solution)],
    [words.satisfaction, rate(row.rates.satisfaction)],
    [words.listed, String(row.listed)],
    [words.silent, String(row.silent)],
    [words.pushed, String(row.tasks.pushed)],
    [words.offListed, String(row.tasks.offList)],
  ]
  return (
    <Section title={row.name}>
      <Card flush>
        {figures.map(([name, value]) => (
          <ListRow key={name} title={name} trailing={value} />
        ))}
      </Card>
      <Buttons>
        <Button
          id={`street-board-${row.communityId}`}
          snug
          onPress={() => open(complaintRoutes.board(row.communityId))}
        >
          {words.toBoard}
        </Button>
        <Button
          id={`street-climbed-${row.communityId}`}
          snug
          onPress={() => open(complaintRoutes.climbed(row.communityId))}
        >
          {words.toClimbed}
        </Button>
        <Button
          id={`street-topics-${row.communityId}`}
          snug
          onPress={() => open(complaintRoutes.topics(row.communityId))}
        >
          {words.toTopics}
        </Button>
        <Button
          id={`street-tasks-${row.communityId}`}
          snug
          onPress={() => open(complaintRoutes.tasks(row.communityId))}
        >
          {words.toTasks}
        </Button>
      </Buttons>
    </Section>
  )
}
