import type { DecisionRow } from '@liren/shared/votes.views'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { useDecisions, useGroups } from '../../votes/hooks/use-decisions.ts'
import { participateTexts } from '../participate.texts.ts'
import { DecisionCard } from './decision.card.tsx'

/** What awaits my vote, then what is under way, then what was decided. */
export function Decisions({ communityId }: { communityId: string }) {
  const words = participateTexts.use()
  const decisions = useDecisions(communityId)
  useRefresh(decisions)
  return (
    <QueryView query={decisions}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        if (all.length === 0)
          return <EmptyState id="votes-empty" picture="tree" title={words.emptyTitle} body={words.emptyBody} />
        return (
          <Stack>
            <Groups communityId={communityId} rows={all} />
            <More
              hasMore={decisions.hasNextPage}
              isLoading={decisions.isFetchingNextPage}
              onMore={() => void decisions.fetchNextPage()}
            />
          </Stack>
        )
      }}
    </QueryView>
  )
}

function Groups({ communityId, rows }: { communityId: string; rows: readonly DecisionRow[] }) {
  const words = participateTexts.use()
  const { waiting, running, past } = useGroups(rows)
  const cards = (some: readonly DecisionRow[], isWaiting: boolean) => (
    <Stack>
      {some.map((row) => (
        <DecisionCard
          key={row.id}
          row={row}
          isWaiting={isWaiting}
          onPress={() => open(routes.decision(communityId, row.id))}
        />
      ))}
    </Stack>
  )
  return (
    <>
      <Section title={words.waiting}>
        {waiting.length > 0 ? cards(waiting, true) : <Box as="p">{words.nothingWaiting}</Box>}
      </Section>
      {running.length > 0 && <Section title={words.running}>{cards(running, false)}</Section>}
      {past.length > 0 && <Section title={words.past}>{cards(past, false)}</Section>}
    </>
  )
}
