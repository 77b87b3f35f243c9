import { useState } from 'react'
import type { TopicRow } from '@liren/shared/complaints.coordination'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { categoryIcons } from '../components/complaint.card.tsx'
import { conveneTexts } from '../convene.texts.ts'
import type { TopicState } from '../coordination.api.ts'
import { useTopics } from '../hooks/use-topics.ts'
import { complaintNames } from '../names.texts.ts'

const states: readonly TopicState[] = ['open', 'settled']

/** The coordination list: what several have to agree on. */
export function TopicsScreen() {
  return (
    <SignedIn title={conveneTexts.use().topics}>
      <TopicsPage />
    </SignedIn>
  )
}

function TopicsPage() {
  const words = conveneTexts.use()
  const { community = '' } = usePageParams()
  const [state, setState] = useState<TopicState>('open')
  return (
    <Screen id="topics" title={words.topics}>
      <Stack>
        <Box as="p">{words.topicsBody}</Box>
        <Chips oneOf label={words.viewsLabel}>
          {states.map((one) => (
            <Chip key={one} id={`topics-${one}`} role="radio" chosen={one === state} onPress={() => setState(one)}>
              {words.topicStates[one]}
            </Chip>
          ))}
        </Chips>
        <Topics key={state} communityId={community} state={state} />
      </Stack>
    </Screen>
  )
}

function Topics({ communityId, state }: { communityId: string; state: TopicState }) {
  const words = conveneTexts.use()
  const topics = useTopics(communityId, state)
  useRefresh(topics)
  return (
    <QueryView query={topics}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items)
        if (rows.length === 0)
          return (
            <EmptyState id="topics-empty" picture="tree" title={words.topicsEmptyTitle} body={words.topicsEmptyBody} />
          )
        return (
          <Stack>
            <Card flush>
              {rows.map((row) => (
                <Row key={row.id} communityId={communityId} row={row} />
              ))}
            </Card>
            <More
              hasMore={topics.hasNextPage}
              isLoading={topics.isFetchingNextPage}
              onMore={() => void topics.fetchNextPage()}
            />
          </Stack>
        )
      }}
    </QueryView>
  )
}

function Row({ communityId, row }: { communityId: string; row: TopicRow }) {
  const words = conveneTexts.use()
  const { category } = complaintNames.use()
  return (
    <ListRow
      id={`topic-${row.id}`}
      icon={categoryIcons[row.category]}
      title={`${row.place} · ${category[row.category]}`}
      note={`${words.source[row.source]} · ${words.topicCounts(row.matters, row.openMatters)} · ${row.excerpt}`}
      onPress={() => open(complaintRoutes.topic(communityId, row.id))}
    />
  )
}
